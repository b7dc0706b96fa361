"""The one entry point: `motcua VERB …`."""

import os
import sys


def main() -> None:
    """Run Django's own verb for now; each Motcua verb is a file of this room."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(sys.argv)

"""Django's own management commands, for those who build Motcua: `motcua django makemigrations dossiers`."""

import argparse

from django.core.management import execute_from_command_line

EXAMPLE = "motcua django makemigrations dossiers"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None: everything after `django` belongs to Django, its `--help` too."""


def run(args: argparse.Namespace) -> int:
    """Hand the words on."""
    execute_from_command_line(["motcua django", *args.words])
    return 0

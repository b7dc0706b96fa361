"""Every change of a model has its migration, and each room's migrations form one line."""

import os
import sys
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connections
from django.db.migrations.loader import MigrationLoader

OURS = "motcua."


def main() -> int:
    """Exit status 1 with the offending room named, 0 otherwise; opens no database connection."""
    django.setup()
    # The models are compared with the files alone: no pool waits for a database that need not be there.
    connections["default"].settings_dict["OPTIONS"].pop("pool", None)
    warnings.filterwarnings("ignore", message="Got an error checking a consistent migration history")
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith(OURS)}
    loader = MigrationLoader(None)
    forks = {
        label: [name for _, name in loader.graph.leaf_nodes(label)]
        for label in ours
        if len(loader.graph.leaf_nodes(label)) > 1
    }
    if forks:
        print(f"migrations fork: {forks}; make them one line", file=sys.stderr)
        return 1
    try:
        call_command("makemigrations", check=True, dry_run=True, skip_checks=True, verbosity=0)
    except SystemExit:
        print("a model changed without its migration: motcua django makemigrations APP", file=sys.stderr)
        return 1
    print("migrations: complete and linear")
    return 0


if __name__ == "__main__":
    sys.exit(main())

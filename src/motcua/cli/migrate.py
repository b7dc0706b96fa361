"""Bring the database and the static files to this version."""

import argparse
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection

from motcua.cli import answers
from motcua.core.tasks import MONTHS_AHEAD

EXAMPLE = "motcua migrate"
STAMP = ".motcua-static"
LOCK = 0x4D6F74637561  # any number that all starts of Motcua share


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def run(args: argparse.Namespace) -> int:
    """Apply missing migrations and collect the static files; doing it twice changes nothing."""
    with _alone():
        call_command("migrate", interactive=False, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT core_ensure_event_partitions(now()::date, %s)", [MONTHS_AHEAD])
    collected = _collect_static()
    answers.say("database: up to date; static files: " + ("collected" if collected else "unchanged"))
    if args.json:
        answers.print_json({"migrated": True, "static_collected": collected})
    return 0


@contextmanager
def _alone() -> Iterator[None]:
    """Of several starts at once only one migrates; the others wait and then find nothing to do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _collect_static() -> bool:
    """Copy, name and compress the static files unless the same ones were collected before."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    wanted = _fingerprint()
    if stamp.is_file() and stamp.read_text() == wanted:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(wanted)
    return True


def _fingerprint() -> str:
    """One text for names, sizes and times of all static files."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = os.stat(storage.path(name))
            digest.update(f"{name}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()

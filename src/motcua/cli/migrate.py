"""Bring the database and the static files to this version."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection

from motcua.cli import answers
from motcua.core.asking import ASKING_ROLE
from motcua.core.tasks import MONTHS_AHEAD
from motcua.hosting import static_files

EXAMPLE = "motcua migrate"
_MAY_ASK = """
SELECT quote_ident(current_user), (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user)
    OR EXISTS (SELECT FROM pg_roles WHERE rolname = %s AND pg_has_role(current_user, oid, 'MEMBER'))
"""
LOCK = 0x4D6F74637561  # any number that all starts of Motcua share


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def run(args: argparse.Namespace) -> int:
    """Apply missing migrations and collect the static files; doing it twice changes nothing."""
    collected = bring_up_to_date()
    if args.json:
        answers.print_json({"migrated": True, "static_collected": collected})
    return 0


def bring_up_to_date() -> bool:
    """Tables, the event table's coming months, static files; returns whether files had to be collected."""
    with _alone():
        _check_may_ask()
        call_command("migrate", interactive=False, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT core_ensure_event_partitions(now()::date, %s)", [MONTHS_AHEAD])
    collected = static_files.collect()
    answers.say("database: up to date; static files: " + ("collected" if collected else "unchanged"))
    return collected


def _check_may_ask() -> None:
    """Pages ask under a role that this one takes on (ADR 0032). Raises CannotDo where somebody else has to make it."""
    with connection.cursor() as cursor:
        cursor.execute(_MAY_ASK, [ASKING_ROLE])
        owner, may = cursor.fetchone()
    if not may:
        once = f"CREATE ROLE {ASKING_ROLE} NOLOGIN; GRANT {ASKING_ROLE} TO {owner};"
        raise answers.CannotDo(
            f"the database role {ASKING_ROLE}, under which pages ask, is not there for {owner}, who may not make roles",
            remedy=f"let an administrator of the database server run once (the first half where it is missing): {once}",
        )


@contextmanager
def _alone() -> Iterator[None]:
    """Of several starts at once only one migrates; the others wait and then find nothing to do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])

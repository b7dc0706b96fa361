"""A database for measurements only: our embedded server with its durable settings, in a folder of its own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db import connection, connections

from motcua.cli.answers import CannotDo
from motcua.hosting.embedded import database_url, ensure_running, superuser_url
from motcua.hosting.place import DATABASE, postgres_home

# What measurements write. Units, procedures, accounts and keys stay.
_MEASURED = "dossiers_dossier, dossiers_foreignactivity, dossiers_serialcounter, core_event, core_idempotencykey"
_ALONE = 0x4D6F746265  # any number that all measurements share


@contextmanager
def own_database(folder: Path) -> Iterator[None]:
    """Run a server under `folder` and name it to this process and its children; the ledger is thrown away at the end.

    Any other database that the environment names is left alone: measuring fills and empties tables.
    """
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["MOTCUA_DATA"] = str(folder)
    with ensure_running(folder), psycopg.connect(superuser_url(folder, DATABASE), autocommit=True) as alone:
        if not alone.execute("SELECT pg_try_advisory_lock(%s)", [_ALONE]).fetchone() == (True,):
            raise CannotDo("another measurement is running", remedy="wait for its end, or set another MOTCUA_DATA")
        os.environ["MOTCUA_DATABASE_URL"] = database_url(folder)
        try:
            yield
            empty_ledger()
        finally:
            connections.close_all()


@contextmanager
def superuser() -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A connection of the database's superuser, for what neither pages nor jobs may do."""
    with psycopg.connect(superuser_url(Path(os.environ["MOTCUA_DATA"]), DATABASE), autocommit=True) as raw:
        yield raw


def empty_ledger() -> None:
    """Throw all dossiers away, which the database refuses to everybody but its superuser."""
    with superuser() as raw:
        raw.execute("SET session_replication_role = replica")
        raw.execute(f"TRUNCATE {_MEASURED}, procrastinate_jobs CASCADE".encode())


def settle() -> None:
    """Write down what is still in memory, so that one measurement does not pay for the one before."""
    with superuser() as raw:
        raw.execute("CHECKPOINT")


def durability() -> str:
    """What the server says about how safe a commit is, and which server it is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name || ' ' || setting FROM pg_settings WHERE name IN"
            " ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes') ORDER BY name DESC"
        )
        return "PostgreSQL " + ", ".join(row[0] for row in cursor.fetchall())


def server_log() -> Path:
    """The folder of the server's log."""
    return postgres_home(Path(os.environ["MOTCUA_DATA"])) / "log"

"""A database for measurements only: our embedded server with its durable settings, in a folder of its own."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import psycopg
from django.db import connection, connections

from motcua.cli.answers import CannotDo
from motcua.hosting.embedded import database_url, ensure_running, superuser_url
from motcua.hosting.place import DATABASE, postgres_home

# What measurements write. Units, procedures, accounts and keys stay.
_MEASURED = (
    "dossiers_dossier, dossiers_foreignactivity, dossiers_serialcounter, dossiers_workcount, dossiers_workdelta,"
    " dossiers_presence, dossiers_searchname, dossiers_searchnumber, dossiers_searchmark, core_event,"
    " core_idempotencykey"
)
_COPY = "motcua_bench_copy"
_ALONE = 0x4D6F746265  # any number that all measurements share


@contextmanager
def own_database(folder: Path) -> Iterator[None]:
    """Run a server under `folder` and name it to this process and its children; the ledger is thrown away at the end.

    Any other database that the environment names is left alone: measuring fills and empties tables.
    """
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["MOTCUA_DATA"] = str(folder)
    with ensure_running(folder), psycopg.connect(superuser_url(folder), autocommit=True) as alone:
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


@contextmanager
def copied_ledger() -> Iterator[Callable[[bool], None]]:
    """Keep a copy of the database as it is now; gives what turns this process to the copy (True) or back (False)."""
    _let_go()
    own, server = str(connection.settings_dict["NAME"]), superuser_url(Path(os.environ["MOTCUA_DATA"]), "postgres")
    with psycopg.connect(server, autocommit=True) as raw:
        raw.execute(f"DROP DATABASE IF EXISTS {_COPY} WITH (FORCE)".encode())
        # nobody may look on while a database is copied; whoever of ours still waits at the server comes again
        raw.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", [own])
        raw.execute(f"CREATE DATABASE {_COPY} TEMPLATE {own}".encode())
        raw.execute(f"GRANT ALL ON DATABASE {_COPY} TO PUBLIC".encode())

        def switch(copied: bool) -> None:
            _let_go()
            connection.settings_dict["NAME"] = _COPY if copied else own

        try:
            yield switch
        finally:
            switch(False)
            raw.execute(f"DROP DATABASE IF EXISTS {_COPY} WITH (FORCE)".encode())


def _let_go() -> None:
    """Give up every connection of this process, those that wait in the pool too."""
    connections.close_all()
    cast(Any, connection).close_pool()


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

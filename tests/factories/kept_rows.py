"""Rows that many tests begin with: made once in a process, then copied into the empty tables of the next test."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from psycopg import sql

TABLES = (
    "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition"
    " AND relnamespace = current_schema()::regnamespace"
    " AND relname NOT IN ('django_migrations', 'django_content_type', 'auth_permission') ORDER BY relname"
)


@dataclass
class KeptRows:
    """What `make` leaves behind in an empty database.

    Only for what hangs on nothing but the repository's own files: no clock, no settings. Keys are those of the first
    time; sequences are never wound back, so no later row meets them. In a database that holds rows already `make` runs
    as it is.
    """

    make: Callable[[], Any]
    _kept: dict[str, list[bytes]] | None = None

    def __call__(self) -> None:
        """Make the rows, or copy them."""
        if self._kept is None:
            self._make_and_keep()
        elif self._any_row(tuple(self._kept)):
            self.make()
        else:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL session_replication_role = replica")  # whole rows need no second look
                for table, rows in self._kept.items():
                    with cursor.copy(_copy("COPY {} FROM STDIN (FORMAT binary)", table)) as copy:
                        for row in rows:
                            copy.write(row)
                cursor.execute("SET LOCAL session_replication_role = origin")

    def _make_and_keep(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(TABLES)
            tables = [name for (name,) in cursor.fetchall()]
        was_empty = not self._any_row(tuple(tables))
        self.make()
        if was_empty:
            self._kept = {table: _rows_of(table) for table in tables if self._any_row((table,))}

    @staticmethod
    def _any_row(tables: tuple[str, ...]) -> bool:
        asked = sql.SQL(" OR ").join(sql.SQL("EXISTS (SELECT FROM {})").format(sql.Identifier(name)) for name in tables)
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("SELECT {}").format(asked))
            return bool(cursor.fetchone()[0])


def _rows_of(table: str) -> list[bytes]:
    with connection.cursor() as cursor, cursor.copy(_copy("COPY {} TO STDOUT (FORMAT binary)", table)) as copy:
        return [bytes(piece) for piece in copy]


def _copy(words: str, table: str) -> sql.Composed:
    return sql.SQL(words).format(sql.Identifier(table))

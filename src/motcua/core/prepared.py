"""Statements of every request, prepared once on the server, with every value bound there."""

import time
from collections.abc import Iterable, Mapping
from typing import Any

import psycopg
from django.db import connection


def run_prepared(statement: str, parameters: Mapping[str, Any]) -> tuple[Any, ...]:
    """Like `rows_prepared`, for a statement that returns a single row. Raises LookupError where it returns none."""
    rows = rows_prepared(statement, parameters)
    if not rows:
        raise LookupError("the statement returned no row")
    return rows[0]


def rows_prepared(statement: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Execute the statement on this thread's connection and return its rows.

    Django's own cursor puts values into the text; this one sends them apart, so that PostgreSQL plans the statement
    once per connection. Outside a transaction the statement is one by itself; inside it belongs to it. It is written
    to Django's query log, so that counts of statements count it.
    Raises  psycopg errors as they are (not Django's)
    """
    connection.ensure_connection()
    connection.tell_who_asks()  # type: ignore[attr-defined]
    raw = connection.connection
    if raw.prepare_threshold is None:
        raw.prepare_threshold = 0
    started = time.monotonic()
    with psycopg.Cursor(raw) as cursor:
        rows: list[tuple[Any, ...]] = cursor.execute(statement.encode(), parameters, prepare=True).fetchall()
    if connection.queries_logged:
        whole = psycopg.ClientCursor(raw).mogrify(statement.encode(), parameters)  # as Django logs its own
        connection.queries_log.append({"sql": whole, "time": f"{time.monotonic() - started:.3f}"})
    return rows


def keys_as_text(keys: Iterable[int]) -> str:
    """Keys as one value for a parameter that the statement casts (`%(units)s::bigint[]`).

    A thousand rights would otherwise cost more to write down than to look up.
    """
    return "{" + ",".join(map(str, sorted(keys))) + "}"

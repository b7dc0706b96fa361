"""One folded statement, prepared once on the server, with every value bound there."""

import time
from collections.abc import Mapping
from typing import Any

import psycopg
from django.db import connection


def run_prepared(statement: str, parameters: Mapping[str, Any]) -> tuple[Any, ...]:
    """Execute the statement on this thread's connection and return its single row.

    Django's own cursor puts values into the text; this one sends them apart, so that PostgreSQL plans the statement
    once per connection. Outside a transaction the statement is one by itself; inside it belongs to it. It is written
    to Django's query log, so that counts of statements count it.
    Raises  psycopg errors as they are (not Django's)
    """
    connection.ensure_connection()
    raw = connection.connection
    if raw.prepare_threshold is None:
        raw.prepare_threshold = 0
    started = time.monotonic()
    with psycopg.Cursor(raw) as cursor:
        row: tuple[Any, ...] | None = cursor.execute(statement.encode(), parameters, prepare=True).fetchone()
    if connection.queries_logged:
        connection.queries_log.append({"sql": statement, "time": f"{time.monotonic() - started:.3f}"})
    if row is None:
        raise LookupError("the statement returned no row")
    return row

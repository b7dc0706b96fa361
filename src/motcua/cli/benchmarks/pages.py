"""A page's time and statements at two sizes of the ledger, beside its own SQL alone."""

import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.cli.benchmarks.reading import percentile

REQUESTS = 150


def time_page(client: Client, address: str) -> dict[str, Any]:
    """Milliseconds p50 and p95 of the page, its statements, and p50 of the same statements alone."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    statements = [query["sql"] for query in captured.captured_queries]
    page = _seconds(lambda: client.get(address))
    alone = _seconds(lambda: _replay(statements))
    return {
        "p50_ms": round(1000 * percentile(page, 0.5), 2),
        "p95_ms": round(1000 * percentile(page, 0.95), 2),
        "statements": len(statements),
        "sql_alone_ms": round(1000 * percentile(alone, 0.5), 2),
        "bytes": len(answer.content),
    }


def _replay(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            if statement.lstrip().upper().startswith("SELECT"):
                cursor.execute(statement)
                cursor.fetchall()


def _seconds(act: Callable[[], object]) -> list[float]:
    for _ in range(10):
        act()
    lasted = []
    for _ in range(REQUESTS):
        begun = time.perf_counter()
        act()
        lasted.append(time.perf_counter() - begun)
    return lasted

"""Pages' times and statements at two sizes of the ledger, beside their own SQL alone."""

import functools
import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.cli.benchmarks.ledger import bench_officer, bench_units, fill, first_open_code, signed_in
from motcua.cli.benchmarks.own_database import empty_ledger, settle
from motcua.cli.benchmarks.reading import Reading, percentile

ROUNDS, REQUESTS = 7, 60
SMALL, MOST_GROWTH, MOST_STATEMENTS = 10_000, 1.3, 10

Times = dict[str, Any]


@functools.cache
def both_sizes(large: int) -> dict[str, tuple[Times, Times]]:
    """By page: its times at the small and at the large ledger. Filled once for all pages."""
    empty_ledger()
    units = bench_units(50)
    client = signed_in(bench_officer(units[0]))
    fill(units, SMALL)
    addresses = {
        "work_list": f"/can-bo/?unit={units[0].id}&list=open",
        "dossier_page": f"/can-bo/dossiers/{first_open_code(units[0])}/",
    }
    small = {name: _times(client, address) for name, address in addresses.items()}
    fill(units, large)
    return {name: (small[name], _times(client, address)) for name, address in addresses.items()}


def reading_of(name: str, pages: tuple[Times, Times]) -> Reading:
    """The reading of one page that was measured at both sizes."""
    small, large = pages
    growth = large["p95_ms"] / small["p95_ms"]
    detail = {
        f"{key}_{size}": value for size, page in (("small", small), ("large", large)) for key, value in page.items()
    }
    return Reading(
        f"{name} p95",
        large["p95_ms"],
        "ms",
        large["sql_alone_ms"],
        "its SQL alone, p50",
        large["sql_alone_ms"] / large["p95_ms"],
        f"large <= {MOST_GROWTH} x small and <= {MOST_STATEMENTS} statements",
        growth <= MOST_GROWTH and large["statements"] <= MOST_STATEMENTS,
        {"large_to_small": round(growth, 2)} | detail,
    )


def _times(client: Client, address: str) -> Times:
    """Milliseconds p50 and p95 of the page, its statements, and p50 of the same statements alone.

    Of several rounds the quietest counts: what else the machine does meanwhile is not the page's.
    """
    settle()
    client.get(address)  # what a process reads once is not the page's
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    statements = [query["sql"] for query in captured.captured_queries]
    page = [_seconds(lambda: client.get(address)) for _ in range(ROUNDS)]
    alone = [_seconds(lambda: _replay(statements)) for _ in range(ROUNDS)]
    return {
        "p50_ms": _least(page, 0.5),
        "p95_ms": _least(page, 0.95),
        "statements": len(statements),
        "sql_alone_ms": _least(alone, 0.5),
        "bytes": len(answer.content),
    }


def _least(rounds: list[list[float]], share: float) -> float:
    return round(1000 * min(percentile(seconds, share) for seconds in rounds), 2)


def _replay(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            if statement.lstrip().upper().startswith("SELECT"):
                cursor.execute(statement)
                cursor.fetchall()


def _seconds(act: Callable[[], object]) -> list[float]:
    for _ in range(5):
        act()
    lasted = []
    for _ in range(REQUESTS):
        begun = time.perf_counter()
        act()
        lasted.append(time.perf_counter() - begun)
    return lasted

"""Pages' times and statements at two sizes of the ledger, beside their own SQL alone."""

import functools
import time
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.cli.benchmarks.ledger import bench_officer, bench_units, fill, first_open_code, signed_in
from motcua.cli.benchmarks.own_database import copied_ledger, empty_ledger, settle
from motcua.cli.benchmarks.reading import Reading, percentile
from motcua.orgs.api import UnitRef

ROUNDS, REQUESTS = 7, 60
SMALL, MOST_GROWTH, MOST_STATEMENTS = 10_000, 1.3, 10

Times = dict[str, Any]


@functools.cache
def both_sizes(large: int) -> dict[str, tuple[Times, Times]]:
    """By page: its times at the small and at the large ledger. Filled once for all pages.

    Rounds at both sizes take turns: what else the machine does, or how fast it runs just then, meets both alike.
    """
    empty_ledger()
    units = bench_units(50)
    client = signed_in(bench_officer(units[0]))
    fill(units, SMALL)
    small = _addresses(units[0])
    with copied_ledger() as switch:
        fill(units, large)
        settle()
        sizes = ((True, small), (False, _addresses(units[0])))
        return {name: _by_turns(client, name, sizes, switch) for name in small}


def _addresses(unit: UnitRef) -> dict[str, str]:
    return {
        "work_list": f"/can-bo/?unit={unit.id}&list=open",
        "dossier_page": f"/can-bo/dossiers/{first_open_code(unit)}/",
    }


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


def _by_turns(
    client: Client, name: str, sizes: Sequence[tuple[bool, dict[str, str]]], switch: Callable[[bool], None]
) -> tuple[Times, Times]:
    """Milliseconds p50 and p95 of the page, its statements, and p50 of the same statements alone, at both sizes.

    Of several rounds the quietest counts: what else the machine does meanwhile is not the page's.
    """
    page: dict[bool, list[list[float]]] = {True: [], False: []}
    alone: dict[bool, list[list[float]]] = {True: [], False: []}
    seen: dict[bool, tuple[int, int]] = {}
    for _ in range(ROUNDS):
        for copied, addresses in sizes:
            switch(copied)
            statements, size = _statements(client, addresses[name])
            seen[copied] = (len(statements), size)
            page[copied].append(_seconds(functools.partial(client.get, addresses[name])))
            alone[copied].append(_seconds(functools.partial(_replay, statements)))
    small, large = (
        {
            "p50_ms": _least(page[copied], 0.5),
            "p95_ms": _least(page[copied], 0.95),
            "statements": seen[copied][0],
            "sql_alone_ms": _least(alone[copied], 0.5),
            "bytes": seen[copied][1],
        }
        for copied in (True, False)
    )
    return small, large


def _statements(client: Client, address: str) -> tuple[list[str], int]:
    """What the page asks of the database, and its bytes, once the process has read what it reads only once."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    return [query["sql"] for query in captured.captured_queries], len(answer.content)


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

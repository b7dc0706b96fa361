"""Pages' times, statements and processor time at two sizes of the ledger, beside their own SQL alone."""

import functools
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.cli.benchmarks.ledger import bench_officer, bench_units, fill, first_open_code, signed_in
from motcua.cli.benchmarks.own_database import copied_ledger, empty_ledger, settle
from motcua.cli.benchmarks.people import findable_number
from motcua.cli.benchmarks.reading import Reading, percentile
from motcua.orgs.api import UnitRef

ROUNDS, REQUESTS, WARM = 7, 60, 5
SMALL, MOST_STATEMENTS, MOST_CPU_MS = 10_000, 10, 10.0
MANY, MOST_GROWTH, MOST_GROWTH_OF_MANY = 1_000_000, 1.3, 1.5
BUSY_UNITS, RIGHTS = 50, 1000
"""The dossiers lie in so many units; the officer holds a role in so many more."""

Times = Mapping[str, Any]


@functools.cache
def both_sizes(large: int) -> dict[str, tuple[Times, Times]]:
    """By page: its times at the small and at the large ledger. Filled once for all pages.

    Rounds at both sizes take turns: what else the machine does, or how fast it runs just then, meets both alike.
    """
    empty_ledger()
    units = bench_units(RIGHTS)
    client = signed_in(bench_officer(units))
    busy = units[:BUSY_UNITS]
    fill(busy, SMALL)
    small = _addresses(busy[0])
    with copied_ledger() as switch:
        fill(busy, large)
        settle()
        sizes = ((True, small), (False, _addresses(busy[0])))
        return {name: _by_turns(client, name, sizes, switch) for name in small}


def _addresses(unit: UnitRef) -> dict[str, str]:
    code = first_open_code(unit)
    return {
        "work_list": f"/can-bo/?unit={unit.id}&list=open",
        "dossier_page": f"/can-bo/dossiers/{code}/",
        "search_by_name": "/can-bo/search/?q=huong",
        "search_by_number": f"/can-bo/search/?q={findable_number(code)}",
    }


def reading_of(name: str, pages: tuple[Times, Times], *, dossiers: int) -> Reading:
    """The reading of one page that was measured at both sizes; `dossiers` in the large one."""
    small, large = pages
    growth = large["p95_ms"] / small["p95_ms"]
    most = MOST_GROWTH if dossiers <= MANY else MOST_GROWTH_OF_MANY
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
        f"at {dossiers:,} dossiers <= {most} x at {SMALL:,}, <= {MOST_STATEMENTS} statements, <= {MOST_CPU_MS} ms CPU",
        growth <= most and large["statements"] <= MOST_STATEMENTS and large["cpu_ms"] <= MOST_CPU_MS,
        {"large_to_small": round(growth, 2), "rights": RIGHTS} | detail,
    )


def _by_turns(
    client: Client, name: str, sizes: Sequence[tuple[bool, dict[str, str]]], switch: Callable[[bool], None]
) -> tuple[Times, Times]:
    """Milliseconds p50 and p95 of the page, its processor time, its statements, and p50 of these alone, at both sizes.

    Of several rounds the quietest counts: what else the machine does meanwhile is not the page's.
    """
    page: dict[bool, list[list[float]]] = {True: [], False: []}
    alone: dict[bool, list[list[float]]] = {True: [], False: []}
    cpu: dict[bool, list[float]] = {True: [], False: []}
    seen: dict[bool, tuple[int, int]] = {}
    for _ in range(ROUNDS):
        for copied, addresses in sizes:
            switch(copied)
            statements, size = _statements(client, addresses[name])
            seen[copied] = (len(statements), size)
            begun = time.process_time()
            page[copied].append(_seconds(functools.partial(client.get, addresses[name])))
            cpu[copied].append((time.process_time() - begun) / (WARM + REQUESTS))
            alone[copied].append(_seconds(functools.partial(_replay, statements)))
    small, large = (
        {
            "p50_ms": _least(page[copied], 0.5),
            "p95_ms": _least(page[copied], 0.95),
            "cpu_ms": round(1000 * min(cpu[copied]), 2),
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
    for _ in range(WARM):
        act()
    lasted = []
    for _ in range(REQUESTS):
        begun = time.perf_counter()
        act()
        lasted.append(time.perf_counter() - begun)
    return lasted

"""Searching the nation's procedures: whether the right one comes first, and how long the database works for it."""

import argparse
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime
from statistics import median, quantiles
from typing import Any

import yaml
from django.db import connection
from django.utils import timezone

from motcua.catalogue.api import find_procedures, import_national, import_procedures
from motcua.cli.answers import say
from motcua.cli.benchmarks.reading import Reading
from motcua.core.actor import Actor
from motcua.core.data_folder import DATA_FILES
from motcua.core.folding import fold
from motcua.orgs.api import load_units

SPELLINGS = ("with marks", "without marks", "mistyped or in another order")
LEAST_HITS = (0.95, 0.90, 0.90)
SEARCHERS, PAUSE, MOST_MILLISECONDS = 20, 1.0, 30
_LIMIT = "SELECT entry_id, gain FROM catalogue_searchposting WHERE word = ANY(%s)"


def measure(args: argparse.Namespace) -> list[Reading]:
    """Hits among the first five for each spelling, and the p95 of the database's time with twenty searchers at once."""
    if not args.catalogue.is_file():
        say(f"no file {args.catalogue}: name one with --catalogue; nothing measured")
        return []
    load_units()
    now = timezone.now()
    import_procedures(now=now)
    import_national(actor=Actor.system("bench"), path=args.catalogue, now=now)
    queries = yaml.safe_load((DATA_FILES / "search" / "queries.yaml").read_text(encoding="utf-8"))["queries"]
    return [*_relevance(queries, now), _alone(queries, now), _speed(queries, now, args.seconds)]


def _relevance(queries: Sequence[dict[str, Any]], now: datetime) -> list[Reading]:
    on = timezone.localdate(now)
    readings = []
    for place, (spelling, least) in enumerate(zip(SPELLINGS, LEAST_HITS, strict=True)):
        ranks = []
        for query in queries:
            found = [hit.code for hit in find_procedures(query["typed"][place], on=on, limit=10)]
            ranks.append(next((rank for rank, code in enumerate(found, 1) if code in query["right"]), 0))
        hits = sum(0 < rank <= 5 for rank in ranks) / len(ranks)
        detail = {
            "spelling": spelling,
            "queries": len(ranks),
            "mean_reciprocal_rank": round(sum(1 / rank for rank in ranks if rank) / len(ranks), 3),
        }
        readings.append(
            Reading(
                f"search_hits_{place + 1}", hits, "of 1", 1.0, "every query", hits, f">= {least}", hits >= least, detail
            )
        )
    return readings


@dataclass(slots=True)
class _Spent:
    """What searches took: seconds in the database and in all, and statements, one entry a search."""

    database: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)

    def search(self, text: str, on: date) -> None:
        """One search, by a request of its own: its connection comes from the pool and goes back there."""
        mine: list[float] = []

        def timed(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
            begun = time.perf_counter()
            try:
                return execute(sql, parameters, many, context)
            finally:
                mine.append(time.perf_counter() - begun)

        begun = time.perf_counter()
        with connection.execute_wrapper(timed):
            find_procedures(text, on=on, limit=20)
        self.whole.append(time.perf_counter() - begun)
        self.database.append(sum(mine))
        self.statements.append(len(mine))
        connection.close()


def _alone(queries: Sequence[dict[str, Any]], now: datetime) -> Reading:
    """One person after another, nobody beside."""
    spent = _Spent()
    for typed in (typed for query in queries for typed in query["typed"]):
        spent.search(typed, timezone.localdate(now))
    return _reading("search_time_alone p95", spent, 1, _bare_lookup(queries))


def _speed(queries: Sequence[dict[str, Any]], now: datetime, seconds: float) -> Reading:
    """Twenty people, each of whom searches once a second; what counts is the time within the database."""
    texts = [typed for query in queries for typed in query["typed"]]
    on = timezone.localdate(now)
    spent = _Spent()
    until = time.perf_counter() + seconds

    def search(number: int) -> None:
        time.sleep(PAUSE * number / SEARCHERS)
        place = number * 7
        while (begun := time.perf_counter()) < until:
            spent.search(texts[place % len(texts)], on)
            place += 1
            time.sleep(max(0.0, PAUSE - (time.perf_counter() - begun)))

    with ThreadPoolExecutor(SEARCHERS) as searchers:
        list(searchers.map(search, range(SEARCHERS)))
    return _reading("search_time p95", spent, SEARCHERS, _bare_lookup(queries))


def _reading(name: str, spent: _Spent, searchers: int, limit: float) -> Reading:
    p95 = quantiles(spent.database, n=20)[-1] * 1000
    detail = {
        "searches": len(spent.whole),
        "searchers": searchers,
        "most_statements": max(spent.statements),
        "p50_ms": round(median(spent.database) * 1000, 1),
        "whole_search_p50_ms": round(median(spent.whole) * 1000, 1),
        "whole_search_p95_ms": round(quantiles(spent.whole, n=20)[-1] * 1000, 1),
    }
    held = p95 <= MOST_MILLISECONDS and max(spent.statements) <= 3
    bar = f"<= {MOST_MILLISECONDS} ms in the database, 3 statements"
    return Reading(
        name, p95, "ms", limit, "reading the postings of the same words, p95", limit / p95, bar, held, detail
    )


def _bare_lookup(queries: Sequence[dict[str, Any]]) -> float:
    """Milliseconds (p95) of reading where the same words stand, with nothing counted or ranked."""
    took = []
    with connection.cursor() as cursor:
        for query in queries:
            begun = time.perf_counter()
            cursor.execute(_LIMIT, [fold(query["typed"][1]).split()])
            cursor.fetchall()
            took.append(time.perf_counter() - begun)
    return quantiles(took, n=20)[-1] * 1000

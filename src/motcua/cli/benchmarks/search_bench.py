"""Searching the nation's procedures: whether the right one comes first, and how long the database works for it."""

import argparse
import threading
import time
from collections.abc import Sequence
from datetime import datetime
from statistics import quantiles
from typing import Any

import yaml
from django.db import connection
from django.utils import timezone

from motcua.catalogue.api import find_procedures, import_national, import_procedures
from motcua.cli.answers import say
from motcua.cli.benchmarks.reading import Reading
from motcua.core.actor import Actor
from motcua.core.data_folder import DATA_FILES
from motcua.orgs.api import load_units

SPELLINGS = ("with marks", "without marks", "mistyped or in another order")
LEAST_HITS = (0.95, 0.90, 0.90)
SEARCHERS, PAUSE, MOST_MILLISECONDS = 20, 1.0, 30
_LIMIT = "SELECT id FROM catalogue_searchentry WHERE near @@ %s::tsquery ORDER BY id LIMIT 200"


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
    return [*_relevance(queries, now), _speed(queries, now, args.seconds)]


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


def _speed(queries: Sequence[dict[str, Any]], now: datetime, seconds: float) -> Reading:
    """Twenty people, each of whom searches once a second; what counts is the time within the database."""
    texts = [typed for query in queries for typed in query["typed"]]
    on = timezone.localdate(now)
    lock = threading.Lock()
    spent: list[float] = []
    whole: list[float] = []
    statements: list[int] = []
    until = time.perf_counter() + seconds

    def search(number: int) -> None:
        mine: list[float] = []

        def timed(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
            begun = time.perf_counter()
            try:
                return execute(sql, parameters, many, context)
            finally:
                mine.append(time.perf_counter() - begun)

        time.sleep(PAUSE * number / SEARCHERS)
        place = number * 7
        with connection.execute_wrapper(timed):
            while time.perf_counter() < until:
                mine.clear()
                begun = time.perf_counter()
                find_procedures(texts[place % len(texts)], on=on, limit=20)
                took = time.perf_counter() - begun
                with lock:
                    spent.append(sum(mine))
                    whole.append(took)
                    statements.append(len(mine))
                place += 1
                time.sleep(max(0.0, PAUSE - took))
        connection.close()

    threads = [threading.Thread(target=search, args=(number,)) for number in range(SEARCHERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return _reading(spent, whole, statements, _bare_lookup(queries))


def _reading(spent: list[float], whole: list[float], statements: list[int], limit: float) -> Reading:
    p95 = quantiles(spent, n=20)[-1] * 1000
    detail = {
        "searches": len(spent),
        "searchers": SEARCHERS,
        "most_statements": max(statements),
        "whole_search_p95_ms": round(quantiles(whole, n=20)[-1] * 1000, 1),
    }
    held = p95 <= MOST_MILLISECONDS and max(statements) <= 3
    bar = f"<= {MOST_MILLISECONDS} ms in the database, 3 statements"
    return Reading(
        "search_time p95", p95, "ms", limit, "a bare look into the index, p95", limit / p95, bar, held, detail
    )


def _bare_lookup(queries: Sequence[dict[str, Any]]) -> float:
    """Milliseconds (p95) of finding rows by the same words in the index, unranked and with nothing read."""
    took = []
    with connection.cursor() as cursor:
        for query in queries:
            words = " | ".join(f"'{word}'" for word in query["typed"][1].casefold().split() if word.isalnum())
            begun = time.perf_counter()
            cursor.execute(_LIMIT, [words])
            cursor.fetchall()
            took.append(time.perf_counter() - begun)
    return quantiles(took, n=20)[-1] * 1000

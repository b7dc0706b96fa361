"""The page of a procedure over the nation's whole catalogue: how long, how many statements, how heavy for a phone."""

import argparse
import gzip
import time
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from motcua.catalogue.api import import_national, import_procedures, list_effective
from motcua.cli.answers import say
from motcua.cli.benchmarks.reading import Reading, percentile
from motcua.core.actor import Actor
from motcua.orgs.api import load_units

PAGES = 400
WARMING = 20
EVERY = 100_000  # more than any catalogue has
MOST_MS, MOST_STATEMENTS, MOST_BYTES = 40.0, 6, 60_000
HOME = "nso:19777"
"""The reader has told a commune, so that every page that can name its office does."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One page: whole time and time of its statements alone in seconds, their number, and its compressed bytes."""

    seconds: float
    sql_seconds: float
    statements: int
    size: int


def measure(args: argparse.Namespace) -> list[Reading]:
    """One reading: pages read one after the other from all over the catalogue, none of them read before."""
    if not args.catalogue.is_file():
        say(f"no file {args.catalogue}: name one with --catalogue; nothing measured")
        return []
    load_units()
    now = timezone.now()
    import_procedures(now=now)
    import_national(actor=Actor.system("bench"), path=args.catalogue, now=now)
    client = Client(HTTP_HOST="127.0.0.1")
    client.post("/xa-phuong/", {"xa": HOME})
    codes = _all_over_the_catalogue()
    for code in codes[:WARMING]:
        client.get(f"/thu-tuc/{code}/")
    visits = [_visit(client, code) for code in codes[WARMING:]]
    return [_reading(visits, _visit(client, _longest()))]


def _all_over_the_catalogue() -> list[str]:
    """Every so many-th code in alphabetical order of the names."""
    codes = [row.code for row in list_effective({}, on=timezone.localdate(), limit=EVERY).rows]
    return codes[:: max(1, len(codes) // (PAGES + WARMING))]


def _longest() -> str:
    """The procedure with the longest record."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT procedure.code FROM catalogue_nationalversion version"
            " JOIN catalogue_procedure procedure ON procedure.id = version.procedure_id"
            " ORDER BY length(version.record::text) DESC, procedure.code LIMIT 1"
        )
        return str(cursor.fetchone()[0])


def _visit(client: Client, code: str) -> Visit:
    begun = time.perf_counter()
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(f"/thu-tuc/{code}/")
    seconds = time.perf_counter() - begun
    if answer.status_code != 200:
        raise RuntimeError(f"/thu-tuc/{code}/ answered {answer.status_code}")
    alone = sum(float(query["time"]) for query in captured.captured_queries)
    return Visit(seconds, alone, len(captured), len(gzip.compress(answer.content)))


def _reading(visits: list[Visit], longest: Visit) -> Reading:
    p95 = 1000 * percentile([visit.seconds for visit in visits], 0.95)
    limit = 1000 * percentile([visit.sql_seconds for visit in visits], 0.95)
    median_bytes = percentile([float(visit.size) for visit in visits], 0.5)
    statements = max(visit.statements for visit in visits)
    detail = {
        "pages": len(visits),
        "p50_ms": round(1000 * percentile([visit.seconds for visit in visits], 0.5), 1),
        "most_statements": statements,
        "median_compressed_bytes": int(median_bytes),
        "longest_ms": round(1000 * longest.seconds, 1),
        "longest_compressed_bytes": longest.size,
    }
    held = p95 <= MOST_MS and statements <= MOST_STATEMENTS and median_bytes <= MOST_BYTES
    bar = f"<= {MOST_MS:g} ms, {MOST_STATEMENTS} statements, {MOST_BYTES // 1000} KB compressed"
    return Reading("procedure_page p95", p95, "ms", limit, "its statements alone", limit / p95, bar, held, detail)

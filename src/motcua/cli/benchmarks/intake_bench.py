"""Intake: POST dossiers over 16 connections to the real server, beside pgbench writing the same rows."""

import argparse
import itertools
import json
import secrets
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection
from django.utils import timezone

from motcua.cli.benchmarks.cpu import cpu_seconds
from motcua.cli.benchmarks.ledger import bench_units, submission_body
from motcua.cli.benchmarks.load import post_load
from motcua.cli.benchmarks.own_database import settle
from motcua.cli.benchmarks.pgbench import transactions_per_second
from motcua.cli.benchmarks.reading import Reading, percentile
from motcua.cli.benchmarks.statements import statements_of
from motcua.cli.benchmarks.web import free_port, serving
from motcua.core.actor import Actor
from motcua.identity.api import create_token
from motcua.orgs.api import UnitRef

CONNECTIONS = 16
WARM_UP_SECONDS = 1
TURNS = 3
COUNTED = 10
LEAST_RATIO, LEAST_OF_FIFTY, MOST_CPU_MS, MOST_STATEMENTS = 0.20, 0.8, 8, 12


@dataclass(frozen=True, slots=True)
class Desk:
    """The running server, and the agencies whose machines hand dossiers in."""

    port: int
    server: int
    units: Sequence[UnitRef]
    tokens: Sequence[str]

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def requests(self, agencies: int) -> Iterator[bytes]:
        """Whole HTTP messages in turn over so many agencies, each with an Idempotency-Key of its own."""
        bodies = [json.dumps(submission_body(unit), ensure_ascii=False).encode() for unit in self.units[:agencies]]
        run = secrets.token_hex(8)
        for number in itertools.count():
            place = number % agencies
            head = (
                f"POST /api/v1/dossiers HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
                f"Authorization: Bearer {self.tokens[place]}\r\nContent-Type: application/json\r\n"
                f"Idempotency-Key: bench-{run}-{number}\r\nContent-Length: {len(bodies[place])}\r\n\r\n"
            )
            yield head.encode() + bodies[place]


@dataclass(slots=True)
class Load:
    """What loads of one kind gave together: how many dossiers in how long, and seconds of CPU they cost."""

    accepted: int = 0
    lasted: float = 0.0
    server_cpu: float = 0.0
    database_cpu: float = 0.0
    seconds: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Dossiers a second."""
        return self.accepted / self.lasted

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of CPU that one dossier cost server and database together."""
        return 1000 * (self.server_cpu + self.database_cpu) / self.accepted


def _postmaster() -> int:
    """Process id of the database's main process."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (backend,) = cursor.fetchone()
    return int(Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()[1])


def _add_load(load: Load, desk: Desk, agencies: int, seconds: float) -> None:
    """Load the server once more and add what it gave. Raises RuntimeError unless every submission was taken."""
    requests, postmaster = desk.requests(agencies), _postmaster()
    post_load(desk.url, requests, connections=CONNECTIONS, seconds=WARM_UP_SECONDS)
    settle()
    server_before, database_before, begun = cpu_seconds(desk.server), cpu_seconds(postmaster), time.perf_counter()
    result = post_load(desk.url, requests, connections=CONNECTIONS, seconds=seconds)
    load.lasted += time.perf_counter() - begun
    accepted = result.statuses.get(201, 0)
    if accepted < sum(result.statuses.values()) or not accepted:
        raise RuntimeError(f"not every submission was taken: {result.statuses} {result.first_failure}")
    load.accepted += accepted
    load.seconds += result.seconds
    load.server_cpu += cpu_seconds(desk.server) - server_before
    load.database_cpu += cpu_seconds(postmaster) - database_before


def _statements(desk: Desk) -> float:
    """Statements of one submission on the warm server, the mean of some sent one after another."""
    requests = itertools.islice(desk.requests(1), COUNTED)
    statements = statements_of(lambda: post_load(desk.url, requests, connections=1, seconds=60))
    return len(statements) / COUNTED


def measure(args: argparse.Namespace) -> list[Reading]:
    """Two readings: fifty agencies against pgbench, and one agency against fifty.

    The three loads take turns, so that what else the machine does meanwhile weighs on all of them alike.
    """
    units = bench_units(50)
    now = timezone.now()
    system = Actor.system("bench")
    tokens = [
        create_token(actor=system, name="bench", unit_id=unit.id, scopes=["dossiers:write"], now=now, days=1).token
        for unit in units
    ]
    port = free_port()
    with serving(port) as server:
        desk = Desk(port, server.pid, units, tokens)
        many, one, limits = Load(), Load(), []
        for _ in range(TURNS):
            _add_load(many, desk, len(units), args.seconds / TURNS)
            _add_load(one, desk, 1, args.seconds / TURNS)
            limits.append(_limit(units, args.seconds / TURNS))
        statements = _statements(desk)
    return [_against_pgbench(many, sum(limits) / TURNS, statements), _against_fifty(one, many)]


def _limit(units: Sequence[UnitRef], seconds: float) -> float:
    settle()
    unit_ids = [unit.id for unit in units]
    return transactions_per_second(unit_ids=unit_ids, clients=CONNECTIONS, seconds=max(1, round(seconds)))


def _detail(load: Load) -> dict[str, float]:
    return {
        "p50_ms": round(1000 * percentile(load.seconds, 0.5), 1),
        "p95_ms": round(1000 * percentile(load.seconds, 0.95), 1),
        "server_cpu_ms": round(1000 * load.server_cpu / load.accepted, 2),
        "database_cpu_ms": round(1000 * load.database_cpu / load.accepted, 2),
    }


def _against_pgbench(many: Load, limit: float, statements: float) -> Reading:
    ratio = many.rate / limit
    return Reading(
        "intake, 50 agencies",
        many.rate,
        "dossiers/s",
        limit,
        "pgbench, same rows",
        ratio,
        f">= {LEAST_RATIO:.2f}, CPU <= {MOST_CPU_MS} ms and <= {MOST_STATEMENTS} statements",
        ratio >= LEAST_RATIO and many.cpu_ms <= MOST_CPU_MS and statements <= MOST_STATEMENTS,
        _detail(many) | {"cpu_ms": round(many.cpu_ms, 2), "statements": statements},
    )


def _against_fifty(one: Load, many: Load) -> Reading:
    ratio = one.rate / many.rate
    return Reading(
        "intake, 1 agency",
        one.rate,
        "dossiers/s",
        many.rate,
        "fifty agencies",
        ratio,
        f">= {LEAST_OF_FIFTY}",
        ratio >= LEAST_OF_FIFTY,
        _detail(one),
    )

"""Intake: POST dossiers over 16 connections to the real server, beside pgbench writing the same rows."""

import argparse
import itertools
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.request import urlopen

from django.db import connection
from django.utils import timezone

from motcua.cli.benchmarks.cpu import cpu_seconds
from motcua.cli.benchmarks.ledger import bench_units
from motcua.cli.benchmarks.load import LoadResult, post_load
from motcua.cli.benchmarks.pgbench import transactions_per_second
from motcua.cli.benchmarks.reading import Reading, percentile
from motcua.core.actor import Actor
from motcua.identity.api import create_token
from motcua.orgs.api import UnitRef

CONNECTIONS = 16
WARM_UP_SECONDS = 3
EXAMPLE = Path(__file__).parents[4] / "docs" / "api" / "examples" / "submit-1.001193.json"


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(port: int) -> subprocess.Popen[bytes]:
    """The web server as in production: granian with two workers."""
    command = [sys.executable, "-m", "motcua", "serve", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ))
    for _ in range(200):
        try:
            with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1):
                return server
        except OSError:
            time.sleep(0.1)
    server.terminate()
    raise RuntimeError("the server did not answer within 20 s")


def _requests(port: int, units: Sequence[UnitRef], tokens: Sequence[str]) -> Iterator[bytes]:
    """Whole HTTP messages in turn over the units, each with an Idempotency-Key of its own."""
    example = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    bodies = []
    for unit in units:
        body = example | {"unit": unit.code, "legal_channel": "counter", "place": "counter"}
        bodies.append(json.dumps(body, ensure_ascii=False).encode())
    for number in itertools.count():
        place = number % len(units)
        head = (
            f"POST /api/v1/dossiers HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {tokens[place]}\r\n"
            f"Content-Type: application/json\r\nIdempotency-Key: bench-{os.getpid()}-{time.time_ns()}-{number}\r\n"
            f"Content-Length: {len(bodies[place])}\r\n\r\n"
        )
        yield head.encode() + bodies[place]


def _postmaster() -> int | None:
    """Process id of the database's main process, where it is on this machine."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (backend,) = cursor.fetchone()
    try:
        return int(Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def _run(
    port: int, server: int, units: Sequence[UnitRef], tokens: Sequence[str], seconds: int
) -> tuple[LoadResult, float, float]:
    """The load's result, its rate of accepted requests and the CPU milliseconds each cost server and database."""
    requests = _requests(port, units, tokens)
    post_load(f"http://127.0.0.1:{port}", requests, connections=CONNECTIONS, seconds=WARM_UP_SECONDS)
    postmaster = _postmaster()
    before = cpu_seconds(server) + (cpu_seconds(postmaster) if postmaster else 0)
    begun = time.perf_counter()
    result = post_load(f"http://127.0.0.1:{port}", requests, connections=CONNECTIONS, seconds=seconds)
    lasted = time.perf_counter() - begun
    spent = cpu_seconds(server) + (cpu_seconds(postmaster) if postmaster else 0) - before
    accepted = result.statuses.get(201, 0)
    if accepted < sum(result.statuses.values()):
        raise RuntimeError(f"not every submission was taken: {result.statuses} {result.first_failure}")
    return result, accepted / lasted, 1000 * spent / max(accepted, 1)


def measure(args: argparse.Namespace) -> list[Reading]:
    """Two readings: fifty agencies against pgbench, and one agency against fifty."""
    units = bench_units(50)
    now = timezone.now()
    system = Actor.system("bench")
    tokens = [
        create_token(actor=system, name="bench", unit_id=unit.id, scopes=["dossiers:write"], now=now, days=1).token
        for unit in units
    ]
    port = free_port()
    server = serve(port)
    try:
        many, many_rate, many_cpu = _run(port, server.pid, units, tokens, args.seconds)
        one, one_rate, one_cpu = _run(port, server.pid, units[:1], tokens[:1], args.seconds)
    finally:
        server.terminate()
        server.wait(timeout=20)
    limit = transactions_per_second(unit_ids=[unit.id for unit in units], clients=CONNECTIONS, seconds=args.seconds)
    detail = {
        "p50_ms": round(1000 * percentile(many.seconds, 0.5), 1),
        "p95_ms": round(1000 * percentile(many.seconds, 0.95), 1),
        "cpu_ms_per_request": round(many_cpu, 2),
    }
    ratio = many_rate / limit
    return [
        Reading(
            "intake, 50 agencies",
            many_rate,
            "dossiers/s",
            limit,
            "pgbench, same rows",
            ratio,
            ">= 0.20 and CPU <= 8 ms",
            ratio >= 0.20 and many_cpu <= 8,
            detail,
        ),
        Reading(
            "intake, 1 agency",
            one_rate,
            "dossiers/s",
            many_rate,
            "fifty agencies",
            one_rate / many_rate,
            ">= 0.8",
            one_rate >= 0.8 * many_rate,
            {"p95_ms": round(1000 * percentile(one.seconds, 0.95), 1), "cpu_ms_per_request": round(one_cpu, 2)},
        ),
    ]

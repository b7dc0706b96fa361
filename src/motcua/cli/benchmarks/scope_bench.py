"""What it costs that the database keeps a list to whoever asks: the officer's list with and without."""

import argparse
import functools
import time
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.test import Client, override_settings

from motcua.cli.benchmarks.ledger import bench_officer, bench_units, fill, signed_in
from motcua.cli.benchmarks.own_database import settle
from motcua.cli.benchmarks.pages import BUSY_UNITS, RIGHTS
from motcua.cli.benchmarks.reading import Reading, percentile
from motcua.core.actor import Role
from motcua.core.postgresql import base

ROUNDS, REQUESTS, WARM = 9, 60, 5
MOST = 1.10
SCOPE = "motcua.config.middleware.AsksForSomebody"


def measure(args: argparse.Namespace) -> list[Reading]:
    """One reading: the list for two officers by turns, so that each request tells the database anew who asks, against
    the same list asked by the house itself."""
    units = bench_units(RIGHTS)
    # One unit more for the second one: two officers with the same rights would be one asker.
    officers = [bench_officer(units), bench_officer(bench_units(RIGHTS + 1), role=Role.SPECIALIST)]
    fill(units[:BUSY_UNITS], args.large)
    settle()
    address = f"/can-bo/?unit={units[0].id}&list=open"
    kept = [signed_in(one) for one in officers]
    without = [middleware for middleware in settings.MIDDLEWARE if middleware != SCOPE]
    with override_settings(MIDDLEWARE=without):
        free = [signed_in(one) for one in officers]
        for client in free:
            client.get(address)  # loads its middleware
    rounds = [(_seconds(kept, address), _seconds(free, address)) for _ in range(ROUNDS)]
    scoped, unscoped = ([one[side] for one in rounds] for side in (0, 1))
    told = _told(functools.partial(_both, kept, address)) / len(kept)
    return [_reading(scoped, unscoped, told, dossiers=args.large)]


def _reading(scoped: list[list[float]], unscoped: list[list[float]], told: float, *, dossiers: int) -> Reading:
    least = {
        f"{name}_p{share}_ms": round(1000 * min(percentile(one, share / 100) for one in rounds), 3)
        for name, rounds in (("scoped", scoped), ("free", unscoped))
        for share in (50, 95)
    }
    ratios = {share: least[f"scoped_p{share}_ms"] / least[f"free_p{share}_ms"] for share in (50, 95)}
    return Reading(
        "list kept to its asker, p50",
        least["scoped_p50_ms"],
        "ms",
        least["free_p50_ms"],
        "the same list asked by the house itself",
        1 / ratios[50],
        f"at {dossiers:,} dossiers and {RIGHTS:,} rights <= {MOST} x, <= 1 statement more",
        ratios[50] <= MOST and told <= 1,
        least | {"p50_ratio": round(ratios[50], 3), "p95_ratio": round(ratios[95], 3), "statements_more": told},
    )


def _both(clients: list[Client], address: str) -> None:
    for client in clients:
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")


def _seconds(clients: list[Client], address: str) -> list[float]:
    for _ in range(WARM):
        _both(clients, address)
    lasted = []
    for _ in range(REQUESTS):
        begun = time.perf_counter()
        _both(clients, address)
        lasted.append((time.perf_counter() - begun) / len(clients))
    return lasted


def _told(act: Callable[[], None]) -> int:
    """How often the database is told who asks."""
    times: list[Any] = []
    words = base._words_about

    def counted(who: Any) -> dict[str, str]:
        times.append(who)
        return words(who)

    act()  # before it the house itself had the connection
    with patch.object(base, "_words_about", counted):
        act()
    return len(times)

"""Passing 500 dossiers on at once, one event each, against the same rows written by one statement."""

import argparse
import time

from django.db import connection, transaction
from django.utils import timezone

from motcua.cli.benchmarks.ledger import bench_officer, bench_units, fill
from motcua.cli.benchmarks.own_database import settle
from motcua.cli.benchmarks.reading import Reading
from motcua.dossiers.work_api import MOST_AT_ONCE, Picked, act_on_many
from motcua.identity.api import actor_of_account

LEDGER, ROUNDS, MOST_SECONDS = 40_000, 3, 3.0

_CHOOSE = """
SELECT code, revision FROM dossiers_dossier WHERE unit_id = %s AND stage = 'accepted' AND code LIKE 'F-%%'
ORDER BY id LIMIT %s
"""
_SAME_ROWS = """
WITH moved AS (
    UPDATE dossiers_dossier SET stage = 'in_hand', revision = revision + 1
    WHERE id IN (SELECT id FROM dossiers_dossier WHERE unit_id = %s AND stage = 'accepted' AND code LIKE 'F-%%'
                 ORDER BY id DESC LIMIT %s)
    RETURNING id
)
INSERT INTO core_event (recorded_at, at, subject, subject_id, kind, payload, actor_kind)
SELECT now(), now(), 'dossier', id, 'DossierPassed', '{"revision": 2}', 'staff' FROM moved
"""


def measure(_args: argparse.Namespace) -> list[Reading]:
    """One reading: seconds of the slowest of three, each of 500 others."""
    units = bench_units(2)
    actor = actor_of_account(bench_officer(units[:1]), on=timezone.localdate())
    fill(units, LEDGER)
    settle()
    seconds, events = [], 0
    for number in range(ROUNDS):
        picked = _choose(units[0].id, number)
        before = _events()
        begun = time.perf_counter()
        results = act_on_many(actor=actor, verb="pass", picked=picked, now=timezone.now())
        seconds.append(time.perf_counter() - begun)
        events = _events() - before
        refused = [one for one in results if one.change is None]
        if refused:
            raise RuntimeError(f"{len(refused)} were not passed on, the first: {refused[0]}")
    alone = _alone(units[0].id)
    slowest = max(seconds)
    return [
        Reading(
            f"pass {MOST_AT_ONCE} dossiers on at once",
            slowest,
            "s",
            alone,
            "the same rows in one statement",
            alone / slowest,
            f"<= {MOST_SECONDS} s with one event each",
            slowest <= MOST_SECONDS and events == MOST_AT_ONCE,
            {"seconds": [round(one, 2) for one in seconds], "events": events},
        )
    ]


def _choose(unit_id: int, number: int) -> list[Picked]:
    """Others each time: what was passed on is in hand and not chosen again."""
    with connection.cursor() as cursor:
        cursor.execute(_CHOOSE, [unit_id, MOST_AT_ONCE])
        found = [Picked(code, revision) for code, revision in cursor.fetchall()]
    if len(found) < MOST_AT_ONCE:
        raise RuntimeError(f"round {number} finds {len(found)} dossiers only")
    return found


def _events() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM core_event WHERE kind = 'DossierPassed'")
        return int(cursor.fetchone()[0])


def _alone(unit_id: int) -> float:
    begun = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_SAME_ROWS, [unit_id, MOST_AT_ONCE])
    return time.perf_counter() - begun

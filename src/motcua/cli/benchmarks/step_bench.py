"""A step of a dossier with five hundred events behind it, against the same step of a young one."""

import argparse
import time
from itertools import pairwise
from typing import Any

from django.db import connection
from django.utils import timezone

from motcua.catalogue.api import publish_designs
from motcua.cli.benchmarks.ledger import bench_officer, bench_units, fill
from motcua.cli.benchmarks.own_database import settle
from motcua.cli.benchmarks.reading import Reading, percentile
from motcua.core.actor import Actor, Role
from motcua.dossiers.api import pass_dossier, return_step
from motcua.identity.api import actor_of_account

LEDGER, EVENTS, ROUNDS, MOST = 40_000, 500, 200, 1.25

_CHOOSE = "SELECT code, id FROM dossiers_dossier WHERE unit_id = %s AND stage = 'accepted' AND code LIKE 'F-%%' LIMIT 2"
_AGE = """
INSERT INTO core_event (recorded_at, at, subject, subject_id, kind, payload, actor_kind)
SELECT now(), now(), 'dossier', %(id)s, 'DossierPassed', '{"revision": 1}', 'staff' FROM generate_series(1, %(events)s)
"""
_AGE_TASKS = """
INSERT INTO dossiers_task (dossier_id, step, kind, unit_id, role, state, round, "limit", opened_at, closed_at, outcome)
SELECT %(id)s, step, 'step', %(unit)s, '', 'done', n, '', now(), now(), ''
FROM generate_series(1, %(events)s / 2) n, unnest(%(steps)s::text[]) step
"""
_TASK = "UPDATE dossiers_task SET step = 'examination' WHERE dossier_id = ANY(%s) AND state = 'open'"
_DESIGN = "UPDATE dossiers_dossier SET design = 'birth-registration@1', step = 'examination' WHERE id = ANY(%s)"


def measure(_args: argparse.Namespace) -> list[Reading]:
    """One reading: the median step of the old dossier beside that of the young one, taken in turns."""
    units = bench_units(2)
    publish_designs(now=timezone.now())
    actor = actor_of_account(bench_officer(units[:1], role=Role.LEADER), on=timezone.localdate())
    fill(units, LEDGER)
    young, old = _choose(units[0].id)
    _grow_old(old[1], units[0].id)
    settle()
    times: dict[str, list[float]] = {young[0]: [], old[0]: []}
    for number in range(ROUNDS):
        for code in (young[0], old[0]) if number % 2 else (old[0], young[0]):
            times[code] += _there_and_back(actor, code)
    # The young one grows too: its first steps are those of a young dossier.
    first, late = percentile(times[young[0]][: ROUNDS // 4], 0.5), percentile(times[old[0]][: ROUNDS // 4], 0.5)
    return [
        Reading(
            f"a step after {EVENTS} events",
            late * 1000,
            "ms",
            first * 1000,
            "the same step of a young dossier",
            first / late,
            f"at most {MOST:g} times the young one's",
            late <= first * MOST,
            {"p95 ms": round(percentile(times[old[0]], 0.95) * 1000, 2), "steps": len(times[old[0]])},
        )
    ]


def _choose(unit_id: int) -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(_CHOOSE, [unit_id])
        found = [(str(code), int(key)) for code, key in cursor.fetchall()]
        cursor.execute(_DESIGN, [[key for _code, key in found]])
        cursor.execute(_TASK, [[key for _code, key in found]])
    return found


def _grow_old(key: int, unit_id: int) -> None:
    given: dict[str, Any] = {"id": key, "unit": unit_id, "events": EVENTS, "steps": ["examination", "signature"]}
    with connection.cursor() as cursor:
        cursor.execute(_AGE, given)
        cursor.execute(_AGE_TASKS, given)


def _there_and_back(actor: Actor, code: str) -> list[float]:
    """Seconds of going on and of being given back."""
    moments = [time.perf_counter()]
    pass_dossier(actor=actor, code=code, now=timezone.now())
    moments.append(time.perf_counter())
    return_step(actor=actor, code=code, to_step="examination", reason="bench", now=timezone.now())
    moments.append(time.perf_counter())
    return [later - earlier for earlier, later in pairwise(moments)]

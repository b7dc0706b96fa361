"""What a unit is reminded of: its current reminders, its dossiers that nothing moves, and how late timers were."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from motcua.core.actor import Actor
from motcua.core.prepared import keys_as_text
from motcua.dossiers.rules import access
from motcua.dossiers.states import LimitKind, Rung, StuckReason
from motcua.dossiers.work_conditions import OWN, condition_of

AT_MOST = 200
STUCK_AT_MOST = 100

_CURRENT = """
SELECT warning.id, warning.kind, warning.rung, warning.at, dossier.code, dossier.procedure_name,
       coalesce(task.due_at, dossier.due_at), coalesce(task.assigned_to, dossier.assigned_to), dossier.simulated
FROM {of}dossiers_limitwarning warning{held}
JOIN dossiers_dossier dossier ON dossier.id = warning.dossier_id
LEFT JOIN dossiers_task task ON warning.kind = 'internal' AND task.id = warning.subject_id
WHERE warning.current AND warning.unit_id = %(unit)s AND %(unit)s = ANY(%(units)s::bigint[])
  AND warning.id < %(before)s
ORDER BY warning.id DESC LIMIT %(limit)s
"""
_OF_UNIT = _CURRENT.format(of="", held="")
# From what the person has in hand, which is little, to its reminders; never through all reminders of the unit.
_MINE = _CURRENT.format(
    of=f"""(
    SELECT 'statutory' AS kind, id FROM dossiers_dossier
    WHERE {OWN} AND {condition_of("mine")} AND assigned_to = %(account)s
    UNION ALL SELECT 'internal', id FROM dossiers_task WHERE state = 'open' AND assigned_to = %(account)s
) AS mine JOIN """,  # noqa: S608
    held=" ON warning.kind = mine.kind AND warning.subject_id = mine.id",
)
_COUNTS = """
SELECT kind, rung, count(*) FROM (
    SELECT kind, rung FROM dossiers_limitwarning
    WHERE current AND unit_id = %(unit)s AND %(unit)s = ANY(%(units)s::bigint[]) LIMIT 10000) AS held
GROUP BY kind, rung
"""
_STUCK = """
SELECT dossier.code, dossier.procedure_name, stuck.reason, stuck.since, dossier.simulated
FROM dossiers_stuckdossier stuck JOIN dossiers_dossier dossier ON dossier.id = stuck.dossier_id
WHERE stuck.unit_id = %(unit)s AND %(unit)s = ANY(%(units)s::bigint[]) ORDER BY stuck.since, stuck.id LIMIT %(limit)s
"""
_LATENESS = """
SELECT count(*), percentile_disc(0.99) WITHIN GROUP (ORDER BY waited_seconds), max(waited_seconds)
FROM dossiers_limitwarning WHERE at > %(since)s
"""


@dataclass(frozen=True, slots=True)
class WarningListed:
    """A current reminder as a list shows it; `assigned_to` is who has the work in hand."""

    id: int
    kind: LimitKind
    rung: Rung
    at: datetime
    code: str
    procedure_name: str
    due_at: datetime | None
    assigned_to: int | None
    simulated: bool


@dataclass(frozen=True, slots=True)
class StuckListed:
    """A dossier that nothing moves."""

    code: str
    procedure_name: str
    reason: StuckReason
    since: datetime
    simulated: bool


@dataclass(frozen=True, slots=True)
class WarningPage:
    """One page; `next` is the key below which the next one goes on, 0 at the end."""

    rows: tuple[WarningListed, ...]
    next: int


@dataclass(frozen=True, slots=True)
class Lateness:
    """How much later than their timers the reminders of the last day were given, in seconds; None without any."""

    given: int
    p99: float | None
    worst: float | None


def list_warnings(*, actor: Actor, unit_id: int, before: int = 0, mine: bool = False, limit: int = 50) -> WarningPage:
    """Current reminders of the unit, the newest first; empty where its dossiers are not the actor's to read.

    before  the key that the page before named; 0 begins
    mine    only work that the actor has in hand
    """
    limit = max(1, min(limit, AT_MOST))
    given = {
        **_whose(actor, unit_id),
        "before": before if 0 < before < 2**63 else 2**63 - 1,
        "account": actor.account_id,
        "limit": limit + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(_MINE if mine else _OF_UNIT, given)
        rows = [WarningListed(key, LimitKind(kind), Rung(rung), *rest) for key, kind, rung, *rest in cursor.fetchall()]
    return WarningPage(tuple(rows[:limit]), rows[limit - 1].id if len(rows) > limit else 0)


def count_warnings(*, actor: Actor, unit_id: int) -> dict[tuple[LimitKind, Rung], int]:
    """How many limits of the unit stand on each rung, counted up to 10,000."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, _whose(actor, unit_id))
        return {(LimitKind(kind), Rung(rung)): int(held) for kind, rung, held in cursor.fetchall()}


def list_stuck(*, actor: Actor, unit_id: int) -> tuple[StuckListed, ...]:
    """The unit's dossiers that nothing moves, those stuck longest first; at most 100."""
    with connection.cursor() as cursor:
        cursor.execute(_STUCK, {**_whose(actor, unit_id), "limit": STUCK_AT_MOST})
        return tuple(
            StuckListed(code, name, StuckReason(reason), since, simulated)
            for code, name, reason, since, simulated in cursor.fetchall()
        )


def lateness(*, now: datetime) -> Lateness:
    """How late the reminders of the last 24 hours were, of all units together."""
    with connection.cursor() as cursor:
        cursor.execute(_LATENESS, {"since": now - timedelta(days=1)})
        return Lateness(*cursor.fetchone())


def _whose(actor: Actor, unit_id: int) -> dict[str, Any]:
    return {"unit": unit_id, "units": keys_as_text(access.units_to_read(actor))}

"""Reminders of limits are given when their time comes; what one unit's data break stays in that unit."""

import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import Error, connection, transaction

from motcua.core.worktime import Calendar, load_calendar
from motcua.dossiers.models import Dossier, LimitTimer, LimitWarning, Task
from motcua.dossiers.rules.clock import pauses_of
from motcua.dossiers.rules.ladder import Standing, stand
from motcua.dossiers.states import LimitKind, Rung
from motcua.orgs.api import get_units

AT_ONCE = 500
WAIT_AFTER_FAULT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=6)
_SET = """
UPDATE dossiers_limittimer timer SET rung = new.rung, fires_at = new.fires_at, faults = new.faults
FROM unnest(%s::bigint[], %s::text[], %s::timestamptz[], %s::int[]) AS new (id, rung, fires_at, faults)
WHERE timer.id = new.id
"""
log = logging.getLogger(__name__)


@dataclass(slots=True)
class Warned:
    """What one round did: reminders given, timers looked at, units that could not be served."""

    given: int = 0
    timers: int = 0
    faults: int = 0
    broken_units: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Limit:
    """A running limit as it is kept."""

    start: datetime
    due_at: datetime
    pauses: Sequence[Mapping[str, Any]]


def warn_of_limits(*, now: datetime) -> Warned:
    """Give every reminder whose time has come, unit by unit, in transactions of 500 timers.

    A worker that is killed leaves whole transactions; what it had not begun the next round does. A timer that cannot
    be reckoned is tried again later and told by `motcua check`; the others of its unit go on.
    """
    did, began = Warned(), time.monotonic()
    due = LimitTimer.objects.filter(fires_at__lte=now).order_by().values_list("unit_id", flat=True).distinct()
    for unit_id in sorted(due):
        try:
            # A long round must not look shorter than it was: each transaction has the moment at which it began.
            while _batch(unit_id, now + timedelta(seconds=time.monotonic() - began), did):
                pass
        except (Error, LookupError, ValueError):
            log.exception("limits of unit %s were not looked at", unit_id)
            did.broken_units.append(unit_id)
    return did


@transaction.atomic
def _batch(unit_id: int, now: datetime, did: Warned) -> int:
    rows = list(
        LimitTimer.objects.select_for_update(skip_locked=True)
        .filter(unit_id=unit_id, fires_at__lte=now)
        .order_by("fires_at", "id")[:AT_ONCE]
    )
    if not rows:
        return 0
    calendar = load_calendar(get_units([unit_id])[unit_id].calendar)
    limits, given = _limits(rows), _given(rows)
    warnings: list[LimitWarning] = []
    for timer in rows:
        warning = _step(timer, limits.get((timer.kind, timer.subject_id)), given, calendar, now)
        did.faults += bool(timer.faults)
        if warning is not None:
            warnings.append(warning)
    did.timers += len(rows)
    did.given += sum(warning.pk is None for warning in warnings)
    _keep(rows, warnings)
    return len(rows)


def _limits(rows: Sequence[LimitTimer]) -> dict[tuple[str, int], _Limit]:
    dossiers = {
        key: (received, due, pauses)
        for key, received, due, pauses in Dossier.objects.filter(id__in={row.dossier_id for row in rows}).values_list(
            "id", "received_at", "due_at", "pauses"
        )
    }
    found: dict[tuple[str, int], _Limit] = {}
    for key, (received, due, pauses) in dossiers.items():
        if received is not None and due is not None:
            found[LimitKind.STATUTORY, key] = _Limit(received, due, pauses)
    tasks = Task.objects.filter(id__in={row.subject_id for row in rows if row.kind == LimitKind.INTERNAL})
    for key, dossier_id, opened, due in tasks.values_list("id", "dossier_id", "opened_at", "due_at"):
        if due is not None:
            found[LimitKind.INTERNAL, key] = _Limit(opened, due, dossiers[dossier_id][2])
    return found


def _given(rows: Sequence[LimitTimer]) -> dict[tuple[str, int, int, str], LimitWarning]:
    """The latest reminder of each rung that these limits were given in their unit."""
    found = {}
    for kind in LimitKind:  # the index begins with the kind; without it every reminder ever given would be read
        subjects = {row.subject_id for row in rows if row.kind == kind}
        for one in LimitWarning.objects.filter(kind=kind, subject_id__in=subjects).order_by("id"):
            found[one.kind, one.subject_id, one.unit_id, one.rung] = one
    return found


def _step(
    timer: LimitTimer,
    limit: _Limit | None,
    given: Mapping[tuple[str, int, int, str], LimitWarning],
    calendar: Calendar,
    now: datetime,
) -> LimitWarning | None:
    """Set the timer to its next rung; the reminder that is to be given, or given once more to be current."""
    if limit is None:  # the change that took it away is being written; its trigger removes the timer
        timer.fires_at = None
        return None
    try:
        standing = stand(limit.start, limit.due_at, calendar, now=now, pauses=pauses_of(list(limit.pauses)))
    except (ArithmeticError, LookupError, TypeError, ValueError) as fault:
        log.warning("limit %s %s cannot be reckoned: %s", timer.kind, timer.subject_id, fault)
        timer.faults += 1
        timer.fires_at = now + min(WAIT_AFTER_FAULT * 2 ** min(timer.faults - 1, 10), LONGEST_WAIT)
        return None
    warning = _warning(timer, limit, standing, given, now)
    timer.rung = standing.follows[0] if standing.follows else Rung.OVERDUE
    timer.fires_at = standing.follows[1] if standing.follows else None
    timer.faults = 0
    return warning


def _warning(
    timer: LimitTimer,
    limit: _Limit,
    standing: Standing,
    given: Mapping[tuple[str, int, int, str], LimitWarning],
    now: datetime,
) -> LimitWarning | None:
    if standing.reached is None:
        return None
    rung, reached_at = standing.reached
    earlier = given.get((timer.kind, timer.subject_id, timer.unit_id, rung))
    # After a pause the same share is still used up: that was said already and is said no second time.
    if earlier is not None and (earlier.due_at == limit.due_at or not timer.rung):
        return earlier
    return LimitWarning(
        kind=timer.kind,
        subject_id=timer.subject_id,
        dossier_id=timer.dossier_id,
        unit_id=timer.unit_id,
        rung=rung,
        due_at=limit.due_at,
        reached_at=reached_at,
        at=now,
        waited_seconds=(now - timer.fires_at).total_seconds() if timer.fires_at else 0,
    )


def _keep(rows: Sequence[LimitTimer], warnings: Sequence[LimitWarning]) -> None:
    """Write what was given and where the timers stand; of each limit the newest reminder alone is current."""
    keys = {(one.kind, one.subject_id) for one in warnings}
    for kind in {kind for kind, _ in keys}:
        subjects = [subject for found, subject in keys if found == kind]
        LimitWarning.objects.filter(kind=kind, subject_id__in=subjects, current=True).update(current=False)
    LimitWarning.objects.filter(id__in=[one.pk for one in warnings if one.pk]).update(current=True)
    with connection.cursor() as cursor:  # Django's bulk_update takes ten times as long
        columns = zip(*((one.pk, str(one.rung), one.fires_at, one.faults) for one in rows), strict=True)
        cursor.execute(_SET, list(map(list, columns)))
    LimitWarning.objects.bulk_create([one for one in warnings if one.pk is None], ignore_conflicts=True)

"""The backlog of a unit, or of all below it, as numbers: how old, how due, what it waits for, and how it moved."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from motcua.core.actor import Actor, Role
from motcua.core.errors import NotFound
from motcua.core.prepared import keys_as_text
from motcua.core.worktime import LOCAL_TIME
from motcua.dossiers.rules import access
from motcua.dossiers.rules.access import OFFICERS
from motcua.dossiers.states import BacklogCause
from motcua.identity.api import count_officers
from motcua.orgs.api import UnitRef, units_below

FEWEST_OFFICERS = 3
"""A unit with fewer would mean a person: in the table of a unit above it is added up with others."""

TREND_DAYS = 30
_COUNTS = """
SELECT unit_id, field, age, cause, due, sum(dossiers),
       sum(dossiers) FILTER (WHERE %(field)s = '' OR field = %(field)s)
FROM dossiers_backlogcount WHERE unit_id = ANY(%(units)s::bigint[])
GROUP BY GROUPING SETS ((unit_id, due), (field, due), (age, due), (cause, due))
"""
_TREND = """
SELECT round.day, round.counted_at, coalesce(sum(kept.undecided), 0), coalesce(sum(kept.overdue), 0)
FROM dossiers_backloground round LEFT JOIN dossiers_backlogday kept
    ON kept.day = round.day AND kept.unit_id = ANY(%(units)s::bigint[])
    AND (%(field)s = '' OR kept.field = %(field)s)
WHERE round.day > %(after)s AND round.day <= %(today)s GROUP BY round.day, round.counted_at ORDER BY round.day
"""

ByDue = dict[int, int]
"""Dossiers by the number of their band of due time."""


@dataclass(frozen=True, slots=True)
class DayCounted:
    """What was undecided and what of it overdue at the last count of a day."""

    day: date
    undecided: int
    overdue: int


@dataclass(frozen=True, slots=True)
class UnitCounted:
    """One unit below; `unit` is empty for those of few officers, which stand together."""

    unit: UnitRef | None
    by_due: ByDue


@dataclass(slots=True)
class Board:
    """Everything is of one count; `counted_at` is empty before the first.

    by_field  all fields of the units, whichever field was asked for
    """

    counted_at: datetime | None = None
    by_field: dict[str, ByDue] = field(default_factory=dict)
    by_age: dict[int, ByDue] = field(default_factory=dict)
    by_cause: dict[BacklogCause, ByDue] = field(default_factory=dict)
    units: list[UnitCounted] = field(default_factory=list)
    trend: list[DayCounted] = field(default_factory=list)

    @property
    def by_due(self) -> ByDue:
        """All of what was asked for."""
        return _sum(self.by_age.values())


def may_look_below(actor: Actor, unit_id: int) -> bool:
    """Whoever leads a unit sees the sums of those below it; never their dossiers."""
    return unit_id in actor.units_as(Role.LEADER)


def read_board(*, actor: Actor, unit: UnitRef, below: bool, only_field: str, now: datetime) -> Board:
    """The board of the unit, with `below` of all under it too, of one field of procedures or ('') of all.

    Raises  NotFound where the unit's dossiers are not the actor's to read, or those below not his to lead
    """
    if unit.id not in access.units_to_read(actor) or (below and not may_look_below(actor, unit.id)):
        raise NotFound(unit.code)
    members = units_below(unit) if below else [unit]
    today = now.astimezone(LOCAL_TIME).date()
    given: dict[str, Any] = {
        "units": keys_as_text(one.id for one in members),
        "field": only_field,
        "today": today,
        "after": today - timedelta(days=TREND_DAYS),
    }
    board = Board()
    by_unit: dict[int, ByDue] = {}
    with connection.cursor() as cursor:
        cursor.execute(_TREND, given)
        for day, counted_at, undecided, overdue in cursor.fetchall():
            board.counted_at = counted_at
            board.trend.append(DayCounted(day, int(undecided), int(overdue)))
        cursor.execute(_COUNTS, given)
        for unit_id, name, age, cause, due, whole, asked in cursor.fetchall():
            if name is not None:
                board.by_field.setdefault(name, {})[due] = int(whole)
            elif not asked:
                continue
            elif unit_id is not None:
                by_unit.setdefault(unit_id, {})[due] = int(asked)
            elif age is not None:
                board.by_age.setdefault(age, {})[due] = int(asked)
            else:
                board.by_cause.setdefault(BacklogCause(cause), {})[due] = int(asked)
    if below:
        board.units = _units(members, unit, by_unit, today)
    return board


def _units(members: Iterable[UnitRef], own: UnitRef, by_unit: dict[int, ByDue], today: date) -> list[UnitCounted]:
    """Units with a backlog by name; those of few officers in one line, together with one more where it is only one."""
    counted = {one.id: one for one in members if one.id in by_unit}
    officers = count_officers(counted, *OFFICERS, on=today)
    few = [key for key in counted if key != own.id and officers.get(key, 0) < FEWEST_OFFICERS]
    others = sorted((key for key in counted if key not in few), key=lambda key: (key == own.id, officers.get(key, 0)))
    if len(few) == 1 and others:  # alone it would be found by subtraction
        few.append(others[0])
    named = sorted((one for key, one in counted.items() if key not in few), key=lambda one: one.name)
    lines = [UnitCounted(one, by_unit[one.id]) for one in named]
    if few:
        lines.append(UnitCounted(None, _sum(by_unit[key] for key in few)))
    return lines


def _sum(parts: Iterable[ByDue]) -> ByDue:
    whole: ByDue = {}
    for part in parts:
        for due, dossiers in part.items():
            whole[due] = whole.get(due, 0) + dossiers
    return whole

"""The overview of a morning: what is late, due today and new, through the lists that the person may read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.core.actor import Actor
from motcua.dossiers.limit_warnings import count_warnings, list_stuck
from motcua.dossiers.rules import access
from motcua.dossiers.states import LimitKind, Rung
from motcua.dossiers.values import WorkRow
from motcua.dossiers.work_conditions import WorkList
from motcua.dossiers.work_counts import count_work
from motcua.dossiers.work_lists import list_work
from motcua.orgs.api import UnitRef, get_units

MOST_UNITS = 5
ROWS = 10
NAMED: tuple[WorkList, ...] = ("overdue", "due_today")
"""Lists whose first dossiers are named."""

TOLD: tuple[WorkList, ...] = ("overdue", "due_today", "new", "unassigned", "asked", "to_return")
"""Lists that are a reason to write to somebody: what waits for others is none."""


@dataclass(frozen=True, slots=True)
class UnitDigest:
    """One unit: how much stands in its lists, and the first of what is late and due today."""

    unit: UnitRef
    counts: Mapping[WorkList, int]
    reminders: Mapping[tuple[LimitKind, Rung], int]
    stuck: int
    rows: Mapping[WorkList, tuple[WorkRow, ...]]


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything of one person; `more_units` stand in her lists only."""

    units: tuple[UnitDigest, ...]
    more_units: int
    mine: tuple[WorkRow, ...]

    @property
    def is_empty(self) -> bool:
        """Nothing asks for anybody."""
        return not self.mine and not any(one.stuck or any(one.counts[name] for name in TOLD) for one in self.units)


def read_digest(*, actor: Actor, now: datetime) -> Digest:
    """What the person's own lists hold at this moment; every row is one that `list_work` gives her."""
    units = sorted(get_units(access.units_to_read(actor)).values(), key=lambda one: one.name)
    shown = tuple(_of_unit(actor, unit, now) for unit in units[:MOST_UNITS])
    mine = list_work(actor=actor, unit_id=units[0].id, now=now, which="mine", limit=ROWS).rows if units else ()
    return Digest(shown, max(0, len(units) - MOST_UNITS), mine)


def _of_unit(actor: Actor, unit: UnitRef, now: datetime) -> UnitDigest:
    return UnitDigest(
        unit=unit,
        counts=count_work(actor=actor, unit_id=unit.id, now=now),
        reminders=count_warnings(actor=actor, unit_id=unit.id),
        stuck=len(list_stuck(actor=actor, unit_id=unit.id)),
        rows={name: list_work(actor=actor, unit_id=unit.id, now=now, which=name, limit=ROWS).rows for name in NAMED},
    )

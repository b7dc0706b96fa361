"""Which emergencies are declared, which doors they close at a moment, and which procedures go before others."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed
from motcua.core.recent import RecentMemory
from motcua.dossiers.decrees import units_of_decrees
from motcua.dossiers.models import Emergency
from motcua.dossiers.rules.emergencies import Ground, ground_of
from motcua.orgs.api import get_units

SHOWN = 200
AHEAD = timedelta(days=3)
"""So long before it begins people are told."""


@dataclass(frozen=True, slots=True)
class EmergencyView:
    """One declaration as it stands.

    unit_ids    the units that it concerns; none: all
    procedures  codes; none: every procedure
    until       when it ends or ended; `former_ends` where it was extended: (former end, document)
    stopped     how many dossiers stand or stood still
    ground      None where the data do not know its code any more
    """

    public_id: uuid.UUID
    unit_ids: frozenset[int]
    procedures: tuple[str, ...]
    channels: tuple[str, ...]
    priority: bool
    ground: Ground | None
    source: str
    clause: str
    message: str
    since: datetime
    until: datetime
    former_ends: tuple[tuple[datetime, str], ...]
    declared_at: datetime
    declared_by_name: str
    ended_by_name: str
    revoked_at: datetime | None
    revoked_by_name: str
    stops_clocks: bool
    stopped: int

    def holds(self, moment: datetime) -> bool:
        """Whether it is in force at the moment."""
        return self.revoked_at is None and self.since <= moment < self.until

    def concerns(self, unit_ids: Collection[int]) -> bool:
        """Whether it concerns one of these units."""
        return not self.unit_ids or not self.unit_ids.isdisjoint(unit_ids)


def in_force(*, at: datetime, ahead: timedelta = timedelta(0)) -> tuple[EmergencyView, ...]:
    """Those in force at the moment, and those that begin within `ahead`; from memory where read seconds ago."""
    return tuple(one for one in _recent.get("open", lambda: _open(at)) if one.since <= at + ahead and at < one.until)


def closed_doors(unit_ids: Collection[int], procedure: str, *, at: datetime) -> dict[str, EmergencyView]:
    """By channel the emergency that closes this unit's door to the procedure at the moment, the one that ends last."""
    found: dict[str, EmergencyView] = {}
    for one in sorted(in_force(at=at), key=lambda each: each.until):
        if one.concerns(unit_ids) and (not one.procedures or procedure in one.procedures):
            found |= dict.fromkeys(one.channels, one)
    return found


def procedures_first(unit_ids: Collection[int], *, at: datetime) -> frozenset[str]:
    """Codes of the procedures that go before others at one of the units."""
    return frozenset(
        code for one in in_force(at=at) if one.priority and one.concerns(unit_ids) for code in one.procedures
    )


def list_emergencies(*, actor: Actor) -> tuple[EmergencyView, ...]:
    """All that concern the actor's units, the latest first, at most 200. Raises NotAllowed."""
    units = units_of_decrees(actor)
    rows = Emergency.objects.select_related("incident").order_by("-id")
    if units is not None:
        concerned = Q(units=[])
        for unit in units:
            concerned |= Q(units__contains=[unit])
        rows = rows.filter(concerned)
    return tuple(map(view_of, rows[:SHOWN]))


def breaks_known() -> tuple[EmergencyView, ...]:
    """What ever was in force or will be, for who compares figures: the latest 200; from memory where read seconds ago.

    Without those that were taken back, and those at places where people only practise.
    """
    return _recent.get("breaks", _breaks)


def view_of(row: Emergency) -> EmergencyView:
    """The row as others may read it."""
    return EmergencyView(
        public_id=row.public_id,
        unit_ids=frozenset(row.units),
        procedures=tuple(row.procedures),
        channels=tuple(row.channels),
        priority=row.priority,
        ground=ground_of(row.ground),
        source=row.source,
        clause=row.clause,
        message=row.message,
        since=row.since,
        until=row.ended_at or row.until,
        former_ends=tuple((datetime.fromisoformat(one["former"]), one["source"]) for one in row.extensions),
        declared_at=row.declared_at,
        declared_by_name=row.declared_by_name,
        ended_by_name=row.ended_by_name,
        revoked_at=row.revoked_at,
        revoked_by_name=row.revoked_by_name,
        stops_clocks=row.stops_clocks,
        stopped=row.incident.paused if row.incident else 0,
    )


def check_speaks_for(actor: Actor, units: Iterable[int]) -> None:
    """Raises NotAllowed where one of the units is not the actor's; all units are the operator's."""
    own, meant = units_of_decrees(actor), set(units)
    if own is not None and (not meant or not meant <= own):
        raise NotAllowed("emergency")


def forget_read() -> None:
    """Read anew the next time; for a change that this process makes."""
    _recent.forget("open")
    _recent.forget("breaks")


_recent: RecentMemory[tuple[EmergencyView, ...]] = RecentMemory()


def _open(at: datetime) -> tuple[EmergencyView, ...]:
    rows = Emergency.objects.filter(revoked_at=None, ended_at=None, until__gt=at - AHEAD).select_related("incident")
    return tuple(map(view_of, rows.order_by("since", "id")[:SHOWN]))


def _breaks() -> tuple[EmergencyView, ...]:
    rows = Emergency.objects.filter(revoked_at=None).select_related("incident").order_by("-since", "-id")[:SHOWN]
    found = tuple(map(view_of, rows))
    units = get_units({unit for one in found for unit in one.unit_ids})
    return tuple(one for one in found if not one.unit_ids or any(not units[unit].practice for unit in one.unit_ids))

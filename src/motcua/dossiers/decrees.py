"""Days decreed late: which promises they would move, what was decreed, and the file from which calendars read them."""

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.core.actor import Actor, ActorKind, Role
from motcua.core.asking import beyond_scope
from motcua.core.errors import NotAllowed
from motcua.core.worktime import Calendar, load_calendar
from motcua.core.worktime.calendar_files import calendars_upon
from motcua.core.worktime.decreed import DecreedDay, day_of, with_days, write_decreed_days
from motcua.dossiers.models import Recalculation
from motcua.dossiers.recalculating import Move, moves_under

SHOWN = 200


@dataclass(frozen=True, slots=True)
class DecreePreview:
    """What a decree would do: `moves` are the first so many, the counts are of all; units by key."""

    counted: int
    moved: int
    later: int
    earlier: int
    by_unit: tuple[tuple[int, int], ...]
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class DecreeView:
    """One decree as it stands."""

    public_id: uuid.UUID
    calendar: str
    days: tuple[DecreedDay, ...]
    ordered_at: datetime
    ordered_by_name: str
    changed: int
    done_at: datetime | None
    reverted_at: datetime | None
    reverted_by_name: str
    moved_back: int


@beyond_scope("an administrator is told how many")
def preview_decree(*, actor: Actor, calendar: str, days: Sequence[DecreedDay]) -> DecreePreview:
    """Count all open dossiers of the calendar as if the days were decreed; nothing is kept.

    An administrator sees the dossiers of her own units.
    Raises  NotFound (the calendar), NotAllowed
    """
    units = units_of_decrees(actor)
    would = {code: with_days(load_calendar(code), days) for code in calendars_upon(calendar)}
    return _preview(would, units)


def _preview(would: dict[str, Calendar], units: frozenset[int] | None) -> DecreePreview:
    counted = later = earlier = 0
    by_unit: Counter[int] = Counter()
    shown: list[Move] = []
    for looked_at, moves in moves_under(would, unit_ids=units):
        counted += looked_at
        by_unit.update(move.unit_id for move in moves)
        pairs = [(move.former, move.due_at) for move in moves if move.former and move.due_at]
        later += sum(due_at > former for former, due_at in pairs)
        earlier += sum(due_at < former for former, due_at in pairs)
        shown += moves[: max(0, SHOWN - len(shown))]
    return DecreePreview(counted, by_unit.total(), later, earlier, tuple(by_unit.most_common()), tuple(shown))


def units_of_decrees(actor: Actor) -> frozenset[int] | None:
    """Whose dossiers the actor may count anew; None for the operator: all. Raises NotAllowed for nobody's."""
    if actor.kind is ActorKind.SYSTEM:
        return None
    units = actor.units_as(Role.ADMINISTRATOR)
    if not units:
        raise NotAllowed("decree_days")
    return units


def list_decrees(*, actor: Actor) -> tuple[DecreeView, ...]:
    """All decrees, the latest first, at most 200. Raises NotAllowed."""
    units_of_decrees(actor)
    return tuple(view_of(row) for row in Recalculation.objects.order_by("-id")[:SHOWN])


def view_of(row: Recalculation) -> DecreeView:
    """The row as others may read it."""
    return DecreeView(
        public_id=row.public_id,
        calendar=row.calendar,
        days=tuple(day_of(day) for day in row.days),
        ordered_at=row.ordered_at,
        ordered_by_name=row.ordered_by_name,
        changed=row.changed,
        done_at=row.done_at,
        reverted_at=row.reverted_at,
        reverted_by_name=row.reverted_by_name,
        moved_back=row.moved_back,
    )


def publish_decrees() -> None:
    """Write the days of all decrees in force where calendars read them; the rows are what counts, the file a copy."""
    days: dict[str, list[DecreedDay]] = {}
    for row in Recalculation.objects.filter(reverted_at__isnull=True).order_by("id"):
        days.setdefault(row.calendar, []).extend(day_of(day) for day in row.days)
    write_decreed_days(days)

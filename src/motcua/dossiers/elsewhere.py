"""What is known of a dossier in a ministry's system, and what typing everything twice costs."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Aggregate, Count, FloatField, Max, Sum

from motcua.core.actor import Actor
from motcua.dossiers.models import ElsewhereEntry
from motcua.dossiers.rules import access
from motcua.dossiers.states import PartState

YEAR = timedelta(days=365)
FEWEST = 5
"""With fewer dossiers a figure would tell of one officer's morning."""


@dataclass(frozen=True, slots=True)
class ElsewhereView:
    """Where a dossier is known by what code; `typing_since` while somebody types it there."""

    system: str
    their_code: str
    typing_since: datetime | None
    seconds: int | None
    state: PartState | None
    since: datetime | None
    as_given: str
    result: str


@dataclass(frozen=True, slots=True)
class DoubleEntry:
    """What double entry cost one unit for one procedure in the last 365 days.

    entries         dossiers typed once more; timed: those of which the minutes are known
    median_minutes  of the timed ones; None where they are fewer than five
    hours           of the timed ones together
    """

    unit_id: int
    procedure_code: str
    procedure_name: str
    system: str
    entries: int
    timed: int
    median_minutes: float | None
    hours: float | None


def get_elsewhere(dossier_id: int) -> ElsewhereView | None:
    """Assumes that the caller has opened the dossier for whoever looks; None where nobody typed it elsewhere."""
    entry = ElsewhereEntry.objects.filter(dossier_id=dossier_id).first()
    if entry is None:
        return None
    running = entry.spells[-1]["from"] if entry.spells and entry.spells[-1]["to"] is None else None
    return ElsewhereView(
        system=entry.system,
        their_code=entry.their_code,
        typing_since=datetime.fromisoformat(running) if running else None,
        seconds=entry.seconds,
        state=PartState(entry.state) if entry.state else None,
        since=entry.since,
        as_given=entry.as_given,
        result=entry.result,
    )


def double_entry(*, actor: Actor, now: datetime) -> list[DoubleEntry]:
    """By unit and procedure, of the actor's units; never by officer."""
    groups = (
        ElsewhereEntry.objects.filter(recorded_at__gt=now - YEAR, dossier__unit_id__in=access.units_to_read(actor))
        .values("dossier__unit_id", "dossier__procedure_code", "system")
        .annotate(
            name=Max("dossier__procedure_name"),
            entries=Count("id"),
            timed=Count("seconds"),
            middle=_Median("seconds"),
            total=Sum("seconds"),
        )
        .order_by("dossier__unit_id", "dossier__procedure_code", "system")
    )
    return [_of_group({**group}) for group in groups]


class _Median(Aggregate):
    """The middle of the known values, between the two middle ones where they are even in number."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()


def _of_group(group: dict[str, Any]) -> DoubleEntry:
    told = group["timed"] >= FEWEST
    return DoubleEntry(
        unit_id=group["dossier__unit_id"],
        procedure_code=group["dossier__procedure_code"],
        procedure_name=group["name"],
        system=group["system"],
        entries=group["entries"],
        timed=group["timed"],
        median_minutes=group["middle"] / 60 if told else None,
        hours=group["total"] / 3600 if told else None,
    )

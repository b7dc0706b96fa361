"""What the clock of one dossier says: its limit, its pauses and the calendar of its unit together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motcua.core.worktime import LOCAL_TIME, Deadline, load_calendar
from motcua.dossiers.events import DossierEvent
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import clock
from motcua.dossiers.states import Awaiting, Clock, PauseCause
from motcua.orgs.api import get_unit


def deadline_of(
    dossier: Dossier,
    *,
    received_at: datetime | None = None,
    pauses: Sequence[Mapping[str, Any]] | None = None,
    extensions: Sequence[Mapping[str, Any]] | None = None,
) -> Deadline | None:
    """The deadline with these pauses and extensions (its own by default); None while the clock has not started."""
    start = received_at or dossier.received_at
    if start is None or dossier.unit_id is None:
        return None
    return clock.due(
        start,
        time_limit=dossier.time_limit,
        late_cutoff=dossier.late_cutoff,
        pauses=dossier.pauses if pauses is None else pauses,
        extensions=dossier.extensions if extensions is None else extensions,
        calendar=load_calendar(get_unit(dossier.unit_id).calendar),
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """What the clock says after a change of the pauses."""

    clock: Clock
    pauses: list[dict[str, Any]]
    due_at: datetime | None


def stopped_for(dossier: Dossier, cause: PauseCause, *, now: datetime, source: str = "") -> Standing:
    """The clock with one more pause from `now`; one that does not run or stand still stays as it is."""
    if dossier.clock not in (Clock.RUNNING, Clock.SUSPENDED):
        return Standing(Clock(dossier.clock), list(dossier.pauses), dossier.due_at)
    pauses = clock.open_pause(dossier.pauses, at=now, cause=cause, source=source)
    found = deadline_of(dossier, pauses=pauses)
    return Standing(Clock.SUSPENDED, pauses, found.due_at if found else None)


def resumed(dossier: Dossier, *, now: datetime, cause: PauseCause | None = None) -> Standing:
    """The clock after the pauses of this cause (all without one) ended at `now`; it stands while another is open."""
    if dossier.clock != Clock.SUSPENDED:
        return Standing(Clock(dossier.clock), list(dossier.pauses), dossier.due_at)
    pauses = clock.close_pauses(dossier.pauses, at=now, cause=cause)
    found = deadline_of(dossier, pauses=pauses)
    runs = not clock.open_causes(pauses)
    return Standing(Clock.RUNNING if runs else Clock.SUSPENDED, pauses, found.due_at if found else None)


_AWAITED = {
    PauseCause.SUPPLEMENT: Awaiting.SUPPLEMENT,
    PauseCause.PAYMENT: Awaiting.PAYMENT,
    PauseCause.POSTING: Awaiting.OTHERS,
    PauseCause.CONFIRMATION: Awaiting.OTHERS,
}
"""For what the office waits while the clock stands still; an incident or an emergency is nobody's turn."""


def awaited(pauses: Sequence[Mapping[str, Any]]) -> Awaiting:
    """What is waited for with these pauses: the applicant's turn comes before that of others."""
    causes = clock.open_causes(pauses)
    return next((what for cause, what in _AWAITED.items() if cause in causes), Awaiting.NOTHING)


def due_change(dossier: Dossier, event: DossierEvent, former: datetime | None) -> dict[str, Any] | None:
    """Old and new due moment with the reason, its source and the derivation; None where it did not move.

    Assumes  the row carries the event's columns already
    """
    found = deadline_of(dossier)
    if found is None or former == dossier.due_at:
        return None
    return {
        "former": _local(former),
        "due_at": _local(dossier.due_at),
        "reason": type(event).__name__,
        "source": str(getattr(event, "source", "")),
        "steps": [{"code": step.code, "values": _plain(step.values)} for step in found.steps],
    }


def _local(moment: datetime | None) -> str | None:
    return moment.astimezone(LOCAL_TIME).isoformat() if moment else None


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    """The values of a line of the derivation as JSON keeps them: numbers stay, everything else is text."""
    return {
        name: value.isoformat()
        if isinstance(value, date)
        else value
        if isinstance(value, int | float | str) or value is None
        else str(value)
        for name, value in values.items()
    }

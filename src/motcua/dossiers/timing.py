"""What the clock of one dossier says: its limit, its pauses and the calendar of its unit together."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from motcua.core.worktime import Deadline, load_calendar
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import clock
from motcua.dossiers.states import Clock
from motcua.orgs.api import get_unit


def deadline_of(
    dossier: Dossier, *, received_at: datetime | None = None, pauses: Sequence[Mapping[str, Any]] | None = None
) -> Deadline | None:
    """The deadline with these pauses (its own by default); None while the clock has not started."""
    start = received_at or dossier.received_at
    if start is None or dossier.unit_id is None:
        return None
    return clock.due(
        start,
        time_limit=dossier.time_limit,
        late_cutoff=dossier.late_cutoff,
        pauses=dossier.pauses if pauses is None else pauses,
        calendar=load_calendar(get_unit(dossier.unit_id).calendar),
    )


def resumed(dossier: Dossier, *, now: datetime) -> tuple[list[dict[str, Any]], datetime | None]:
    """The pauses closed at `now`, and when the dossier is due with them; untouched where no clock stood still."""
    if dossier.clock != Clock.SUSPENDED:
        return list(dossier.pauses), dossier.due_at
    pauses = clock.close_pauses(dossier.pauses, at=now)
    found = deadline_of(dossier, pauses=pauses)
    return pauses, found.due_at if found else None

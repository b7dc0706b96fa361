"""When a dossier is due, and what a pause does to it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

from motcua.core.worktime import Calendar, Deadline, Limit, Pause, deadline

Pauses = list[dict[str, Any]]


def due(
    received_at: datetime, *, time_limit: str, late_cutoff: str, pauses: Sequence[Mapping[str, Any]], calendar: Calendar
) -> Deadline:
    """The due moment of a dossier from its frozen limit, its pauses (union, never sum) and the unit's calendar.

    Source  NĐ 118/2025 art. 17(3); the time from a request for supplement to its completion is not counted.
    """
    return deadline(
        received_at,
        Limit.parse(time_limit or "none"),
        calendar,
        pauses=pauses_of(pauses),
        late_cutoff=time.fromisoformat(late_cutoff) if late_cutoff else None,
    )


def pauses_of(pauses: Sequence[Mapping[str, Any]]) -> list[Pause]:
    """The kept ledger of pauses as the calendar reads it."""
    return [Pause(datetime.fromisoformat(pause["from"]), _moment(pause["to"])) for pause in pauses]


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def open_pause(pauses: Sequence[Mapping[str, Any]], *, at: datetime, cause: str) -> Pauses:
    """The ledger of pauses with one more, still open."""
    return [*(dict(pause) for pause in pauses), {"from": at.isoformat(), "to": None, "cause": cause}]


def close_pauses(pauses: Sequence[Mapping[str, Any]], *, at: datetime) -> Pauses:
    """The ledger of pauses with every open one closed at `at`."""
    return [dict(pause) if pause["to"] else {**pause, "to": at.isoformat()} for pause in pauses]

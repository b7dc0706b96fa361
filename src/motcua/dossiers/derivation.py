"""One derivation of the promised moment, which officer and applicant read alike: the count, the waits, every change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from motcua.core.worktime import Calendar, Step, load_calendar, working_minutes_between
from motcua.core.worktime.sentences import step_of
from motcua.dossiers.rules import clock
from motcua.dossiers.rules.promise import Indexed, Kept, indexed, kept
from motcua.dossiers.states import Clock
from motcua.dossiers.values import DossierView, StoryLine
from motcua.orgs.api import get_unit


@dataclass(frozen=True, slots=True)
class Wait:
    """One time that does not count; `until` is empty while it lasts, `minutes` are its working minutes so far."""

    cause: str
    causer: str
    source: str
    since: datetime
    until: datetime | None
    minutes: float


@dataclass(frozen=True, slots=True)
class Moved:
    """One change of the promised moment: the event that moved it, by which rule, and the count as it was told then."""

    kind: str
    at: datetime
    former: datetime | None
    due_at: datetime | None
    source: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Derivation:
    """Everything that the page of the clock says. `steps` is the count as of now, in order."""

    received_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None
    awaiting_until: datetime | None
    time_limit: str
    steps: tuple[Step, ...]
    waits: tuple[Wait, ...]
    changes: tuple[Moved, ...]
    kept: Kept
    indexed: Indexed
    calendar: Calendar


def derive(dossier: DossierView, *, now: datetime) -> Derivation:
    """The derivation of a dossier that the reader may see, counted from what is kept."""
    calendar = load_calendar(get_unit(dossier.unit_id).calendar if dossier.unit_id else "vn")
    changes = tuple(_moved(line) for line in dossier.story if line.payload.get("due_change"))
    return Derivation(
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        finished_at=dossier.finished_at,
        awaiting_until=dossier.awaiting_until,
        time_limit=dossier.time_limit,
        steps=_steps(dossier, calendar),
        waits=tuple(_wait(pause, calendar, now) for pause in dossier.pauses),
        changes=changes,
        kept=kept(
            received_at=dossier.received_at,
            due_at=dossier.due_at,
            finished_at=dossier.finished_at,
            paused=dossier.clock is Clock.SUSPENDED,
            now=now,
        ),
        indexed=_indexed(dossier, changes, now),
        calendar=calendar,
    )


def _steps(dossier: DossierView, calendar: Calendar) -> tuple[Step, ...]:
    if dossier.received_at is None:
        return ()
    return clock.due(
        dossier.received_at,
        time_limit=dossier.time_limit,
        late_cutoff=dossier.late_cutoff,
        pauses=dossier.pauses,
        extensions=dossier.extensions,
        calendar=calendar,
    ).steps


def _wait(pause: Mapping[str, Any], calendar: Calendar, now: datetime) -> Wait:
    since = datetime.fromisoformat(pause["from"])
    until = datetime.fromisoformat(pause["to"]) if pause["to"] else None
    return Wait(
        cause=str(pause.get("cause", "")),
        causer=str(pause.get("causer") or "applicant"),
        source=str(pause.get("source", "")),
        since=since,
        until=until,
        minutes=working_minutes_between(since, max(since, until or now), calendar),
    )


def _moved(line: StoryLine) -> Moved:
    change = line.payload["due_change"]
    return Moved(
        kind=line.kind,
        at=line.at,
        former=parse_datetime(change["former"]) if change["former"] else None,
        due_at=parse_datetime(change["due_at"]) if change["due_at"] else None,
        source=change["source"],
        steps=tuple(step_of(step) for step in change["steps"]),
    )


def _indexed(dossier: DossierView, changes: Sequence[Moved], now: datetime) -> Indexed:
    asked = [line.at for line in dossier.story if line.kind == "SupplementRequested"]
    answered = sum(line.kind == "DossierSupplemented" for line in dossier.story)
    promised = next((change.former for change in reversed(changes) if change.due_at is None), None)
    return indexed(
        received_at=dossier.received_at,
        due_at=dossier.due_at or promised,
        finished_at=dossier.finished_at,
        asked_at=asked,
        answered=answered,
        now=now,
    )

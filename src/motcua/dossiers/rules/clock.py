"""When a dossier is due, what stands still and who brought that about."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

from motcua.core.errors import Refused
from motcua.core.worktime import Calendar, Deadline, Extension, Limit, Pause, deadline
from motcua.dossiers.states import Causer, Clock, PauseCause

Pauses = list[dict[str, Any]]
Kept = Sequence[Mapping[str, Any]]
"""As kept: pauses `{"from","to"|null,"cause","causer","source"}` or extensions `{"at","until","reason"}`."""

CAUSER_OF: dict[PauseCause, Causer] = {
    PauseCause.SUPPLEMENT: Causer.APPLICANT,
    PauseCause.PAYMENT: Causer.APPLICANT,
    PauseCause.POSTING: Causer.LAW,
    PauseCause.CONFIRMATION: Causer.OTHER_AGENCY,
    PauseCause.INCIDENT: Causer.OTHER_AGENCY,
    PauseCause.EMERGENCY: Causer.LAW,
}
"""Who brings a pause about. None is the office's own: an office cannot stop its own clock."""


class ClockStandsStill(Refused):
    """What is asked for needs a running clock."""

    code = "clock_stands_still"
    conflict = True


class ClockRuns(Refused):
    """Nothing of this kind stands still, so nothing can go on."""

    code = "clock_runs"
    conflict = True


class NoLimitToExtend(Refused):
    """The procedure sets no limit, so there is nothing to extend."""

    code = "no_limit_to_extend"
    conflict = True


class AlreadyExtended(Refused):
    """The time may be extended once."""

    code = "already_extended"
    conflict = True


class TooLateToExtend(Refused):
    """The promised moment has passed; an extension must be told before."""

    code = "too_late_to_extend"
    conflict = True


class ExtensionTooShort(Refused):
    """The new moment does not lie after the promised one."""

    code = "extension_too_short"


class ExtensionOnDayOff(Refused):
    """Nobody works on the day of the new moment."""

    code = "extension_on_day_off"


class SourceMissing(Refused):
    """A pause must name the rule or the document on which it rests."""

    code = "source_missing"


class ExtensionReasonMissing(Refused):
    """An extension must give its reason."""

    code = "extension_reason_missing"


class AmountNotUnderstood(Refused):
    """An amount is a whole number of dong, more than nothing."""

    code = "amount_not_understood"


AMOUNT_MAX = 10**15

BY_HAND = frozenset({PauseCause.POSTING, PauseCause.CONFIRMATION, PauseCause.INCIDENT})
"""Causes that an officer states; the others follow from verbs and declarations of their own."""


def due(
    received_at: datetime,
    *,
    time_limit: str,
    late_cutoff: str,
    pauses: Kept,
    calendar: Calendar,
    extensions: Kept = (),
) -> Deadline:
    """The due moment of a dossier from its frozen limit, its pauses (union, never sum) and the unit's calendar.

    Source  NĐ 118/2025 art. 17(3); the time from a request for supplement to its completion is not counted.
    """
    return deadline(
        received_at,
        Limit.parse(time_limit or "none"),
        calendar,
        pauses=pauses_of(pauses),
        extensions=[
            Extension(datetime.fromisoformat(one["at"]), datetime.fromisoformat(one["until"])) for one in extensions
        ],
        late_cutoff=time.fromisoformat(late_cutoff) if late_cutoff else None,
    )


def pauses_of(pauses: Kept) -> list[Pause]:
    """The kept ledger of pauses as the calendar reads it."""
    return [Pause(datetime.fromisoformat(pause["from"]), _moment(pause["to"])) for pause in pauses]


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def open_pause(pauses: Kept, *, at: datetime, cause: PauseCause, source: str = "") -> Pauses:
    """The ledger of pauses with one more, still open. `source`: the document or rule on which it rests."""
    opened = {"from": at.isoformat(), "to": None, "cause": cause.value, "causer": CAUSER_OF[cause].value}
    return [*(dict(pause) for pause in pauses), {**opened, "source": source}]


def close_pauses(pauses: Kept, *, at: datetime, cause: PauseCause | None = None) -> Pauses:
    """The ledger of pauses with every open one closed at `at`, or every open one of this cause."""
    return [
        {**pause, "to": at.isoformat()}
        if pause["to"] is None and (cause is None or pause.get("cause") == cause.value)
        else dict(pause)
        for pause in pauses
    ]


def open_causes(pauses: Kept) -> frozenset[str]:
    """Why the clock stands still now; empty while it runs."""
    return frozenset(str(pause.get("cause", "")) for pause in pauses if pause["to"] is None)


def check_can_pause(clock: str, pauses: Kept, cause: PauseCause) -> None:
    """A running clock, or one that stands still for another reason. Raises ClockStandsStill."""
    if clock not in (Clock.RUNNING, Clock.SUSPENDED) or cause.value in open_causes(pauses):
        raise ClockStandsStill(clock=clock, cause=cause.value)


def check_can_resume(pauses: Kept, cause: PauseCause) -> None:
    """Something stands still for this reason. Raises ClockRuns."""
    if cause.value not in open_causes(pauses):
        raise ClockRuns(cause=cause.value)


def new_promise(until: datetime, end_of_work: datetime | None) -> datetime:
    """The moment to promise on that day: at the latest when work ends. Raises ExtensionOnDayOff without work."""
    if end_of_work is None:
        raise ExtensionOnDayOff(field_errors={"until": "extension_on_day_off"})
    return min(until, end_of_work)


def check_can_extend(
    *, clock: str, due_at: datetime | None, extensions: Kept, until: datetime, now: datetime, allowed: int
) -> None:
    """As often as the law allows (`allowed`), while the clock runs, before the promised moment, to a later one.

    Raises  ClockStandsStill, NoLimitToExtend, AlreadyExtended, TooLateToExtend, ExtensionTooShort
    Source  NĐ 61/2018 art. 19(9) for its time, NĐ 118/2025 with form 04 of TT 03/2025: the apology states the new date
            before the promised one has passed; `data/clock/rules.yaml` says how often, unverified in the text in force.
    """
    if clock != Clock.RUNNING:
        raise ClockStandsStill(clock=clock)
    if due_at is None:
        raise NoLimitToExtend()
    if len(extensions) >= allowed:
        raise AlreadyExtended()
    if now > due_at:
        raise TooLateToExtend(due_at=due_at.isoformat())
    if until <= due_at:
        raise ExtensionTooShort(field_errors={"until": "extension_too_short"}, due_at=due_at.isoformat())


def check_pause_has_source(cause: PauseCause, source: str) -> None:
    """Only causes that an officer may state, each with its source. Raises ClockStandsStill, SourceMissing."""
    if cause not in BY_HAND:
        raise ClockStandsStill(field_errors={"cause": "clock_stands_still"}, cause=cause.value)
    if not source.strip():
        raise SourceMissing(field_errors={"source": "source_missing"})


def check_extension_has_reason(reason: str) -> None:
    """Raises ExtensionReasonMissing."""
    if not reason.strip():
        raise ExtensionReasonMissing(field_errors={"reason": "extension_reason_missing"})


def check_amount(amount_dong: int | None) -> None:
    """Raises AmountNotUnderstood for nothing, less than nothing or what no column can hold."""
    if amount_dong is not None and not 0 < amount_dong <= AMOUNT_MAX:
        raise AmountNotUnderstood(field_errors={"amount_dong": "amount_not_understood"})

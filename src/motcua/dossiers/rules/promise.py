"""Whether the promise was kept: early, on time or late, by the office's rule and by the national index beside it."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from motcua.core.worktime import LOCAL_TIME


class Kept(StrEnum):
    """How the promised moment was met; what has no due moment is a class of its own, never zero."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    RUNNING = "running"
    OVERDUE = "overdue"
    WAITING = "waiting"
    NO_LIMIT = "no_limit"
    NOT_STARTED = "not_started"


def kept(
    *, received_at: datetime | None, due_at: datetime | None, finished_at: datetime | None, paused: bool, now: datetime
) -> Kept:
    """By local dates, and on the due date itself by the moment.

    paused  the clock stands still, so that nothing is promised until it goes on
    Source  interfaces: early is before the due date, on time on it and not after the due moment, late after it
    """
    if received_at is None:
        return Kept.NOT_STARTED
    if due_at is None:
        return Kept.WAITING if paused and finished_at is None else Kept.NO_LIMIT
    if finished_at is None:
        return Kept.OVERDUE if now > due_at else Kept.RUNNING
    if _day(finished_at) < _day(due_at):
        return Kept.EARLY
    return Kept.ON_TIME if finished_at <= due_at else Kept.LATE


class Indexed(StrEnum):
    """What the formula document of Index 766 makes of it."""

    IN_TIME = "in_time"
    OVERDUE = "overdue"
    NOT_COUNTED = "not_counted"


def indexed(
    *,
    received_at: datetime | None,
    due_at: datetime | None,
    finished_at: datetime | None,
    asked_at: Sequence[datetime],
    answered: int,
    now: datetime,
) -> Indexed:
    """In time where it ended no later than it was due; without an end the moment of asking counts as the end.

    A supplement that is still awaited is judged at its request; more than one request without an answer is overdue.
    asked_at  when supplements were asked for, in order; answered: how many of them were answered
    due_at    the promise in force when the last open supplement was asked for, where the clock stands still for it
    Source    formula document of Index 766 (QĐ 766/QĐ-TTg), item 2.1, as recovered
    """
    if received_at is None or due_at is None:
        return Indexed.NOT_COUNTED
    open_requests = len(asked_at) - answered
    if finished_at is None and open_requests > 1:
        return Indexed.OVERDUE
    end = finished_at or (asked_at[-1] if open_requests else now)
    return Indexed.IN_TIME if end <= due_at else Indexed.OVERDUE


def _day(moment: datetime) -> date:
    return moment.astimezone(LOCAL_TIME).date()

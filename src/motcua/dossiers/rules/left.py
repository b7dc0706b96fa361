"""How much lawful time is left, counted once for the officer and for the citizen."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from motcua.core.worktime import Calendar, working_minutes_between
from motcua.core.worktime.calendar import LOCAL_TIME
from motcua.dossiers.states import Clock

MINUTES_OF_A_DAY = 8 * 60
SOON_MINUTES = 8 * 60


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """What is left (or over, when late) in `unit`; `soon` where less than a working day is left."""

    state: Literal["running", "late", "suspended", "ended", "not_started", "none"]
    amount: int = 0
    unit: Literal["working_days", "working_hours"] = "working_days"
    due_at: datetime | None = None
    soon: bool = False


def time_left(*, clock: Clock, due_at: datetime | None, now: datetime, calendar: Calendar) -> TimeLeft:
    """What is left in working time: days, or hours where less than a day is left.

    Assumes  eight working hours make one day on the screen; the due moment itself comes from the domain.
    """
    if clock is Clock.NOT_STARTED:
        return TimeLeft("not_started")
    if clock is Clock.SUSPENDED:
        return TimeLeft("suspended")
    if clock is Clock.ENDED:
        return TimeLeft("ended", due_at=due_at)
    if due_at is None:
        return TimeLeft("none")
    late = now > due_at
    first, last = (due_at, now) if late else (now, due_at)
    minutes = working_minutes_between(first.astimezone(LOCAL_TIME), last.astimezone(LOCAL_TIME), calendar)
    if minutes >= MINUTES_OF_A_DAY:
        return TimeLeft("late" if late else "running", int(minutes // MINUTES_OF_A_DAY), "working_days", due_at)
    hours = int(minutes // 60)
    return TimeLeft("late" if late else "running", hours, "working_hours", due_at, soon=minutes <= SOON_MINUTES)

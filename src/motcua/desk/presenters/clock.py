"""The legal clock as officers read it."""

from datetime import datetime

from django.utils import timezone

from motcua.core.worktime import Calendar, working_minutes_between
from motcua.dossiers.api import Clock
from motcua.ui.values import ClockView

MINUTES_OF_A_DAY = 8 * 60
SOON_MINUTES = 8 * 60


def present_clock(*, clock: Clock, due_at: datetime | None, now: datetime, calendar: Calendar) -> ClockView:
    """What is left in working time: days, or hours where less than a day is left.

    Assumes  eight working hours make one day on the screen; the due moment itself comes from the domain.
    """
    if clock is Clock.NOT_STARTED:
        return ClockView("not_started")
    if clock is Clock.SUSPENDED:
        return ClockView("suspended")
    if clock is Clock.ENDED:
        return ClockView("ended", due_at=due_at)
    if due_at is None:
        return ClockView("none")
    late = now > due_at
    first, last = (due_at, now) if late else (now, due_at)
    minutes = working_minutes_between(timezone.localtime(first), timezone.localtime(last), calendar)
    if minutes >= MINUTES_OF_A_DAY:
        return ClockView("late" if late else "running", int(minutes // MINUTES_OF_A_DAY), "working_days", due_at)
    hours = int(minutes // 60)
    return ClockView("late" if late else "running", hours, "working_hours", due_at, soon=minutes <= SOON_MINUTES)

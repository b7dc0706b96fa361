"""The legal clock as officers read it."""

from datetime import datetime

from motcua.core.worktime import Calendar
from motcua.dossiers.api import Clock, time_left
from motcua.ui.values import ClockView


def present_clock(*, clock: Clock, due_at: datetime | None, now: datetime, calendar: Calendar) -> ClockView:
    """What is left in working time, as the domain counts it for everybody."""
    left = time_left(clock=clock, due_at=due_at, now=now, calendar=calendar)
    return ClockView(left.state, left.amount, left.unit, left.due_at, left.soon)

"""Working time and deadlines: what an hour, a day and a pause mean for a dossier. Many at once: `worktime.bulk`."""

from motcua.core.worktime.calendar import LOCAL_TIME, Calendar
from motcua.core.worktime.calendar_files import calendar_codes, load_calendar
from motcua.core.worktime.deadline import (
    Deadline,
    LimitTooLong,
    Step,
    TimeOutOfRange,
    deadline,
    end_of_work,
    working_minutes_between,
)
from motcua.core.worktime.extensions import Extension
from motcua.core.worktime.limit import Limit, LimitNotUnderstood, LimitNotWhole, LimitUnit
from motcua.core.worktime.pauses import Pause, PauseBackwards

__all__ = [
    "LOCAL_TIME",
    "Calendar",
    "Deadline",
    "Extension",
    "Limit",
    "LimitNotUnderstood",
    "LimitNotWhole",
    "LimitTooLong",
    "LimitUnit",
    "Pause",
    "PauseBackwards",
    "Step",
    "TimeOutOfRange",
    "calendar_codes",
    "deadline",
    "end_of_work",
    "load_calendar",
    "working_minutes_between",
]

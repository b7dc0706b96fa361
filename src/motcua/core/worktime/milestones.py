"""When a given share of a limit is used up: counted backwards from its end in working time, as the limit itself."""

from collections.abc import Sequence
from datetime import datetime

from motcua.core.worktime.calendar import Calendar
from motcua.core.worktime.deadline import check_in_range, local_seconds, local_time, with_long_enough_table
from motcua.core.worktime.pauses import Pause, union
from motcua.core.worktime.spells import DAY_SECONDS, SpellTable


def moment_of_share(
    start: datetime, due: datetime, calendar: Calendar, *, percent: int, pauses: Sequence[Pause] = ()
) -> datetime:
    """The moment when so many percent of the working time from `start` to `due`, without the pauses, are used up.

    Where it lies before a pause the answer may lie inside the pause; both are over once the clock runs again.
    Raises  TimeOutOfRange, LimitTooLong
    """
    first, last = local_seconds(start), local_seconds(due)
    check_in_range(first, calendar)

    def count(table: SpellTable) -> int:
        left = _working_time(first, last, pauses, table) * (100 - percent) // 100
        worked = table.worked_until(last) - left
        return last if left <= 0 else max(first, table.moment_when(worked)) if worked > 0 else first

    return local_time(with_long_enough_table(calendar, first, last, count))


def working_day_before(moment: datetime, calendar: Calendar) -> datetime:
    """One working day earlier: so much working time as the day of the moment has.

    Raises  TimeOutOfRange, LimitTooLong
    """
    last = local_seconds(moment)
    year = 370 * DAY_SECONDS
    check_in_range(last - year, calendar)

    def count(table: SpellTable) -> int:
        position = table.position_of(last // DAY_SECONDS)
        if position is None:
            position = table.working_day(last // DAY_SECONDS, 1) - 1
        return table.moment_when(table.worked_until(last) - table.day_seconds(position))

    return local_time(with_long_enough_table(calendar, last - year, last, count))


def _working_time(first: int, last: int, pauses: Sequence[Pause], table: SpellTable) -> int:
    """Working seconds between the two moments in which nothing stood still."""
    seconds = table.worked_until(last) - table.worked_until(first)
    spans = union(
        [(local_seconds(one.start), local_seconds(one.end) if one.end is not None else None) for one in pauses]
    )
    for begins, ends in spans:
        inside = (max(begins, first), last if ends is None else min(ends, last))
        if inside[0] < inside[1]:
            seconds -= table.worked_until(inside[1]) - table.worked_until(inside[0])
    return max(seconds, 0)

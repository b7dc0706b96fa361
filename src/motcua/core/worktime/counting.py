"""Counting one time limit from one receipt, before any pause: the rule of each unit."""

from calendar import monthrange
from datetime import date
from decimal import Decimal

from motcua.core.worktime.limit import Limit, LimitUnit, whole_seconds
from motcua.core.worktime.spells import DAY_SECONDS, EPOCH_ORDINAL, BeyondTable, SpellTable

LAST_YEAR = 2250
LAST_MOMENT = (date(LAST_YEAR, 12, 31).toordinal() + 1 - EPOCH_ORDINAL) * DAY_SECONDS


def due_moment(limit: Limit, received: int, table: SpellTable) -> int | None:
    """When the limit runs out for what was received at this moment (local seconds); empty without a limit.

    Raises  BeyondTable
    Source  interfaces: `motcua deadline`, exactly; Civil Code 2015 art. 147, 148
    """
    if limit.quantity is None:
        return None
    if limit.unit is LimitUnit.CLOCK_HOURS:
        due = received + whole_seconds(limit.quantity, 3600)
        if due > LAST_MOMENT:
            raise BeyondTable
        return due
    if limit.unit is LimitUnit.HOURS:
        return _after_working_seconds(whole_seconds(limit.quantity, 3600), received, table)
    end = day_due_moment(limit, received // DAY_SECONDS, table)
    # Only a limit of nothing can lie behind the receipt: it is due at once, when work goes on.
    return table.next_working_moment(received) if end is None or end < received else end


def day_due_moment(limit: Limit, day_zero: int, table: SpellTable) -> int | None:
    """When a limit in days, months or years runs out; depends on day zero alone.

    Empty for "zero working days" from a day off.
    """
    quantity = limit.quantity or Decimal(0)
    if limit.unit is LimitUnit.WORKING_DAYS:
        return _after_working_days(quantity, day_zero, table)
    end = _calendar_end(int(quantity), limit.unit, day_zero)
    position = table.position_of(end)
    return table.day_end(table.working_day(end, 1) if position is None else position)


def calendar_end(limit: Limit, day_zero: int) -> int | None:
    """The day on which a limit of the calendar ends before days off are looked at; empty for other units."""
    if limit.quantity is None or limit.unit not in (LimitUnit.DAYS, LimitUnit.MONTHS, LimitUnit.YEARS):
        return None
    return _calendar_end(int(limit.quantity), limit.unit, day_zero)


def _after_working_seconds(seconds: int, received: int, table: SpellTable) -> int:
    if seconds == 0:
        return table.next_working_moment(received)
    return table.moment_when(table.worked_until(received) + seconds)


def _after_working_days(quantity: Decimal, day_zero: int, table: SpellTable) -> int | None:
    whole = int(quantity)
    part = quantity - whole
    if not part:
        position = table.working_day(day_zero, whole) if whole else table.position_of(day_zero)
        return None if position is None else table.day_end(position)
    position = table.working_day(day_zero, whole + 1)
    begins, seconds = table.day_start(position), whole_seconds(part, table.day_seconds(position))
    return table.moment_when(table.worked_until(begins) + seconds) if seconds else begins


def _calendar_end(quantity: int, unit: LimitUnit, day_zero: int) -> int:
    if unit is LimitUnit.DAYS:
        return day_zero + quantity
    first = date.fromordinal(day_zero + EPOCH_ORDINAL)
    month = first.year * 12 + first.month - 1 + quantity * (12 if unit is LimitUnit.YEARS else 1)
    year, month = month // 12, month % 12 + 1
    if year > LAST_YEAR:
        raise BeyondTable
    return date(year, month, min(first.day, monthrange(year, month)[1])).toordinal() - EPOCH_ORDINAL

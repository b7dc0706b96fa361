"""Due moments of a whole ledger in one call."""

from collections.abc import Callable, Sequence
from datetime import time

import numpy as np
import numpy.typing as npt

from motcua.core.worktime.calendar import Calendar
from motcua.core.worktime.counting import LAST_MOMENT, day_due_moment
from motcua.core.worktime.deadline import check_in_range, seconds_of_day, with_long_enough_table
from motcua.core.worktime.limit import Limit, LimitUnit, whole_seconds
from motcua.core.worktime.spells import DAY_SECONDS, BeyondTable, SpellTable

Moments = npt.NDArray[np.datetime64]
Seconds = npt.NDArray[np.int64]
NONE = np.iinfo(np.int64).min


def deadlines(received: Moments, limit: Limit, calendar: Calendar, *, late_cutoff: time | None = None) -> Moments:
    """The due moment of each receipt, without pauses; the same as `deadline(...)` one by one.

    received   local times, datetime64 of any unit (parts of a second are dropped), any shape; NaT gives NaT
    Returns datetime64[s], local, of the same shape; NaT without a limit.
    Raises  TimeOutOfRange, LimitTooLong
    """
    moments = received.astype("datetime64[s]").astype(np.int64)
    due = np.full(moments.shape, NONE)
    known = moments != NONE
    everything = bool(known.all())
    given = moments.ravel() if everything else moments[known]
    if limit.quantity is not None and given.size:
        first, last = int(given.min()), int(given.max())
        check_in_range(first, calendar)
        check_in_range(last, calendar)
        counted = with_long_enough_table(calendar, first, last, lambda table: _count(given, limit, table, late_cutoff))
        due[known if not everything else ...] = counted if not everything else counted.reshape(moments.shape)
    return due.astype("datetime64[s]")


def _count(received: Seconds, limit: Limit, table: SpellTable, late_cutoff: time | None) -> Seconds:
    quantity = limit.quantity
    assert quantity is not None  # noqa: S101 - the caller handles limits of nothing
    if not table.days:
        raise BeyondTable
    if late_cutoff is not None:
        received = _counts_as_received(received, seconds_of_day(late_cutoff), table)
    if limit.unit is LimitUnit.CLOCK_HOURS:
        due = received + whole_seconds(quantity, 3600)
        if (due > LAST_MOMENT).any():
            raise BeyondTable
        return due
    if limit.unit is LimitUnit.HOURS:
        return _after_working_seconds(whole_seconds(quantity, 3600), received, table)
    due = _by_day(received // DAY_SECONDS, lambda day: day_due_moment(limit, day, table))
    if not quantity:
        due = np.where(due < received, _next_working_moment(received, table), due)
    return due


def after_pauses(
    due: Moments, received: Moments, pauses: Sequence[tuple[Moments, Moments]], calendar: Calendar
) -> Moments:
    """Due moments after pauses, each the same as `deadline(..., pauses=...)` one by one.

    due, received   datetime64, local, of one shape; NaT stays NaT
    pauses          first, second, ... pause of each row (start, end): apart and in order, NaT start where a row has no
                    more, NaT end where it is still open
    Raises  TimeOutOfRange, LimitTooLong
    """
    if not pauses:
        return due
    moment = due.astype("datetime64[s]").astype(np.int64)
    start_of = received.astype("datetime64[s]").astype(np.int64)
    laid = [tuple(edge.astype("datetime64[s]").astype(np.int64) for edge in pause) for pause in pauses]
    known = np.concatenate([edge[edge != NONE] for edge in (moment, start_of, *(one for pair in laid for one in pair))])

    def count(table: SpellTable) -> Seconds:
        counted = moment
        for start, end in laid:
            counted = _after_pause(counted, np.maximum(start, start_of), end, start != NONE, table)
        return counted

    if not known.size:
        return due
    check_in_range(int(known.min()), calendar)
    return with_long_enough_table(calendar, int(known.min()), int(known.max()), count).astype("datetime64[s]")


def _after_pause(due: Seconds, start: Seconds, end: Seconds, has: npt.NDArray[np.bool_], table: SpellTable) -> Seconds:
    """The working time that was left at the start, counted from the end; NaT while the pause is open."""
    counts = has & (due != NONE) & (start < due) & ((end == NONE) | (end > start))
    still = counts & (end == NONE)
    moved = counts & ~still
    if not moved.any():
        return np.where(still, NONE, due)
    worked = _worked_until(np.stack([start[moved], end[moved], due[moved]]), table)
    left = worked[2] - worked[0]
    anew = _moment_when(worked[1] + left, table)
    anew = np.where(left == 0, end[moved], anew)
    after = np.where(still, NONE, due)
    after[moved] = np.where(worked[0] == worked[1], due[moved], anew)
    return after


def _worked_until(moments: Seconds, table: SpellTable) -> Seconds:
    """Working seconds from the beginning of the table to each moment."""
    if (moments > table.horizon).any():
        raise BeyondTable
    starts, ends, before = np.array(table.starts), np.array(table.ends), np.array(table.before)
    spell = np.searchsorted(starts, moments, side="right") - 1
    inside = np.maximum(spell, 0)
    worked: Seconds = np.where(spell < 0, 0, before[inside] + np.minimum(moments, ends[inside]) - starts[inside])
    return worked


def _moment_when(worked: Seconds, table: SpellTable) -> Seconds:
    """The first moment at which so many working seconds are over."""
    starts, ends, before = np.array(table.starts), np.array(table.ends), np.array(table.before)
    spell = np.maximum(np.searchsorted(before, worked, side="left") - 1, 0)
    moment: Seconds = starts[spell] + worked - before[spell]
    if (moment > ends[spell]).any():
        raise BeyondTable
    return moment


def _by_day(days: Seconds, due_of_day: Callable[[int], int | None]) -> Seconds:
    """Look up what depends on the day alone, counted once for each day between the first and the last."""
    first, last = int(days.min()), int(days.max())
    answers = (due_of_day(day) for day in range(first, last + 1))
    table = np.fromiter((NONE if due is None else due for due in answers), np.int64, last - first + 1)
    return table[days - first]


def _after_working_seconds(seconds: int, received: Seconds, table: SpellTable) -> Seconds:
    if seconds == 0:
        return _next_working_moment(received, table)
    starts, ends, before = np.array(table.starts), np.array(table.ends), np.array(table.before)
    spell = np.maximum(np.searchsorted(starts, received, side="right") - 1, 0)
    worked = before[spell] + np.clip(received - starts[spell], 0, ends[spell] - starts[spell]) + seconds
    spell = np.searchsorted(before, worked, side="left") - 1
    due: Seconds = starts[spell] + worked - before[spell]
    if (due > ends[spell]).any():
        raise BeyondTable
    return due


def _next_working_moment(received: Seconds, table: SpellTable) -> Seconds:
    spell = np.searchsorted(np.array(table.ends), received, side="right")
    if (spell == len(table.starts)).any():
        raise BeyondTable
    moments: Seconds = np.maximum(received, np.array(table.starts)[spell])
    return moments


def _counts_as_received(received: Seconds, cutoff: int, table: SpellTable) -> Seconds:
    """Those after the cut-off on a working day count from the start of the next one."""
    worked_days = np.array(table.days)
    day, clock = np.divmod(received, DAY_SECONDS)
    position = np.searchsorted(worked_days, day, side="left")
    inside = np.minimum(position, len(worked_days) - 1)
    late = (clock > cutoff) & (worked_days[inside] == day)
    following = np.minimum(inside + 1, len(worked_days) - 1)
    if (late & (position + 1 >= len(worked_days))).any():
        raise BeyondTable
    starts = np.array(table.starts)[np.array(table.day_spells)[following]]
    return np.where(late, starts, received)

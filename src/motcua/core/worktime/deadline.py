"""When a dossier is due and why, line by line: day zero, the count, days off met, pauses."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from motcua.core.errors import Refused
from motcua.core.worktime.calendar import LOCAL_TIME, Calendar, DayKind
from motcua.core.worktime.counting import LAST_YEAR, calendar_end, due_moment
from motcua.core.worktime.extensions import Extension
from motcua.core.worktime.limit import Limit, LimitUnit
from motcua.core.worktime.pauses import Pause, PauseBackwards, split_at, union
from motcua.core.worktime.spells import DAY_SECONDS, EPOCH_ORDINAL, BeyondTable, SpellTable

Answer = TypeVar("Answer")

EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - local wall time
LONGER_TABLES = (0, 1, 4, 16, 64, LAST_YEAR)
"""Years of working time laid out after the year of receipt, tried one after the other."""


class TimeOutOfRange(Refused):
    """The calendar knows no working time at this date."""

    code = "time_out_of_range"


class LimitTooLong(Refused):
    """The limit does not run out within the time that a calendar can know, or the calendar has no working time."""

    code = "limit_too_long"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the reasons: a code and the values that its words need (dates, local times, numbers)."""

    code: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Deadline:
    """When it is due (`due_at` is empty without a limit or while a pause is open), and why.

    day_zero      the calendar day of receipt, not counted
    provisional   whether a day was used that is not official yet
    """

    due_at: datetime | None
    day_zero: date
    provisional: bool
    steps: tuple[Step, ...]


def deadline(
    received: datetime,
    limit: Limit,
    calendar: Calendar,
    *,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
    late_cutoff: time | None = None,
) -> Deadline:
    """Count the limit from the receipt in the calendar's working time.

    An extension sets the due moment in force anew; what stands without limit is not extended. Pauses after it preserve
    the time that is left until the new moment, pauses before it change nothing any more.

    Times without zone are local time; parts of a second are dropped. `late_cutoff`: received strictly after it on a
    working day counts as received when the next working day begins.
    Raises  TimeOutOfRange, LimitTooLong, PauseBackwards
    """
    moment = local_seconds(received)
    check_in_range(moment, calendar)
    periods = union([_local_period(pause) for pause in pauses])
    anew = sorted((local_seconds(one.at), local_seconds(one.until)) for one in extensions)
    cutoff = None if late_cutoff is None else seconds_of_day(late_cutoff)
    return with_long_enough_table(
        calendar,
        moment,
        moment,
        lambda table: _Count(calendar, table).deadline(moment, limit, periods, anew, cutoff),
    )


def working_minutes_between(start: datetime, end: datetime, calendar: Calendar) -> float:
    """Working minutes from start to end, negative when the end comes first; whole seconds are exact.

    Raises  TimeOutOfRange
    """
    first, last = sorted((local_seconds(start), local_seconds(end)))
    check_in_range(first, calendar)
    seconds = with_long_enough_table(
        calendar, first, last, lambda table: table.worked_until(last) - table.worked_until(first)
    )
    return (seconds if local_seconds(start) == first else -seconds) / 60


def end_of_work(day: date, calendar: Calendar) -> datetime | None:
    """When work ends on the local day; None on a day without working time."""
    spells = calendar.spells(day)
    return local_time((day.toordinal() - EPOCH_ORDINAL) * DAY_SECONDS + spells[-1][1]) if spells else None


def local_seconds(moment: datetime) -> int:
    """The moment as whole local seconds since 1970; a naive one is local already.

    Raises  TimeOutOfRange
    """
    try:
        local = moment if moment.tzinfo is None else moment.astimezone(LOCAL_TIME).replace(tzinfo=None)
    except OverflowError as overflow:
        raise TimeOutOfRange(on=moment.isoformat(), last=f"{LAST_YEAR - 1}-12-31") from overflow
    difference = local - EPOCH
    return difference.days * DAY_SECONDS + difference.seconds


def local_time(seconds: int) -> datetime:
    """The aware local time of so many local seconds since 1970."""
    return (EPOCH + timedelta(seconds=seconds)).replace(tzinfo=LOCAL_TIME)


def seconds_of_day(clock: time) -> int:
    """Whole seconds since midnight."""
    return clock.hour * 3600 + clock.minute * 60 + clock.second


def local_date(day: int) -> date:
    """The date of a local day number."""
    return date.fromordinal(day + EPOCH_ORDINAL)


def check_in_range(received: int, calendar: Calendar) -> None:
    """Refuse a receipt before the calendar's hours begin or absurdly late.

    Raises  TimeOutOfRange
    """
    day = local_date(received // DAY_SECONDS)
    if day < calendar.first_day or day.year >= LAST_YEAR:
        raise TimeOutOfRange(on=day.isoformat(), first=calendar.first_day.isoformat(), last=f"{LAST_YEAR - 1}-12-31")


def with_long_enough_table(calendar: Calendar, first: int, last: int, count: Callable[[SpellTable], Answer]) -> Answer:
    """Count in a short table first and in longer ones when it does not reach.

    Raises  LimitTooLong
    """
    first_year, last_year = local_date(first // DAY_SECONDS).year, local_date(last // DAY_SECONDS).year
    for years in LONGER_TABLES:
        try:
            return count(calendar.table(first_year, min(last_year + years, LAST_YEAR)))
        except BeyondTable:
            continue
    raise LimitTooLong(calendar=calendar.code, last=f"{LAST_YEAR}-12-31")


def _local_period(pause: Pause) -> tuple[int, int | None]:
    start, end = local_seconds(pause.start), None if pause.end is None else local_seconds(pause.end)
    if end is not None and end < start:  # one of the two came without zone, so that Pause could not compare them
        raise PauseBackwards(start=pause.start.isoformat(), end=str(pause.end))
    return start, end


class _Count:
    """One count in progress: gathers the reasons and whether a day that is not official was used."""

    def __init__(self, calendar: Calendar, table: SpellTable) -> None:
        self.calendar = calendar
        self.table = table
        self.steps: list[Step] = []
        self.provisional = False
        self.days_told: set[int] = set()

    def deadline(
        self,
        received: int,
        limit: Limit,
        pauses: Sequence[tuple[int, int | None]],
        extensions: Sequence[tuple[int, int]],
        cutoff: int | None,
    ) -> Deadline:
        self.tell("received", at=local_time(received))
        received = self.counts_as_received(received, cutoff)
        day_zero = received // DAY_SECONDS
        due = due_moment(limit, received, self.table)
        self.explain(limit, received, due)
        for at, until in extensions:
            before, pauses = split_at(pauses, at)
            due = self.after_pauses(before, received, due)
            if due is not None:
                due, received = self.extended(at, until), max(received, at)
        due = self.after_pauses(pauses, received, due)
        if due is not None:
            self.tell("due", at=local_time(due))
        if self.provisional:
            self.tell("provisional", official=self.calendar.official_years[1])
        return Deadline(
            None if due is None else local_time(due), local_date(day_zero), self.provisional, tuple(self.steps)
        )

    def tell(self, code: str, **values: object) -> None:
        self.steps.append(Step(code, values))

    def counts_as_received(self, received: int, cutoff: int | None) -> int:
        """The moment itself, or the start of the next working day when it came too late on a working day."""
        day, clock = divmod(received, DAY_SECONDS)
        if cutoff is None or clock <= cutoff:
            return received
        if self.table.position_of(day) is None:
            self.use(day, day)
            return received
        start = self.table.day_start(self.table.working_day(day, 1))
        self.use(day, start // DAY_SECONDS)
        self.tell("late", cutoff=f"{cutoff // 3600:02}:{cutoff // 60 % 60:02}", counts_from=local_time(start))
        return start

    def use(self, first: int, last: int) -> None:
        """Note the local days from first to last as used: tell those that differ from their weekday, once."""
        for day in self._new_days(first, last):
            on = local_date(day)
            self.provisional = self.provisional or self.calendar.is_provisional(on)
            special = self.calendar.special(on)
            if special is None:
                continue
            if special.kind is DayKind.MADE_UP:
                self.tell("made_up_day", on=on, name=special.name, status=special.status.value)
            elif self.calendar.weekly_spells(on):
                self.tell("day_off", on=on, name=special.name, status=special.status.value)

    def _new_days(self, first: int, last: int) -> Iterator[int]:
        for day in range(first, last + 1):
            if day not in self.days_told:
                self.days_told.add(day)
                yield day

    def explain(self, limit: Limit, received: int, due: int | None) -> None:
        """Tell how the count went before any pause."""
        day_zero = received // DAY_SECONDS
        if due is None:
            self.tell("no_limit")
            return
        if limit.unit is LimitUnit.CLOCK_HOURS:
            self.tell("counted", limit=limit, until=local_time(due))
            return
        if limit.unit is LimitUnit.HOURS:
            self.use(day_zero, due // DAY_SECONDS)
            starts = self.table.next_working_moment(received)
            if starts > received and self.table.worked_until(due) > self.table.worked_until(received):
                self.tell("waits", at=local_time(starts))
            self.tell("counted", limit=limit, until=local_time(due))
            return
        self.tell("day_zero", on=local_date(day_zero))
        end = calendar_end(limit, day_zero)
        if end is None:
            self.use(day_zero + 1 if limit.quantity else day_zero, due // DAY_SECONDS)
        else:
            self.use(end, due // DAY_SECONDS)
            if end != due // DAY_SECONDS:
                self.tell("ends_on_day_off", on=local_date(end), moved_to=local_date(due // DAY_SECONDS))
        self.tell("counted", limit=limit, until=local_time(due))

    def after_pauses(self, pauses: Sequence[tuple[int, int | None]], received: int, due: int | None) -> int | None:
        """The due moment in force after these pauses, one after the other."""
        for start, end in pauses:
            if due is not None:
                due = self.after_pause(start, end, received, due)
        return due

    def extended(self, at: int, until: int) -> int:
        """The due moment set anew; where its day has become a day off since, the end of the next working day."""
        self.tell("extended", at=local_time(at), until=local_time(until))
        day = (until - 1) // DAY_SECONDS  # work that ends at midnight ends its own day
        self.use(day, day)
        if self.table.position_of(day) is not None:
            return until
        moved = self.table.day_end(self.table.working_day(day, 1))
        self.use(day, moved // DAY_SECONDS)
        self.tell("ends_on_day_off", on=local_date(day), moved_to=local_date(moved // DAY_SECONDS))
        return moved

    def after_pause(self, start: int, end: int | None, received: int, due: int) -> int | None:
        """The due moment in force after this pause: the working time that was left, counted from its end."""
        given = {"start": local_time(start), "end": None if end is None else local_time(end)}
        start = max(start, received)
        if end is not None and end <= start:
            self.tell("pause_before_receipt", **given)
            return due
        if start >= due:
            self.tell("pause_after_due", **given)
            return due
        if end is None:
            self.tell("pause_open", **given)
            return None
        worked, worked_at_end = self.table.worked_until(start), self.table.worked_until(end)
        if worked == worked_at_end:
            self.use(start // DAY_SECONDS, end // DAY_SECONDS)
            self.tell("pause_outside_working_time", **given)
            return due
        left = self.table.worked_until(due) - worked
        moved = self.table.moment_when(worked_at_end + left) if left else end
        self.use(start // DAY_SECONDS, due // DAY_SECONDS)
        self.use(end // DAY_SECONDS, moved // DAY_SECONDS)
        self.tell("pause", **given, left_minutes=left / 60, until=local_time(moved))
        return moved

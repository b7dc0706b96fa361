"""Random offices, the same one as a calendar of ours and as the minute model's."""
# ruff: noqa: DTZ001 - local times, as people write them

from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from motcua.core.worktime.calendar import Calendar, DayKind, DayStatus, SpecialDay, WorkingHours
from motcua.core.worktime.limit import Limit, LimitUnit
from tests.unit.worktime.minute_model import Office

START = date(2026, 1, 5)
GRID = 20  # minutes; a quarter of any spell is a whole minute


@st.composite
def day_hours(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    """Up to three spells in minutes since midnight, apart from each other."""
    count = draw(st.sampled_from([0, 1, 1, 2, 2, 2, 3]))
    edges = draw(st.lists(st.integers(0, 1440 // GRID), min_size=2 * count, max_size=2 * count, unique=True))
    ordered = [edge * GRID for edge in sorted(edges)]
    return tuple(zip(ordered[::2], ordered[1::2], strict=True))


@st.composite
def offices(draw: st.DrawFn) -> tuple[Calendar, Office]:
    week = [draw(day_hours()) for _ in range(7)]
    if not any(week):
        week[draw(st.integers(0, 6))] = ((480, 720), (780, 1020))
    days = st.integers(0, 70).map(lambda offset: START + timedelta(days=offset))
    off = draw(st.frozensets(days, max_size=6))
    made_up = draw(st.dictionaries(days.filter(lambda day: day.weekday() > 4), st.integers(0, 4), max_size=3))
    made_up = {day: weekday for day, weekday in made_up.items() if day not in off}
    return _calendar(week, off, made_up), _model(week, off, made_up)


def _model(week: list[tuple[tuple[int, int], ...]], off: frozenset[date], made_up: dict[date, int]) -> Office:
    minutes = {
        weekday: frozenset(minute for start, end in spells for minute in range(start, end))
        for weekday, spells in enumerate(week)
    }
    return Office(minutes, off, made_up)


def _calendar(week: list[tuple[tuple[int, int], ...]], off: frozenset[date], made_up: dict[date, int]) -> Calendar:
    special = {day: SpecialDay(day, DayKind.HOLIDAY, "x", DayStatus.OFFICIAL, "x") for day in off}
    for day, weekday in made_up.items():
        works_as = START + timedelta(days=weekday)
        special[day] = SpecialDay(day, DayKind.MADE_UP, "x", DayStatus.OFFICIAL, "x", works_as)
    seconds = tuple(tuple((60 * start, 60 * end) for start, end in spells) for spells in week)
    return Calendar(
        code="random",
        name={},
        hours=(WorkingHours(date(1, 1, 1), None, seconds),),
        days=special,
        official_years=(1, 9999),
    )


MOMENTS = st.integers(0, 35 * 24 * 12).map(lambda step: datetime(2026, 1, 5) + timedelta(minutes=5 * step))


@st.composite
def pauses(draw: st.DrawFn) -> list[tuple[datetime, datetime]]:
    starts = draw(st.lists(MOMENTS, max_size=4))
    lengths = st.one_of(st.integers(0, 48), st.integers(0, 12 * 24 * 9))
    return [(start, start + timedelta(minutes=5 * draw(lengths))) for start in starts]


@st.composite
def limits(draw: st.DrawFn) -> Limit:
    unit = draw(st.sampled_from([unit for unit in LimitUnit if unit is not LimitUnit.NONE]))
    if unit in (LimitUnit.DAYS, LimitUnit.MONTHS, LimitUnit.YEARS):
        most = {LimitUnit.DAYS: 30, LimitUnit.MONTHS: 2, LimitUnit.YEARS: 1}[unit]
        return Limit(Decimal(draw(st.integers(1, most))), unit)
    most = {LimitUnit.HOURS: 60, LimitUnit.CLOCK_HOURS: 200, LimitUnit.WORKING_DAYS: 12}[unit]
    return Limit(Decimal(draw(st.integers(1, 4 * most))) / 4, unit)


def fraction(limit: Limit) -> Fraction:
    return Fraction(limit.quantity or 0)

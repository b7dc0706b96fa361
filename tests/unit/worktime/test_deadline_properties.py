"""What holds of every deadline, and the slow minute-by-minute model as an independent reference."""
# ruff: noqa: DTZ001 - local times, as people write them

from datetime import datetime, timedelta
from decimal import Decimal

import numpy as np
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from motcua.core.worktime import Limit, LimitUnit, Pause, deadline, load_calendar, working_minutes_between
from motcua.core.worktime.bulk import after_pauses, deadlines
from motcua.core.worktime.calendar import LOCAL_TIME, Calendar
from motcua.core.worktime.deadline import local_seconds, local_time
from motcua.core.worktime.pauses import union
from tests.unit.worktime import minute_model
from tests.unit.worktime.minute_model import Office
from tests.unit.worktime.offices import MOMENTS, fraction, limits, offices, pauses

Pair = tuple[Calendar, Office]
PauseList = list[tuple[datetime, datetime]]

few = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
many = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
real_calendars = st.sampled_from(["vn", "vn-police"]).map(load_calendar)
real_moments = st.datetimes(datetime(2018, 1, 1), datetime(2026, 11, 1)).map(
    lambda moment: moment.replace(microsecond=0)
)


def due(received: datetime, limit: Limit, calendar: Calendar, given_pauses: PauseList = []) -> datetime:  # noqa: B006
    answer = deadline(received, limit, calendar, pauses=[Pause(start, end) for start, end in given_pauses]).due_at
    assert answer is not None
    return answer.replace(tzinfo=None)


@few
@given(offices(), MOMENTS, limits(), pauses())
def test_equals_the_walk_minute_by_minute(
    pair: Pair, received: datetime, limit: Limit, given_pauses: PauseList
) -> None:
    calendar, office = pair
    assume(limit.unit is not LimitUnit.WORKING_DAYS or fraction(limit) * 1440 % 1 == 0)
    expected = minute_model.due(received, fraction(limit), limit.unit.value, office, given_pauses)
    assert due(received, limit, calendar, given_pauses) == expected


@few
@given(offices(), MOMENTS, MOMENTS)
def test_working_time_between_equals_the_walk(pair: Pair, start: datetime, end: datetime) -> None:
    calendar, office = pair
    start, end = min(start, end), max(start, end)
    assert working_minutes_between(start, end, calendar) == minute_model.worked(start, end, office)
    assert working_minutes_between(end, start, calendar) == -minute_model.worked(start, end, office)


@many
@given(real_calendars, real_moments, st.timedeltas(timedelta(0), timedelta(days=40)), limits())
def test_who_comes_later_is_not_due_earlier(
    calendar: Calendar, received: datetime, later: timedelta, limit: Limit
) -> None:
    assert due(received, limit, calendar) <= due(received + later, limit, calendar)


@many
@given(offices(), MOMENTS, st.integers(0, 300), limits(), pauses())
def test_who_comes_later_is_not_due_earlier_with_pauses_after_both(
    pair: Pair, received: datetime, later: int, limit: Limit, given_pauses: PauseList
) -> None:
    second = received + timedelta(minutes=later)
    after = [(start, end) for start, end in given_pauses if start >= second]
    assert due(received, limit, pair[0], after) <= due(second, limit, pair[0], after)


@many
@given(offices(), MOMENTS, limits(), st.integers(0, 40), pauses())
def test_a_longer_limit_is_not_due_earlier(
    pair: Pair, received: datetime, limit: Limit, more: int, given_pauses: PauseList
) -> None:
    longer = Limit((limit.quantity or Decimal(0)) + more, limit.unit)
    assert due(received, limit, pair[0], given_pauses) <= due(received, longer, pair[0], given_pauses)


@many
@given(real_calendars, real_moments, st.integers(0, 200), st.integers(0, 200))
def test_a_longer_part_of_a_day_is_not_due_earlier(
    calendar: Calendar, received: datetime, one: int, other: int
) -> None:
    shorter, longer = sorted((one, other))
    first, second = (Limit(Decimal(n) / 40, LimitUnit.WORKING_DAYS) for n in (shorter, longer))
    assert due(received, first, calendar) <= due(received, second, calendar)


@many
@given(offices(), MOMENTS, limits(), pauses(), st.randoms(use_true_random=False))
def test_order_and_cutting_of_pauses_do_not_matter(
    pair: Pair, received: datetime, limit: Limit, given_pauses: PauseList, chance: object
) -> None:
    expected = due(received, limit, pair[0], given_pauses)
    pieces = [(start, start + (end - start) / 2) for start, end in given_pauses]
    pieces += [(start + (end - start) / 2, end) for start, end in given_pauses] + given_pauses
    chance.shuffle(pieces)  # type: ignore[attr-defined]
    assert due(received, limit, pair[0], pieces) == expected


@many
@given(offices(), MOMENTS, limits(), pauses(), MOMENTS)
def test_a_pause_of_no_length_changes_nothing(
    pair: Pair, received: datetime, limit: Limit, given_pauses: PauseList, moment: datetime
) -> None:
    expected = due(received, limit, pair[0], given_pauses)
    assert due(received, limit, pair[0], [*given_pauses, (moment, moment)]) == expected


@many
@given(offices(), MOMENTS, limits(), pauses())
def test_pauses_never_bring_the_due_moment_forward(
    pair: Pair, received: datetime, limit: Limit, given_pauses: PauseList
) -> None:
    assert due(received, limit, pair[0], given_pauses) >= due(received, limit, pair[0])


@many
@given(real_calendars, real_moments, st.integers(1, 30_000))
def test_hours_are_the_inverse_of_working_time_between(calendar: Calendar, received: datetime, minutes: int) -> None:
    limit = Limit(Decimal(minutes) / 100, LimitUnit.HOURS)
    counted = working_minutes_between(received, due(received, limit, calendar), calendar)
    assert round(counted * 60, 6) == int((limit.quantity or 0) * 3600)


@many
@given(real_calendars, real_moments, st.datetimes(datetime(2018, 1, 1), datetime(2026, 12, 1)))
def test_counting_the_time_between_from_the_first_reaches_the_second(
    calendar: Calendar, received: datetime, end: datetime
) -> None:
    end = end.replace(microsecond=0)
    minutes = working_minutes_between(received, end, calendar)
    assume(minutes > 0)
    reached = due(received, Limit(Decimal(round(minutes * 60)) / 3600, LimitUnit.HOURS), calendar)
    assert reached <= end
    assert working_minutes_between(reached, end, calendar) == 0


@many
@given(
    real_calendars,
    st.lists(st.one_of(real_moments, st.none()), max_size=30),
    st.one_of(limits(), st.builds(Limit, st.just(Decimal(0)), st.sampled_from(list(LimitUnit)[:6]))),
    st.one_of(st.none(), st.times(datetime(2026, 1, 1, 12).time(), datetime(2026, 1, 1, 18).time())),
)
def test_many_at_once_equal_one_by_one(
    calendar: Calendar, received: list[datetime | None], limit: Limit, cutoff: object
) -> None:
    moments = np.array(
        [np.datetime64("NaT", "s") if m is None else np.datetime64(m, "s") for m in received], "datetime64[s]"
    )
    found = deadlines(moments, limit, calendar, late_cutoff=cutoff)  # type: ignore[arg-type]
    one_by_one = [
        None if m is None else deadline(m, limit, calendar, late_cutoff=cutoff).due_at  # type: ignore[arg-type]
        for m in received
    ]
    assert [None if np.isnat(value) else int(value.astype(np.int64)) for value in found] == [
        None if answer is None else local_seconds(answer) for answer in one_by_one
    ]
    assert all(answer is None or answer.tzinfo is LOCAL_TIME for answer in one_by_one)


@many
@given(offices(), st.lists(st.tuples(MOMENTS, pauses(), st.booleans()), min_size=1, max_size=6), limits())
def test_many_at_once_with_pauses_equal_one_by_one(
    pair: Pair, rows: list[tuple[datetime, PauseList, bool]], limit: Limit
) -> None:
    """Pauses of many rows laid out side by side, the last of a row perhaps still open."""
    calendar, nothing = pair[0], np.datetime64("NaT", "s")
    laid, expected = [], []
    for received, given_pauses, is_open in rows:
        whole = union([(local_seconds(start), local_seconds(end)) for start, end in given_pauses])
        spans = [
            (start, None if is_open and place == len(whole) - 1 else end) for place, (start, end) in enumerate(whole)
        ]
        given_one = [Pause(local_time(start), None if end is None else local_time(end)) for start, end in spans]
        laid.append(spans)
        expected.append(deadline(received, limit, calendar, pauses=given_one).due_at)
    received_all = np.array([received for received, *_ in rows], "datetime64[s]")
    moment = lambda second: nothing if second is None else np.datetime64(second, "s")  # noqa: E731
    columns = [
        tuple(
            np.array([moment(spans[place][edge]) if place < len(spans) else nothing for spans in laid])
            for edge in (0, 1)
        )
        for place in range(max(map(len, laid)))
    ]
    got = after_pauses(deadlines(received_all, limit, calendar), received_all, columns, calendar)  # type: ignore[arg-type]
    assert [None if np.isnat(one) else one.astype(datetime).replace(tzinfo=LOCAL_TIME) for one in got] == expected

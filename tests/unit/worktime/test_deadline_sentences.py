"""Each sentence of "`motcua deadline`, exactly" and the vectors of the regulations, one test each."""

from datetime import date, datetime, time

import pytest

from motcua.core.errors import NotFound
from motcua.core.worktime import (
    Deadline,
    Limit,
    LimitTooLong,
    Pause,
    PauseBackwards,
    TimeOutOfRange,
    deadline,
    load_calendar,
    working_minutes_between,
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def count(received: str, limit: str, *pauses: str, calendar: str = "vn", cutoff: str = "") -> Deadline:
    periods = [pause.split("/") for pause in pauses]
    return deadline(
        at(received),
        Limit.parse(limit),
        load_calendar(calendar),
        pauses=[Pause(at(start), at(end) if end else None) for start, end in periods],
        late_cutoff=time.fromisoformat(cutoff) if cutoff else None,
    )


def due(received: str, limit: str, *pauses: str, calendar: str = "vn", cutoff: str = "") -> str | None:
    answer = count(received, limit, *pauses, calendar=calendar, cutoff=cutoff).due_at
    return answer and answer.isoformat(timespec="minutes").removesuffix("+07:00")


@pytest.mark.parametrize(
    ("received", "limit", "expected"),
    [
        ("2026-02-13T09:00", "1 working_days", "2026-02-23T17:00"),  # Tết and weekends
        ("2026-11-23T10:00", "1 working_days", "2026-11-25T17:00"),  # 24 November
        ("2026-08-21T10:00", "1 working_days", "2026-08-22T17:00"),  # a made-up Saturday
        ("2026-03-02T08:00", "2.5 working_days", "2026-03-05T12:00"),
    ],
)
def test_vectors_of_the_regulations(received: str, limit: str, expected: str) -> None:
    assert due(received, limit) == expected


def test_a_time_without_zone_is_local_and_the_answer_says_so() -> None:
    limit, vn = Limit.parse("2 hours"), load_calendar("vn")
    answer = deadline(at("2026-03-02T03:00:00+00:00"), limit, vn)
    assert answer.due_at is not None
    assert answer.due_at.isoformat() == "2026-03-02T12:00:00+07:00"
    assert answer.due_at == deadline(at("2026-03-02T10:00"), limit, vn).due_at
    assert answer.day_zero == date(2026, 3, 2)


def test_the_zone_decides_the_day_of_receipt() -> None:
    assert count("2026-03-02T18:00:00+00:00", "1 working_days").day_zero == date(2026, 3, 3)


@pytest.mark.parametrize("received", ["2026-03-02T00:01", "2026-03-02T08:00", "2026-03-02T16:59", "2026-03-02T23:59"])
def test_the_day_of_receipt_is_not_counted_at_whatever_time(received: str) -> None:
    assert due(received, "1 working_days") == "2026-03-03T17:00"
    assert due(received, "1 days") == "2026-03-03T17:00"


def test_a_day_off_as_day_zero_is_no_other_than_a_working_one() -> None:
    assert count("2026-03-07T10:00", "1 working_days").day_zero == date(2026, 3, 7)
    assert due("2026-03-07T10:00", "1 working_days") == "2026-03-09T17:00"


def test_a_saturday_morning_is_one_working_day_of_the_police() -> None:
    assert due("2026-03-06T10:00", "1 working_days", calendar="vn-police") == "2026-03-07T12:00"
    assert due("2026-03-06T10:00", "0.5 working_days", calendar="vn-police") == "2026-03-07T10:00"
    assert due("2026-03-05T10:00", "1.5 working_days", calendar="vn-police") == "2026-03-07T10:00"


def test_a_made_up_saturday_is_a_full_day_of_the_police_too() -> None:
    assert due("2026-08-21T10:00", "1 working_days", calendar="vn-police") == "2026-08-22T17:00"


def test_a_fraction_goes_into_the_next_working_days_own_hours() -> None:
    assert due("2026-03-02T08:00", "0.25 working_days") == "2026-03-03T10:00"
    assert due("2026-03-02T08:00", "0.75 working_days") == "2026-03-03T15:00"
    assert due("2026-03-06T08:00", "1.5 working_days") == "2026-03-10T12:00"


def test_time_that_runs_out_at_the_end_of_a_spell_is_due_then() -> None:
    assert due("2026-03-02T10:00", "2 hours") == "2026-03-02T12:00"
    assert due("2026-03-02T13:00", "4 hours") == "2026-03-02T17:00"


@pytest.mark.parametrize(
    ("received", "limit", "expected"),
    [
        ("2026-03-02T10:00", "5 days", "2026-03-09T17:00"),  # Saturday 7 March
        ("2026-03-02T10:00", "7 days", "2026-03-09T17:00"),
        ("2026-01-31T10:00", "1 months", "2026-03-02T17:00"),  # 28 February is a Saturday
        ("2024-01-31T10:00", "1 months", "2024-02-29T17:00"),
        ("2026-03-15T10:00", "2 months", "2026-05-15T17:00"),
        ("2024-02-29T10:00", "1 years", "2025-02-28T17:00"),
        ("2025-11-30T10:00", "3 months", "2026-03-02T17:00"),
        ("2026-02-10T10:00", "7 days", "2026-02-23T17:00"),  # the first day of Tết
        ("2026-08-20T10:00", "2 days", "2026-08-22T17:00"),  # a made-up Saturday is no day off
    ],
)
def test_limits_of_the_calendar_that_end_on_a_day_off_move_on(received: str, limit: str, expected: str) -> None:
    assert due(received, limit) == expected


@pytest.mark.parametrize(
    ("received", "limit", "expected"),
    [
        ("2026-03-02T16:00", "2 hours", "2026-03-03T09:00"),
        ("2026-03-02T11:30", "1 hours", "2026-03-02T13:30"),
        ("2026-03-02T12:20", "1 hours", "2026-03-02T14:00"),
        ("2026-03-06T19:00", "8 hours", "2026-03-09T17:00"),
        ("2026-03-07T10:00", "0.5 hours", "2026-03-09T08:30"),
        ("2026-03-02T16:00", "20 clock_hours", "2026-03-03T12:00"),
        ("2026-03-06T16:00", "24 clock_hours", "2026-03-07T16:00"),
    ],
)
def test_hours_run_through_working_time_and_clock_hours_day_and_night(received: str, limit: str, expected: str) -> None:
    assert due(received, limit) == expected


def test_no_limit_has_no_due_moment() -> None:
    answer = count("2026-03-02T10:00", "none", "2026-03-02T11:00/")
    assert (answer.due_at, answer.day_zero, answer.provisional) == (None, date(2026, 3, 2), False)


def test_late_is_strictly_after_the_cut_off() -> None:
    assert due("2026-03-02T15:00", "1 working_days", cutoff="15:00") == "2026-03-03T17:00"
    assert due("2026-03-02T15:00:01", "1 working_days", cutoff="15:00") == "2026-03-04T17:00"
    assert count("2026-03-02T15:01", "1 working_days", cutoff="15:00").day_zero == date(2026, 3, 3)


def test_late_counts_from_the_start_of_the_next_working_day_for_hours_too() -> None:
    assert due("2026-03-06T16:00", "4 hours", cutoff="15:00") == "2026-03-09T12:00"
    assert due("2026-03-06T18:00", "1 days", cutoff="15:00") == "2026-03-10T17:00"


def test_the_cut_off_holds_on_working_days_only() -> None:
    answer = count("2026-03-07T16:00", "1 working_days", cutoff="15:00")
    assert answer.day_zero == date(2026, 3, 7)
    assert due("2026-03-07T16:00", "1 working_days", cutoff="15:00") == "2026-03-09T17:00"


def test_remaining_time_is_preserved_over_a_pause() -> None:
    # From Tuesday 10:00 to Thursday 17:00 are 6 + 8 + 8 hours, counted on from Wednesday 15:00 over 2 + 8 + 8 + 4.
    assert due("2026-03-02T09:00", "3 working_days", "2026-03-03T10:00/2026-03-04T15:00") == "2026-03-09T12:00"
    assert due("2026-03-02T09:00", "6 hours", "2026-03-02T10:00/2026-03-02T15:00") == "2026-03-03T11:00"


def test_the_remaining_time_of_clock_hours_is_working_time_as_well() -> None:
    assert due("2026-03-02T14:00", "12 clock_hours", "2026-03-02T16:00/2026-03-02T17:00") == "2026-03-03T09:00"


def test_only_the_part_of_a_pause_after_the_receipt_counts() -> None:
    assert due("2026-03-02T10:00", "4 hours", "2026-03-02T08:00/2026-03-02T11:00") == "2026-03-02T16:00"
    assert due("2026-03-02T10:00", "4 hours", "2026-03-02T08:00/2026-03-02T10:00") == "2026-03-02T15:00"


def test_an_open_pause_leaves_it_without_due_moment() -> None:
    answer = count("2026-03-02T10:00", "3 working_days", "2026-03-03T10:00/")
    assert answer.due_at is None
    assert answer.steps[-1].code == "pause_open"


@pytest.mark.parametrize(
    "pauses",
    [
        ("2026-03-03T08:00/2026-03-03T12:00", "2026-03-03T10:00/2026-03-03T15:00"),  # overlapping
        ("2026-03-03T08:00/2026-03-03T12:00", "2026-03-03T12:00/2026-03-03T15:00"),  # touching
        ("2026-03-03T08:00/2026-03-03T15:00", "2026-03-03T09:00/2026-03-03T10:00"),  # one within the other
        ("2026-03-03T08:00/2026-03-03T15:00", "2026-03-03T08:00/2026-03-03T15:00"),  # told twice
    ],
)
def test_overlapping_or_touching_pauses_count_once(pauses: tuple[str, ...]) -> None:
    assert due("2026-03-02T09:00", "2 working_days", *pauses) == "2026-03-05T15:00"
    assert due("2026-03-02T09:00", "2 working_days", *reversed(pauses)) == "2026-03-05T15:00"


def test_a_later_pause_is_judged_by_the_due_moment_in_force_after_the_earlier_one() -> None:
    first, second = "2026-03-03T08:00/2026-03-03T17:00", "2026-03-04T08:00/2026-03-04T17:00"
    assert due("2026-03-02T09:00", "1 working_days") == "2026-03-03T17:00"
    assert due("2026-03-02T09:00", "1 working_days", second) == "2026-03-03T17:00"
    assert due("2026-03-02T09:00", "1 working_days", second, first) == "2026-03-05T17:00"


@pytest.mark.parametrize(
    "pause",
    [
        "2026-03-03T17:00/2026-03-04T10:00",  # starts at the due moment
        "2026-03-05T08:00/2026-03-05T10:00",  # after it
        "2026-03-05T08:00/",  # open, but too late to matter
        "2026-03-02T12:00/2026-03-02T13:00",  # over lunch
        "2026-03-02T17:00/2026-03-03T08:00",  # at night
        "2026-03-02T15:00/2026-03-02T15:00",  # of no length
    ],
)
def test_pauses_that_change_nothing(pause: str) -> None:
    assert due("2026-03-02T09:00", "1 working_days", pause) == "2026-03-03T17:00"


def test_a_pause_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(PauseBackwards):
        count("2026-03-02T09:00", "1 working_days", "2026-03-03T10:00/2026-03-03T09:00")
    with pytest.raises(PauseBackwards):
        count("2026-03-02T09:00", "1 working_days", "2026-03-03T10:00/2026-03-03T02:00:00+00:00")


@pytest.mark.parametrize(
    ("received", "limit", "provisional"),
    [
        ("2026-03-02T09:00", "10 working_days", False),
        ("2026-01-01T09:00", "1 working_days", True),  # 2 January 2026 is passed over, and not verified
        ("2026-01-02T09:00", "1 working_days", False),  # as day zero its kind does not matter
        ("2026-01-09T09:00", "1 working_days", True),  # the made-up Saturday is from memory
        ("2025-12-30T09:00", "10 days", False),  # only 9 January was looked at
        ("2026-01-08T09:00", "2 days", True),
        ("2026-12-31T09:00", "1 working_days", True),  # 2027: no official list yet
        ("2026-12-31T09:00", "30 clock_hours", False),  # no calendar used
        ("2026-12-31T09:00", "4 hours", False),
        ("2026-12-31T16:00", "2 hours", True),
        ("2030-03-04T09:00", "1 hours", True),
        ("2012-03-05T09:00", "1 working_days", True),
        ("2021-02-09T09:00", "1 working_days", False),
    ],
)
def test_provisional_when_a_day_was_used_that_is_not_official(received: str, limit: str, provisional: bool) -> None:
    assert count(received, limit).provisional is provisional


def test_a_limit_of_nothing_is_due_at_once_when_work_goes_on() -> None:
    assert due("2026-03-02T10:00", "0 working_days") == "2026-03-02T17:00"
    assert due("2026-03-02T18:00", "0 working_days") == "2026-03-03T08:00"
    assert due("2026-03-07T10:00", "0 working_days") == "2026-03-09T08:00"
    assert due("2026-03-02T12:30", "0 hours") == "2026-03-02T13:00"


def test_tet_of_2021_as_it_was() -> None:
    assert due("2021-02-09T09:00", "1 working_days") == "2021-02-17T17:00"
    assert due("2021-04-29T09:00", "1 working_days") == "2021-05-04T17:00"
    assert due("2021-09-01T09:00", "1 working_days") == "2021-09-06T17:00"


def test_the_steps_tell_the_days_off_that_were_met() -> None:
    steps = count("2026-02-13T09:00", "1 working_days").steps
    told = [step.values["on"] for step in steps if step.code == "day_off"]
    assert told == [date(2026, 2, day) for day in range(16, 21)]
    assert [step.code for step in steps if step.code != "day_off"] == ["received", "day_zero", "counted", "due"]


def test_working_time_between_skips_nights_lunch_and_days_off() -> None:
    vn = load_calendar("vn")
    assert working_minutes_between(at("2026-02-13T16:00"), at("2026-02-23T09:00"), vn) == 120
    assert working_minutes_between(at("2026-03-02T11:59:30"), at("2026-03-02T13:00"), vn) == 0.5


def test_what_no_calendar_can_answer_is_refused() -> None:
    with pytest.raises(LimitTooLong):
        count("2026-03-02T09:00", "999999999 days")
    with pytest.raises(LimitTooLong):
        count("2026-03-02T09:00", "999999999 clock_hours")
    with pytest.raises(LimitTooLong):
        count("2026-03-02T09:00", "1 working_days", "2026-03-03T08:00/9000-01-01T00:00")
    with pytest.raises(TimeOutOfRange):
        count("1950-03-02T09:00", "1 working_days")
    with pytest.raises(TimeOutOfRange):
        count("0001-01-01T00:00:00+14:00", "1 working_days")
    with pytest.raises(NotFound):
        load_calendar("../vn")

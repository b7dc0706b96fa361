"""Which day is the last on which a dossier may have ended, so that its data are over by a day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.personal.rules import erasable_from, last_day_of_ending


def test_by_hand() -> None:
    assert last_day_of_ending(2, erasable_by=date(2027, 3, 1)) == date(2025, 3, 1)
    # what ended on 29 February 2024 is over on 1 March
    assert last_day_of_ending(3, erasable_by=date(2027, 2, 28)) == date(2024, 2, 28)
    assert last_day_of_ending(1, erasable_by=date(2028, 2, 29)) == date(2027, 2, 28)


@given(st.dates(date(1950, 1, 1), date(2200, 1, 1)), st.integers(0, 70))
def test_that_day_is_over_and_the_next_is_not(day: date, years: int) -> None:
    last = last_day_of_ending(years, erasable_by=day)
    over, not_yet = erasable_from(last, years), erasable_from(last + timedelta(days=1), years)
    assert over is not None
    assert over <= day
    assert not_yet is None or not_yet > day or (last.month, last.day) == (2, 28)

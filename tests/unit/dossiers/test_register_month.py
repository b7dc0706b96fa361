"""A register covers one month as people write it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.rules.register import Month, MonthNotUnderstood

MONTHS = st.builds(Month, st.integers(1990, 2100), st.integers(1, 12))


@given(MONTHS)
def test_a_month_is_read_as_it_is_written_and_ends_where_the_next_begins(month: Month) -> None:
    assert Month.read(str(month)) == Month.read(f" {month.year}-{month.month} ") == month
    assert month.moved(1).moved(-1) == month
    assert Month.of((month.moved(1).begins() - timedelta(seconds=1)).date()) == month
    assert month.begins().utcoffset() == timedelta(hours=7)


@pytest.mark.parametrize("text", ["", "13/2026", "0/2026", "11", "11/26", "11/2026/1", "tháng 11", "1/1989", "٣/2026"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(MonthNotUnderstood):
        Month.read(text)

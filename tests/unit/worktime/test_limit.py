"""Time limits in text: read and written the same way, refused when they are none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.worktime import Limit, LimitNotUnderstood, LimitNotWhole, LimitUnit


@given(st.decimals(0, 99_999, places=2), st.sampled_from(["hours", "clock_hours", "working_days"]))
def test_text_and_limit_are_the_same(quantity: Decimal, unit: str) -> None:
    limit = Limit(quantity, LimitUnit(unit))
    assert Limit.parse(str(limit)) == limit


def test_no_limit_reads_back() -> None:
    assert str(Limit.parse("none")) == "none"
    assert Limit.parse(" 3  months ") == Limit(Decimal(3), LimitUnit.MONTHS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3",
        "days",
        "3 fortnights",
        "-1 days",
        "2,5 working_days",
        "1e9 days",
        "NaN hours",
        "3 none",
        "٣ days",
        "3days",
    ],
)
def test_what_is_no_limit_is_refused(text: str) -> None:
    with pytest.raises(LimitNotUnderstood):
        Limit.parse(text)


@pytest.mark.parametrize("text", ["2.5 days", "0.5 months", "1.5 years"])
def test_calendar_units_are_whole(text: str) -> None:
    with pytest.raises(LimitNotWhole):
        Limit.parse(text)


def test_a_quantity_belongs_to_every_unit_but_none() -> None:
    with pytest.raises(LimitNotUnderstood):
        Limit(None, LimitUnit.DAYS)
    with pytest.raises(LimitNotUnderstood):
        Limit(Decimal("NaN"), LimitUnit.HOURS)

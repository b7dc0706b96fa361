"""A funnel out of counters, counted by hand; small counts are given away neither alone nor as a difference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.uptake.api import counted_funnel, wilson

STEPS = ["started", "who", "what", "submitted"]


def test_shares_are_of_the_start_and_what_was_lost_on_the_way_is_told() -> None:
    rows = counted_funnel(STEPS, {"started": 200, "who": 150, "what": 90, "submitted": 60})
    assert [row["reached"] for row in rows] == [200, 150, 90, 60]
    assert [row["lost"] for row in rows] == [0, 50, 60, 30]
    assert [row["share"] for row in rows] == [1, 0.75, 0.45, 0.3]
    assert (rows[3]["low"], rows[3]["high"]) == pytest.approx(wilson(60, 200))
    assert (rows[3]["low"], rows[3]["high"]) == pytest.approx((0.2406, 0.3668), abs=5e-4)


def test_a_case_that_began_earlier_is_not_lost_at_the_start() -> None:
    rows = counted_funnel(STEPS, {"started": 10, "who": 30, "what": 40, "submitted": 20})
    assert [row["reached"] for row in rows] == [40, 40, 40, 20]


def test_small_counts_are_hidden_also_as_differences() -> None:
    rows = counted_funnel(STEPS, {"started": 100, "who": 98, "what": 50, "submitted": 3})
    assert [bool(row.get("suppressed")) for row in rows] == [False, True, False, True]
    assert "reached" not in rows[1]


def test_nothing_counted_is_no_row() -> None:
    assert counted_funnel(STEPS, {}) == []
    assert counted_funnel([], {}) == []


@given(st.lists(st.integers(0, 60), min_size=4, max_size=4))
def test_reach_never_rises_and_no_small_cell_is_shown(counts: list[int]) -> None:
    rows = [row for row in counted_funnel(STEPS, dict(zip(STEPS, counts, strict=True))) if not row.get("suppressed")]
    reached = [row["reached"] for row in rows]
    assert reached == sorted(reached, reverse=True)
    for row in rows:
        assert not 0 < row["reached"] < 5
        assert not 0 < row["cases"] - row["reached"] < 5
        assert not 0 < row["lost"] < 5
        assert row["low"] - 1e-9 <= row["share"] <= row["high"] + 1e-9

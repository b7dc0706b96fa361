"""The limits of the funnel plot against numbers worked out by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.stats.limits import Z_95, Z_998, dispersion, limits_at, score


def test_a_unit_at_the_pooled_share_has_no_score() -> None:
    assert score(30, 120, 0.25) == pytest.approx(0.0)


def test_the_score_of_a_unit_far_above() -> None:
    # asin(sqrt(0.64)) = 0.927295, asin(sqrt(0.25)) = 0.523599; 2 * 0.403696 * sqrt(100)
    assert score(64, 100, 0.25) == pytest.approx(8.07392, abs=1e-4)


def test_limits_of_chance_alone() -> None:
    # 0.523599 -+ 1.959964 / (2 * 10) = 0.425601 and 0.621597; sin squared
    low, high = limits_at(100, 0.25, z=Z_95, spread=1.0)
    assert (low, high) == (pytest.approx(0.17045, abs=1e-4), pytest.approx(0.33909, abs=1e-4))


def test_units_that_spread_more_than_chance_widen_the_limits() -> None:
    assert dispersion([2.0, -2.0, 2.0, -2.0]) == pytest.approx(4.0)
    assert dispersion([0.1, -0.1, 0.0]) == 1.0
    assert dispersion([]) == 1.0
    narrow, wide = (limits_at(400, 0.1, z=Z_998, spread=spread) for spread in (1.0, 4.0))
    assert wide[0] < narrow[0] < 0.1 < narrow[1] < wide[1]


def test_one_wild_unit_does_not_widen_the_limits_for_all() -> None:
    assert dispersion([0.5] * 19 + [60.0]) == 1.0


@given(st.integers(1, 10**7), st.floats(0, 1), st.floats(1, 500))
def test_limits_are_shares_and_hold_the_pooled_share(volume: int, pooled: float, spread: float) -> None:
    low, high = limits_at(volume, pooled, z=Z_998, spread=spread)
    assert 0 <= low <= high <= 1
    assert low <= pooled + 1e-9
    assert high >= pooled - 1e-9
    assert not math.isnan(low + high)

"""Small places are drawn towards the common rate, counted by hand and in general."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.analytics.api import Prior, fit_prior

places = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 200)), min_size=1, max_size=40).map(
    lambda pairs: [(min(pair), max(pair)) for pair in pairs]
)


def test_by_hand() -> None:
    """Two places of 100 with 20 and 80: mean 0.5, spread 18, within 0.25, so between 17.75 / 99, strength 0.394."""
    prior = fit_prior([(20, 100), (80, 100)])
    assert prior is not None
    assert prior.mean == 0.5
    between = (18 - 0.25) / (200 - 100 - 1)
    assert prior.strength == pytest.approx(0.25 / between - 1)
    assert prior.shrink(20, 100) == pytest.approx((20 + 0.5 * (prior.strength or 0)) / (100 + (prior.strength or 0)))


def test_places_that_differ_by_chance_alone_are_one() -> None:
    assert fit_prior([(5, 10), (10, 20), (50, 100)]) == Prior(0.5, None)
    assert Prior(0.5, None).shrink(0, 3) == 0.5
    assert fit_prior([]) is None
    assert fit_prior([(0, 10), (0, 20)]) == Prior(0.0, None)


@given(places)
def test_a_drawn_rate_lies_between_its_own_and_the_common_one(found: list[tuple[int, int]]) -> None:
    prior = fit_prior(found)
    assert prior is not None
    for counted, whole in found:
        low, high = sorted((counted / whole, prior.mean))
        assert low - 1e-9 <= prior.shrink(counted, whole) <= high + 1e-9


def test_the_smaller_place_is_drawn_further() -> None:
    prior = Prior(0.2, 50)
    assert prior.shrink(10, 10) < prior.shrink(100, 100) < 1
    assert prior.shrink(25, 50) == 0.35  # as many dossiers as the pull is strong: half the way

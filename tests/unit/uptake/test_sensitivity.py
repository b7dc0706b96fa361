"""Who is chosen as one weight goes from nothing to everything."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.uptake.methods.sensitivity import chosen_along


def test_by_hand() -> None:
    """a = (1, 0), b = (0, 1), c = (.6, .6): with the first weight from 0 to 1 `b`, from .4 `c`, from .6 `a`."""
    rows = chosen_along(np.array([[1, 0], [0, 1], [0.6, 0.6]]), np.array([0.75, 0.25]), ["x", "y"], list("abc"), 1)
    first = [(row["low"], row["high"], row["chosen"], row["same"]) for row in rows if row["criterion"] == "x"]
    assert [one[2:] for one in first] == [(["b"], False), (["c"], False), (["a"], True)]
    assert [end for one in first for end in one[:2]] == pytest.approx([0, 0.4, 0.4, 0.6, 0.6, 1])


values = st.lists(st.lists(st.integers(0, 20), min_size=3, max_size=3), min_size=3, max_size=9)


@settings(max_examples=60)
@given(values, st.lists(st.integers(1, 9), min_size=3, max_size=3), st.integers(1, 2), st.floats(0.01, 0.99))
def test_within_a_stretch_the_choice_is_the_best_there(
    table: list[list[int]], given_weights: list[int], top: int, at: float
) -> None:
    utilities = np.array(table, dtype=float)
    centre = np.array(given_weights, dtype=float) / sum(given_weights)
    names, own = ["x", "y", "z"], [str(place) for place in range(len(table))]
    rows: list[dict[str, Any]] = chosen_along(utilities, centre, names, own, top)
    for place, name in enumerate(names):
        mine = [row for row in rows if row["criterion"] == name]
        assert mine[0]["low"] == 0
        assert mine[-1]["high"] == 1
        assert all(one["high"] == other["low"] for one, other in pairwise(mine))
        row = next(row for row in mine if row["low"] <= at <= row["high"])
        weights = centre * (1 - at) / (1 - centre[place])
        weights[place] = at
        scores = utilities @ weights
        worst = min(scores[int(one)] for one in row["chosen"])
        best_outside = max((scores[int(one)] for one in own if one not in row["chosen"]), default=-np.inf)
        assert worst >= best_outside - 1e-6

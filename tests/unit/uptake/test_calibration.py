"""Who pressed submit, counted by hand: the ledger's range is tightened by what people say, class by class."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.uptake.api import Answer, MethodRefused, calibrated_bounds, wilson

HANDS = ["owner", "unknown", "officer_proxy"]
LOW, HIGH = np.array([1.0, 0.0, 0.0]), np.array([1.0, 1.0, 0.0])


def bounds(dossiers: list[int], asked: list[int], pressed: list[int]) -> Answer:
    columns = [np.array(column, dtype=float) for column in (dossiers, asked, pressed)]
    return calibrated_bounds(HANDS, *columns, (LOW, HIGH))


def test_without_a_survey_the_ledgers_own_range_stays() -> None:
    found = bounds([300, 500, 200], [0, 0, 0], [0, 0, 0])
    assert found.ci == pytest.approx((0.3, 0.8))
    assert found.estimate is None


def test_those_of_unknown_hand_who_were_asked_tighten_it() -> None:
    found = bounds([300, 500, 200], [0, 100, 0], [0, 40, 0])
    low, high = wilson(40, 100)
    assert found.estimate == pytest.approx(0.3 + 0.5 * 0.4)
    assert found.ci == pytest.approx((0.3 + 0.5 * low, 0.3 + 0.5 * high))
    assert found.ci == pytest.approx((0.4546, 0.5490), abs=2e-4)  # Wilson's 0.3094 and 0.4980, by hand
    assert found.more["raw"] == pytest.approx([0.3, 0.8])


def test_what_the_ledger_says_wrongly_is_told_and_its_share_taken_from_the_people() -> None:
    found = bounds([300, 500, 200], [100, 100, 0], [50, 40, 0])
    assert found.estimate == pytest.approx(0.3 * 0.5 + 0.5 * 0.4)
    assert any("owner" in flag and "Sổ ghi khác" in flag for flag in found.flags)
    both = wilson(50, 100, 0.025)  # two classes were asked: both intervals hold together
    assert found.rows[0]["low"] == pytest.approx(both[0])


@pytest.mark.parametrize(
    ("dossiers", "asked", "pressed"),
    [([10, 10, 10], [0, 5, 0], [0, 6, 0]), ([10, 10, 10], [0, 11, 0], [0, 1, 0]), ([0, 0, 0], [0, 0, 0], [0, 0, 0]),
     ([10, -1, 10], [0, 0, 0], [0, 0, 0])],
    ids=["more yes than asked", "more asked than there are", "no dossier", "negative"],
)  # fmt: skip
def test_what_cannot_be_is_refused(dossiers: list[int], asked: list[int], pressed: list[int]) -> None:
    with pytest.raises(MethodRefused):
        bounds(dossiers, asked, pressed)


@given(st.lists(st.integers(1, 500), min_size=3, max_size=3), st.integers(0, 200), st.floats(0, 1))
def test_asking_those_of_unknown_hand_never_leads_out_of_the_ledgers_range(
    dossiers: list[int], asked: int, share: float
) -> None:
    asked = min(asked, dossiers[1])
    found = bounds(dossiers, [0, asked, 0], [0, round(asked * share), 0])
    raw, ends = found.more["raw"], found.ci
    assert ends is not None
    assert raw[0] - 1e-9 <= ends[0] <= ends[1] <= raw[1] + 1e-9
    if found.estimate is not None:
        assert ends[0] - 1e-9 <= found.estimate <= ends[1] + 1e-9

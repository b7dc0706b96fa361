"""Gaps are told absolute, relative and along an order, with published answers, and refused where there is none."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.cli.main import run
from motcua.uptake.api import MethodRefused, Spread, concentration, gaps

BIRTHS = np.array([29939, 28776, 26528, 24689, 19739], dtype=float)
DEATHS = np.array([154.7, 152.9, 119.5, 86.9, 54.3])
QUINTILES = np.arange(5)


def test_deaths_of_children_by_wealth_as_published() -> None:
    """Source: World Bank, Quantitative Techniques for Health Equity Analysis, technical note 7 (India)."""
    found = gaps(Spread(DEATHS, QUINTILES, list("12345"), BIRTHS, QUINTILES.astype(float)))
    assert found.estimate == pytest.approx(-0.1694, abs=5e-5)
    assert found.more["absolute_gap"] == pytest.approx(100.4)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(0.1, 9), min_size=3, max_size=12), st.floats(0.5, 4))
def test_the_index_ignores_scale_turns_with_the_order_and_vanishes_when_equal(values: list[float], by: float) -> None:
    outcome, order = np.array(values), np.arange(len(values), dtype=float)
    weights = 1 + order % 3
    index = concentration(outcome, weights, order)
    assert concentration(outcome * by, weights, order) == pytest.approx(index, abs=1e-10)
    assert concentration(outcome, weights, -order) == pytest.approx(-index, abs=1e-10)
    assert concentration(np.ones(len(values)), weights, order) == pytest.approx(0, abs=1e-10)


def test_a_row_of_weight_two_is_two_rows() -> None:
    outcome, order = np.array([0.0, 1, 1, 0, 1]), np.array([1.0, 2, 3, 4, 5])
    twice = np.repeat(np.arange(5), [2, 1, 1, 1, 3])
    assert concentration(outcome, np.array([2.0, 1, 1, 1, 3]), order) == pytest.approx(
        concentration(outcome[twice], np.ones(8), order[twice])
    )


def test_forms_for_bounded_outcomes() -> None:
    random = np.random.default_rng(1)
    order = np.arange(200.0)
    outcome = (random.random(200) < 0.2 + order / 400).astype(float)
    groups = (order // 40).astype(np.int64)
    spread = Spread(outcome, groups, list("abcde"), np.ones(200), order)
    found = gaps(spread, index="erreygers", draws=200)
    mean = outcome.mean()
    assert found.estimate == pytest.approx(4 * mean * concentration(outcome, np.ones(200), order))
    assert found.more["bootstrap_ci"][0] < (found.estimate or 0) < found.more["bootstrap_ci"][1]
    ci = found.more["bootstrap_ci"]
    assert found.se == pytest.approx((ci[1] - ci[0]) / 3.92, rel=0.35)
    worst = found.rows[0]
    assert worst["gap_low"] < worst["gap"] < worst["gap_high"] < 0
    with pytest.raises(MethodRefused):
        gaps(Spread(outcome * 3, groups, list("abcde"), np.ones(200), order), index="wagstaff")


def test_the_command_takes_groups_with_sizes_and_refuses_one_group(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "q.csv"
    file.write_text("q,n,y\nnghèo,10,0.1\ngiữa,20,0.2\nkhá,30,0.4\n", encoding="utf-8")
    words = ["lab", "gap", "--data", str(file), "--outcome", "y", "--group", "q", "--json"]
    assert run([*words, "--size", "n"]) == 0
    assert '"reference": "giữa"' not in capsys.readouterr().out
    file.write_text("q,n,y\na,1,0.1\na,1,0.3\n", encoding="utf-8")
    assert run(words) == 1

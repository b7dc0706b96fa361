"""Rankings over all weightings: counted by hand, never more certain than the experts, and flipped where said."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.cli.main import run
from motcua.uptake.api import Criteria, MethodRefused, kendall, smaa

PROCEDURES = """code,offline,ready,cost,whole
birth,900,0.8,3,1
marriage,500,0.6,1,1
land,950,0.2,9,1
rare,0,1.0,1,1
paper,800,0.9,2,0
"""


def criteria(values: list[list[float]]) -> Criteria:
    table = np.array(values, dtype=float)
    many = table.shape[1]
    labels = [chr(97 + place) for place in range(len(table))]
    less = np.zeros(many, dtype=bool)
    return Criteria(labels, [f"c{place}" for place in range(many)], table, less, np.full((many, 2), np.nan))


def ranked(capsys: pytest.CaptureFixture[str], folder: Path, *options: str) -> dict[str, Any]:
    path = folder / "procedures.csv"
    path.write_text(PROCEDURES, encoding="utf-8")
    assert run(["lab", "smaa", "--data", str(path), "--unit", "code", *options, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_two_criteria_counted_by_hand() -> None:
    """With a = (1, 0), b = (0, 1), c = (0.6, 0.6): a leads for w > 0.6, b for w < 0.4, c between; order halves it."""
    three = criteria([[1, 0], [0, 1], [0.6, 0.6]])
    free = {row["alternative"]: row for row in smaa(three, draws=40_000, scale="none").rows}
    assert [free[name]["first_share"] for name in "abc"] == pytest.approx([0.4, 0.4, 0.2], abs=0.01)
    assert free["a"]["central_weights"]["c0"] == pytest.approx(0.8, abs=0.01)
    ordered = {row["alternative"]: row for row in smaa(three, [[[0], [1]]], draws=40_000, scale="none").rows}
    assert [ordered[name]["first_share"] for name in "abc"] == pytest.approx([0.8, 0, 0.2], abs=0.01)


def test_the_weight_that_flips_the_choice() -> None:
    """At mean weights 0.75 and 0.25 `a` leads with 0.75; at 0.6 `c` is as good."""
    three = criteria([[1, 0], [0, 1], [0.6, 0.6]])
    found = smaa(three, [[[0], [1]]], draws=40_000, scale="none")
    flip = found.more["flips"][0]
    assert (flip["leaves"], flip["enters"]) == ("a", "c")
    assert flip["weight"] == pytest.approx(0.6)


def test_order_centroid_weights() -> None:
    """Three ordered criteria have the mean weights 11/18, 5/18, 2/18. Source: Barron and Barrett 1996."""
    found = smaa(criteria([[1, 2, 3], [3, 2, 1]]), [[[0], [1], [2]]], draws=40_000)
    assert list(found.more["mean_weights"].values()) == pytest.approx([11 / 18, 5 / 18, 2 / 18], abs=0.005)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=2, max_size=7))
def test_rows_and_columns_sum_to_one_even_with_ties(values: list[list[int]]) -> None:
    """Every weighting gives every rank to exactly one alternative."""
    found = smaa(criteria([[float(cell) for cell in row] for row in values]), draws=200)
    table = np.array([row["acceptability"] for row in found.rows])
    assert table.sum(axis=0) == pytest.approx(1)
    assert table.sum(axis=1) == pytest.approx(1)
    assert all(one["top_share"] >= other["top_share"] for one, other in pairwise(found.rows))


def test_gates_directions_and_experts_on_a_plain_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """What is not lawful is out with its reason; cheap is good; two experts of three say volume first."""
    (tmp_path / "e.csv").write_text("offline,ready,cost\n1,2,3\n1,3,2\n2,1,3\n", encoding="utf-8")
    options = ("--criteria", "offline,ready,-cost", "--gate", "whole=1", "--gate", "offline>=1", "--top", "1")
    found = ranked(capsys, tmp_path, *options, "--experts", str(tmp_path / "e.csv"))
    assert found["rows"][0]["alternative"] == "birth"
    assert [row["alternative"] for row in found["gated_out"]] == ["paper", "rare"]
    assert found["rows"][0]["scaled"]["cost"] == pytest.approx(0.75)
    assert found["agreement"]["w"] == pytest.approx(4 / 9)
    assert "ít đồng thuận" in found["flags"][-1]


def test_kendalls_w_with_and_without_ties() -> None:
    """All agree: 1. Three judges, six objects, counted by hand: 12 x 25.5 over 9 x 210."""
    assert kendall(np.array([[1.0, 2, 3], [1, 2, 3]]))["w"] == pytest.approx(1)
    judges = np.array([[1, 6, 3, 2, 5, 4], [1, 5, 6, 4, 2, 3], [6, 3, 2, 5, 4, 1.0]])
    assert kendall(judges)["w"] == pytest.approx(0.162, abs=5e-4)
    tied = np.array([[1, 2.5, 2.5, 4], [1, 2.5, 2.5, 4.0]])
    assert kendall(tied)["w"] == pytest.approx(1)


def test_what_cannot_be_ranked_is_refused(tmp_path: Path) -> None:
    """More places than alternatives."""
    with pytest.raises(MethodRefused) as refused:
        smaa(criteria([[1, 2], [2, 1]]), top=3)
    assert "từ 1 đến 2" in refused.value.words

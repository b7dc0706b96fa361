"""Weights reproduce what is known, say what they cost, and refuse what no weighting can repair."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.cli.main import run
from motcua.uptake.api import Margin, MethodRefused, weigh


def test_deming_and_stephans_table_by_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two by two with equal counts: raking to 60/40 and 70/30 gives the products."""
    people = [(sex, age) for sex in "fm" for age in ("old", "young") for _ in range(25)]
    (tmp_path / "p.csv").write_text("sex,age\n" + "\n".join(",".join(row) for row in people), encoding="utf-8")
    margins = "margin,category,total\nsex,f,60\nsex,m,40\nage,old,70\nage,young,30\n"
    (tmp_path / "m.csv").write_text(margins, encoding="utf-8")
    paths = ["--data", str(tmp_path / "p.csv"), "--margins", str(tmp_path / "m.csv"), "--out", str(tmp_path / "o.csv")]
    assert run(["lab", "weights", *paths, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["estimate"] == pytest.approx(100)
    cells: dict[tuple[str, str], float] = {}
    for row in csv.DictReader((tmp_path / "o.csv").read_text(encoding="utf-8").splitlines()):
        cells[row["sex"], row["age"]] = cells.get((row["sex"], row["age"]), 0) + float(row["w_final"])
    assert cells == pytest.approx({("f", "old"): 42, ("f", "young"): 18, ("m", "old"): 28, ("m", "young"): 12})


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_calibrated_weights_reproduce_every_margin(seed: int) -> None:
    """Whatever the sample, each known total comes out."""
    random = np.random.default_rng(seed)
    sex, age = random.permutation(np.arange(60) % 2), random.permutation(np.arange(60) % 3)
    margins = [
        Margin("sex", sex.astype(str).tolist(), {"0": 480.0, "1": 520.0}),
        Margin("age", age.astype(str).tolist(), {"0": 300.0, "1": 300.0, "2": 400.0}),
    ]
    _, weights = weigh(random.uniform(5, 25, 60), margins=margins)
    assert np.bincount(sex, weights=weights) == pytest.approx([480, 520])
    assert np.bincount(age, weights=weights) == pytest.approx([300, 300, 400])


def test_who_answered_stands_for_who_did_not() -> None:
    """Half of class a answered, so each counts twice; sums stay; the loss by unequal weights is told."""
    answered = np.array([True, False, True, True])
    found, weights = weigh(np.full(4, 10.0), answered=answered, classes=["a", "a", "b", "b"])
    assert weights.tolist() == [20, 0, 10, 10]
    assert found.more["kish"] == pytest.approx(3 * 600 / 1600)


def test_a_cap_is_kept_and_reported() -> None:
    """One weight of ten is cut to five medians, the others take what is cut; a cap that cannot be kept is refused."""
    found, weights = weigh(np.array([1.0] * 9 + [10.0]), cap=5)
    assert found.more["capped"] == 1
    assert weights == pytest.approx([14 / 9] * 9 + [5])
    with pytest.raises(MethodRefused):
        weigh(np.array([1.0] * 9 + [100.0]), cap=5)


@pytest.mark.parametrize(
    ("totals", "words"),
    [({"0": 5.0}, "không có tổng"), ({"0": 5.0, "1": 5.0, "2": 1.0}, "không ai trong mẫu"),
     ({"0": 0.0, "1": 5.0}, "phải dương")],
)  # fmt: skip
def test_margins_that_nobody_can_meet_are_refused(totals: dict[str, float], words: str) -> None:
    """Missing, empty, or zero."""
    with pytest.raises(MethodRefused) as refused:
        Margin("sex", ["0", "1"], totals)
    assert words in refused.value.words

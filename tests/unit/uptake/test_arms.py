"""Several arms: dealt by lot among the balanced ways, two arms are the special case, and inference holds its size."""

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from motcua.cli.main import run
from motcua.uptake.api import Candidates, MethodRefused, allocate, allocate_arms, arms_inference


def candidates(units: int, strata: int = 1, covariates: int = 2, **more: Any) -> Candidates:
    """Units in strata of equal size, with drawn covariates."""
    values = np.random.default_rng(7).normal(size=(units, covariates))
    labels = [f"x{place}" for place in range(covariates)]
    layers, names = np.arange(units) % strata, [f"s{place}" for place in range(strata)]
    whole = [f"u{place}" for place in range(units)]
    return Candidates(whole, values, labels, np.ones(covariates), layers, names, [1] * strata, **more)


def told(capsys: pytest.CaptureFixture[str], words: list[str]) -> dict[str, Any]:
    assert run(["lab", *words, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize("metric", ["l2", "l1", "means", "mahalanobis"])
def test_two_arms_are_the_special_case(metric: Any) -> None:
    units = candidates(12)
    one, _ = allocate(Candidates(*[getattr(units, name) for name in list(units.__slots__)[:6]], [5]), metric=metric)
    other, sets = allocate_arms(units, [[5]], ["control", "a"], metric=metric)
    assert other.more["space"] == one.more["space"] == 792
    for name in ("mean", "min", "max", "cut"):
        assert other.more["balance"][name] == pytest.approx(one.more["balance"][name])
    assert len(sets["a"]) == len(sets["*"]) == one.more["accepted"]


def test_all_ways_are_counted_in_strata_and_sizes_kept() -> None:
    """Six units a stratum to arms of 1, 2 and the rest: 60 ways each, 3,600 in all, by hand."""
    found, sets = allocate_arms(candidates(12, 2), [[1, 2], [2, 1]], ["c", "a", "b"], keep=1.0)
    assert (found.more["space"], found.more["accepted"]) == (3600, 3600)
    layers = np.arange(12) % 2
    for arm, sizes in ((1, (1, 2)), (2, (2, 1))):
        for layer, size in enumerate(sizes):
            assert ((sets["*"][:, layers == layer] == arm).sum(axis=1) == size).all()
    share = found.more["pairs"]
    assert share["always_count"] == share["never_count"] == 0


def test_neighbours_and_refusals() -> None:
    units = candidates(9, pairs=[(0, 1), (2, 3)], neighbours="together")
    _, sets = allocate_arms(units, [[3, 3]], ["c", "a", "b"])
    assert (sets["*"][:, 0] == sets["*"][:, 1]).all()
    with pytest.raises(MethodRefused):
        allocate_arms(candidates(4), [[3, 3]], ["c", "a", "b"])
    with pytest.raises(MethodRefused):
        allocate_arms(candidates(9), [[3, 3]], ["c", "a", "a"])


def test_from_the_lot_to_the_answer_by_the_command(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """4, 4 and 16 of 24: too many to list, yet each comparison has its own allocations; a planted effect is found."""
    random, frame, sealed, file = np.random.default_rng(3), tmp_path / "f.csv", tmp_path / "a.csv", tmp_path / "y.csv"
    frame.write_text("xa,x\n" + "".join(f"u{i},{random.normal()}\n" for i in range(24)), encoding="utf-8")
    lot = told(capsys, ["allocate", "--data", str(frame), "--unit", "xa", "--covariates", "x", "--arms", "4,4,16",
                        "--arm-names", "sms,visit,none", "--accepted", str(sealed)])  # fmt: skip
    assert lot["space"] == 51_482_970
    assert lot["can_reject"]
    lines = (f"{row['unit']},{row['arm']},{random.normal() + 4 * (row['arm'] == 'visit')}\n" for row in lot["rows"])
    file.write_text("xa,nhom,y\n" + "".join(lines), encoding="utf-8")
    found = told(capsys, ["ri", "--data", str(file), "--unit", "xa", "--arm", "nhom", "--control", "none",
                          "--outcome", "y", "--allocations", str(sealed)])  # fmt: skip
    rows = {row["outcome"]: row for row in found["rows"]}
    assert found["p"] < 0.01
    assert rows["visit"]["p_holm"] < 0.05 < rows["sms"]["p"]
    with sealed.open(encoding="utf-8") as given:
        assert {row["set"] for row in csv.DictReader(given)} == {"*", "sms", "visit"}


def test_without_effect_the_tests_reject_as_often_as_they_say() -> None:
    """Over every allocation of 2, 2 and 5: p of the whole takes each rank once, so its size is exact."""
    random = np.random.default_rng(2)
    outcome = random.normal(size=9)
    units = candidates(9, covariates=0)
    _, sets = allocate_arms(units, [[2, 2]], ["c", "a", "b"], keep=1.0)
    picks = sets["*"][random.integers(0, len(sets["*"]), 400)]
    ps = [arms_inference(outcome, own, ["c", "a", "b"], sets={"*": sets["*"]}).p or 0 for own in picks]
    assert 0.03 <= np.mean(np.array(ps) <= 0.05) <= 0.07
    with pytest.raises(MethodRefused):
        arms_inference(np.ones(9), picks[0], ["c", "a", "b"])

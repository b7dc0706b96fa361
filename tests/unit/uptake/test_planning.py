"""A pilot's power is known before it begins, its size is honest, and samples are as large as the books say."""

import json
from pathlib import Path

import numpy as np
import pytest

from motcua.cli.main import run
from motcua.uptake.api import MethodRefused, Shape, changes_of, clusters_needed, power


def test_the_reference_shapes_have_their_published_power() -> None:
    """4 of 12 and 4 of 24 with an SD of 3 points and heavy tails: size near 5 %, 4 points seen .56 and .66."""
    found = power(0.03, [Shape(4, 12), Shape(4, 24)], [0, 0.04, 0.08], runs=1000)
    table = {(row["units"], row["effect"]): row["power"] for row in found.rows}
    assert 0.03 <= table[12, 0] <= 0.07
    assert 0.03 <= table[24, 0] <= 0.07
    assert table[12, 0.04] == pytest.approx(0.56, abs=0.06)
    assert table[24, 0.04] == pytest.approx(0.66, abs=0.06)
    assert table[24, 0.08] > 0.95


def test_a_shape_that_can_reject_nothing_says_so() -> None:
    """Three of six: 20 allocations, floor 0.1."""
    found = power(1.0, [Shape(3, 6)], [0, 50], runs=200)
    assert [row["power"] for row in found.rows] == [0, 0]
    assert found.rows[0]["p_floor"] == pytest.approx(0.1)
    assert "không thể" in found.flags[0]


def test_windows_of_the_past_are_the_changes_that_happened() -> None:
    """Counted by hand: means of two periods after less means of two before."""
    history = np.array([[1.0, 0], [3, 0], [5, 2], [9, 2], [9, 4]])
    assert changes_of(history, 2, 2).tolist() == [[5, 2], [5, 2]]
    with pytest.raises(MethodRefused):
        changes_of(history, 4, 2)


def test_the_own_past_may_be_the_noise() -> None:
    """With a past of 20 communes the null is rejected about as often as promised."""
    history = np.random.default_rng(5).normal(0.2, 0.02, (36, 20))
    found = power(changes_of(history, 12, 6), [Shape(4, 20)], [0, 0.05], runs=600)
    assert 0.02 <= found.rows[0]["power"] <= 0.085
    assert found.rows[1]["power"] > 0.9


@pytest.mark.parametrize(
    ("options", "asked"),
    [
        ("--margin 0.05", 385),
        ("--margin 0.05 --deff 1.5", 577),
        ("--margin 0.05 --population 1000", 278),
        ("--margin 0.03", 1068),
        ("--margin 0.05 --deff 2 --response 0.8 --domains 3", 2886),
    ],
)
def test_sample_sizes_of_the_books(capsys: pytest.CaptureFixture[str], options: str, asked: int) -> None:
    """385 for five points, 278 out of a thousand, 1,068 for three points. Source: Cochran 1977."""
    assert run(["lab", "sample-size", *options.split(), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["estimate"] == asked


def test_clusters_per_arm_by_hand() -> None:
    """Hayes and Bennett's formula worked out by hand: shares .2 and .3, 100 persons, k .25, power .8."""
    found = clusters_needed(control=0.2, treated=0.3, each=100, between=0.25)
    by_hand = 1 + (1.959964 + 0.841621) ** 2 * ((0.16 + 0.21) / 100 + 0.0625 * (0.04 + 0.09)) / 0.01
    assert found.rows[0]["exact"] == pytest.approx(by_hand, rel=1e-5)
    assert found.estimate == 11


def test_a_correlation_of_zero_needs_as_many_as_without_clusters_and_more_power_needs_more() -> None:
    alone = clusters_needed(control=0.2, treated=0.3, each=1, icc=0.0).rows[0]["exact"] - 1
    for each in (10, 50):
        many = clusters_needed(control=0.2, treated=0.3, each=each, icc=0.0).rows[0]["exact"] - 1
        assert many * each == pytest.approx(alone)
    sizes = [clusters_needed(control=0.2, treated=0.3, each=50, icc=0.05, power=p).n for p in (0.7, 0.8, 0.9)]
    assert sizes == sorted(sizes)
    assert clusters_needed(control=10, treated=12, each=20, icc=0.1, measure="mean", sd=5).rows[0]["deff"] > 1


def test_clusters_without_size_or_spread_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ("--against 0.3", "--against 0.3 --cluster-size 50", "--against 0.5 --cluster-size 50 --icc 0.1"):
        assert run(["lab", "sample-size", *words.split(), "--json"]) == 1
    capsys.readouterr()


def test_the_very_design_has_an_honest_size_and_more_power_where_strata_differ(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two districts that move apart: within strata the same effect is seen more often than across them."""
    random, file = np.random.default_rng(1), tmp_path / "p.csv"
    with file.open("w", encoding="utf-8") as out:
        out.write("xa,huyen,thang,y,x\n")
        for unit in range(20):
            for month in range(30):
                moved = 0.02 * month * (unit % 2) + random.normal() * 0.05
                out.write(f"u{unit},h{unit % 2},{month},{moved},{unit}\n")
    words = ["lab", "power", "--data", str(file), "--outcome", "y", "--unit", "xa", "--time", "thang"]
    words += ["--effects", "0,0.05", "--runs", "800", "--json"]
    powers = []
    for extra in (["--treated", "2", "--strata", "huyen"], ["--treated", "4"]):
        assert run([*words, *extra]) == 0
        rows = json.loads(capsys.readouterr().out)["rows"]
        assert 0.02 <= rows[0]["power"] <= 0.08
        powers.append(rows[1]["power"])
    assert powers[0] > powers[1]
    assert run([*words, "--treated", "h0=2,h1=1", "--strata", "huyen", "--covariates", "x", "--keep", "0.5"]) == 0
    assert json.loads(capsys.readouterr().out)["accepted"] == 225  # half of 45 times 10
    assert run([*words[:2], "--sd", "1", "--treated", "4", "--json"]) == 1
    capsys.readouterr()

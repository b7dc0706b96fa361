"""An interrupted series recovers what was planted, names its errors, and refuses what it cannot tell apart."""

import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from motcua.cli.main import run
from motcua.uptake.api import MethodRefused, Series, interrupted_series
from motcua.uptake.methods.short_series import widened


def test_planted_step_slope_season_and_break_are_found_exactly() -> None:
    clock = np.arange(48.0)
    size = 1000 + 10 * clock
    rate = np.exp(-2 + 0.01 * clock + 0.3 * (clock >= 24) + 0.02 * np.maximum(0, clock - 24) * (clock >= 24)
                  + 0.1 * np.sin(2 * np.pi * clock / 12) - 0.2 * (clock >= 36))  # fmt: skip
    series = Series(size * rate, clock, 24, size=size, breaks=[36.0])
    found = interrupted_series(series, season=12)
    assert found.estimate == pytest.approx(0.3)
    assert found.more["ratio"] == pytest.approx(np.exp(0.3))
    terms = {row["term"]: row["estimate"] for row in found.rows}
    assert terms["slope"] == pytest.approx(0.02)
    assert terms["break1:step"] == pytest.approx(-0.2)
    assert terms["sin1"] == pytest.approx(0.1)


def test_lag_zero_is_the_white_error_and_least_squares_is_least_squares() -> None:
    random = np.random.default_rng(3)
    clock = np.arange(40.0)
    outcome = random.normal(size=40) + (clock >= 20)
    found = interrupted_series(
        Series(outcome, clock, 20), family="gaussian", effect="step", error="newey-west-0", lag=0
    )
    design = np.column_stack([np.ones(40), clock, clock >= 20])
    bread = np.linalg.inv(design.T @ design)
    beta = bread @ design.T @ outcome
    scores = design * (outcome - design @ beta)[:, None]
    assert found.estimate == pytest.approx(beta[2])
    assert found.se == pytest.approx(np.sqrt((bread @ scores.T @ scores @ bread)[2, 2]))
    model = interrupted_series(Series(outcome, clock, 20), family="gaussian", effect="step", error="model")
    assert model.se == pytest.approx(np.sqrt(np.sum((outcome - design @ beta) ** 2) / 37 * bread[2, 2]))


def test_poisson_with_a_step_alone_is_the_ratio_of_rates() -> None:
    random = np.random.default_rng(8)
    clock = np.arange(60.0)
    counts = random.poisson(30, 60).astype(float)
    found = interrupted_series(Series(counts, clock, 30), family="poisson", effect="step", error="model")
    assert found.df is None
    assert found.more["dispersion"] == 1
    scale = interrupted_series(Series(counts, clock, 30), effect="step", error="model")
    assert scale.se == pytest.approx((found.se or 0) * np.sqrt(scale.more["dispersion"]))


def test_a_control_series_takes_away_what_happened_to_both() -> None:
    clock = np.tile(np.arange(24.0), 2)
    treated = np.repeat([True, False], 24)
    outcome = 5 + 0.1 * clock + 2 * (clock >= 12) + 1.5 * treated * (clock >= 12) + treated
    found = interrupted_series(Series(outcome, clock, 12, treated), family="gaussian", effect="step")
    assert found.estimate == pytest.approx(1.5)


@pytest.mark.parametrize(
    ("outcome", "start"), [(np.arange(20.0), 3), (np.zeros(20), 10), (-np.arange(20.0), 10), (np.arange(20.0), 19)]
)
def test_short_constant_or_negative_series_are_refused(outcome: np.ndarray, start: int) -> None:
    with pytest.raises(MethodRefused):
        interrupted_series(Series(outcome, np.arange(20.0), start))


def test_a_known_break_in_the_first_period_is_refused_and_another_is_flagged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    months = [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)]
    file = tmp_path / "months.csv"
    file.write_text("m,y\n" + "\n".join(f"{m},{100 + i * 3 % 7}" for i, m in enumerate(months)), encoding="utf-8")
    words = ["lab", "its", "--data", str(file), "--outcome", "y", "--time", "m", "--json", "--at"]
    assert run([*words, "2025-07"]) == 1
    assert "Hai cấp" in capsys.readouterr().out
    assert run([*words, "2024-12"]) == 0
    assert "--breaks 2025-07" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("periods", "at"),
    [
        ([f"{2015 + i // 4}Q{i % 4 + 1}" for i in range(24)], "2018Q1"),
        ([(date(2015, 1, 5) + timedelta(weeks=i)).isoformat() for i in range(24)], "2015-03-30"),
        ([f"{2015 + i // 12}-{i % 12 + 1:02d}-01" for i in range(24)], "2016-01-01"),
        ([str(i) for i in range(24)], "12"),
    ],
)
def test_periods_are_numbers_months_quarters_or_weeks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], periods: list[str], at: str
) -> None:
    file = tmp_path / "s.csv"
    values = np.exp(3 + 0.02 * np.arange(24) + 0.3 * (np.arange(24) >= 12))
    lines = (f"{period},{value}\n" for period, value in zip(periods, values, strict=True))
    file.write_text("t,y\n" + "".join(lines), encoding="utf-8")
    assert (
        run(["lab", "its", "--data", str(file), *f"--outcome y --time t --at {at} --effect step --json".split()]) == 0
    )
    found = json.loads(capsys.readouterr().out)
    assert found["estimate"] == pytest.approx(0.3)
    assert next(row for row in found["rows"] if row["term"] == "time")["estimate"] == pytest.approx(0.02)


@pytest.mark.parametrize(("rho", "least"), [(0.0, 0.93), (0.3, 0.92), (0.5, 0.89)])
def test_the_interval_for_short_series_holds_what_it_says(rho: float, least: float) -> None:
    """48 periods, a start after 32: 300 series without effect; plain Newey-West covers far fewer."""
    random, clock = np.random.default_rng(8), np.arange(48.0)
    held = {"newey-west": 0, "newey-west-short": 0}
    for _ in range(300):
        noise = random.normal(size=98)
        for place in range(1, 98):
            noise[place] += rho * noise[place - 1]
        for error in held:
            found = interrupted_series(Series(noise[50:], clock, 32), family="gaussian", error=error)
            low, high = found.ci or (0.0, 0.0)
            held[error] += low <= 0 <= high
    assert held["newey-west-short"] / 300 >= least
    assert held["newey-west-short"] > held["newey-west"] + 15


def test_the_short_series_error_is_never_below_newey_west_and_the_factor_is_the_published_one() -> None:
    assert widened(0, 10**6) == pytest.approx(1, abs=1e-4)
    assert widened(9, 100) * 1.96 == pytest.approx(1.96 + 0.29694 + 0.00416 - 0.0005324)
    clock = np.arange(36.0)
    outcome = np.random.default_rng(1).poisson(50, 36).astype(float)
    for row in interrupted_series(Series(outcome, clock, 24)).rows:
        assert row["se_newey_west_short"] >= row["se_newey_west"]

"""Those who still wait are counted: published medians and tests, and no figure beyond what was followed."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.cli.main import run
from motcua.uptake.api import MethodRefused, Waits, compare, curve, incidence, survival

DRUG = np.array([6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35], dtype=float)
SEEN = np.array([1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0])
PLACEBO = np.array([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], dtype=float)
BOTH = Waits(np.r_[DRUG, PLACEBO], np.r_[SEEN, np.ones(21, dtype=np.int64)])
ARMS = np.repeat([0, 1], 21)


def test_remission_as_published() -> None:
    """Source: Freireich et al. 1963; Klein and Moeschberger, tables 4.1 and 7.x."""
    assert survival(Waits(DRUG, SEEN)).estimate == 23
    found = survival(Waits(DRUG, SEEN), horizon=10)
    assert found.estimate == pytest.approx(0.753, abs=5e-4)
    assert found.se == pytest.approx(0.0963, abs=5e-5)
    assert compare(BOTH, ARMS)["chi2"] == pytest.approx(16.79, abs=5e-3)
    assert compare(BOTH, ARMS, test="gehan")["chi2"] == pytest.approx(13.46, abs=5e-3)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 12), min_size=2, max_size=30))
def test_without_waiting_the_curve_is_the_share_still_open(times: list[int]) -> None:
    found = curve(Waits(np.array(times, dtype=float), np.ones(len(times), dtype=np.int64)))
    shares = [np.mean(np.array(times) > time) for time in found.times]
    assert found.survival == pytest.approx(shares, abs=1e-12)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 2)), min_size=6, max_size=30))
def test_what_ended_and_what_waits_make_up_the_whole(rows: list[tuple[int, int]]) -> None:
    rows = [*rows, (5, 1), (6, 2)]
    time, cause = (np.array(column) for column in zip(*rows, strict=True))
    found = curve(Waits(time.astype(float), cause, ("done", "withdrawn")))
    whole = incidence(found, 0)[0] + incidence(found, 1)[0] + found.survival
    assert whole == pytest.approx(np.ones(len(whole)), abs=1e-12)


def test_with_one_cause_the_incidence_has_greenwoods_error() -> None:
    found = curve(Waits(DRUG, SEEN))
    share, errors = incidence(found, 0)
    assert share == pytest.approx(1 - found.survival)
    assert errors == pytest.approx(found.survival * np.sqrt(found.greenwood()))


def test_restricted_mean_without_waiting_is_the_mean_of_cut_times() -> None:
    found = survival(Waits(PLACEBO, np.ones(21, dtype=np.int64)), horizon=10)
    cut = np.minimum(PLACEBO, 10)
    assert found.more["groups"][0]["restricted_mean"] == pytest.approx(cut.mean())
    assert found.more["groups"][0]["restricted_mean_se"] == pytest.approx(cut.std() / np.sqrt(21))


def test_strata_that_repeat_the_same_rows_double_the_score() -> None:
    twice = Waits(np.tile(BOTH.time, 2), np.tile(BOTH.cause, 2))
    found = compare(twice, np.tile(ARMS, 2), np.repeat([0, 1], 42))
    assert found["chi2"] == pytest.approx(2 * compare(BOTH, ARMS)["chi2"])


@pytest.mark.parametrize(
    ("waits", "horizon"),
    [
        (Waits(DRUG, np.zeros(21, dtype=np.int64)), None),
        (Waits(-DRUG, SEEN), None),
        (Waits(DRUG, SEEN), 36.0),
        (Waits(DRUG, SEEN, entry=DRUG), None),
    ],
)
def test_nothing_seen_negative_times_and_far_horizons_are_refused(waits: Waits, horizon: float | None) -> None:
    with pytest.raises(MethodRefused):
        survival(waits, horizon=horizon)


def test_the_command_reads_words_for_ends(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "d.csv"
    ends = ("open", "result", "withdrawn")
    rows = [f"{1 + i % 7},{ends[i % 3]},{i % 2}" for i in range(60)]
    file.write_text("days,end,g\n" + "\n".join(rows), encoding="utf-8")
    words = ["lab", "survival", "--data", str(file), "--time", "days", "--event", "end", "--group", "g", "--json"]
    assert run([*words, "--censored", "open", "--horizon", "5"]) == 0
    assert '"withdrawn": {' in capsys.readouterr().out
    assert run([*words, "--censored", "open", "--horizon", "50"]) == 1


def test_the_word_for_waiting_is_found_as_a_number_too_and_must_be_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """1 waits and 2 ended, as some write it: the same curve as with 0 and 1, never two kinds of end by mistake."""
    file = tmp_path / "d.csv"
    file.write_text("t,s\n" + "".join(f"{t:g},{1 + e}\n" for t, e in zip(DRUG, SEEN, strict=True)), encoding="utf-8")
    words = ["lab", "survival", "--data", str(file), "--time", "t", "--event", "s", "--json"]
    assert run([*words, "--censored", "1.0"]) == 0
    assert json.loads(capsys.readouterr().out)["estimate"] == 23
    assert run([*words, "--censored", "3"]) == 1
    capsys.readouterr()
    assert run(words) == 0
    assert any("--censored" in flag for flag in json.loads(capsys.readouterr().out)["flags"])

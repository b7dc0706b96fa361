"""Survey figures answer as R's `survey` printed them, and keep what any design must keep."""

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from motcua.cli.main import run
from motcua.uptake.api import LONELY, MethodRefused, survey_design, survey_estimate

PUBLISHED = Path(__file__).parent / "published"
"""Schools of California's Academic Performance Index of 2000, as the data `api` of R's `survey` draws them."""
CLUS1 = "--cluster dnum --weight pw --fpc fpc"
STRAT = "--strata stype --weight pw --fpc fpc"
CLUS2 = "--cluster dnum --cluster2 snum --fpc fpc1 --fpc2 fpc2 --missing"


def asked(capsys: pytest.CaptureFixture[str], name: str, options: str) -> dict[str, Any]:
    """What the command prints for a published sample."""
    assert run(["lab", "survey-estimate", "--data", str(PUBLISHED / name), *options.split(), "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize(
    ("name", "options", "estimate", "se"),
    [
        ("apiclus1.csv", f"--outcome api00 {CLUS1}", 644.169399, 23.5422),
        ("apiclus1.csv", f"--outcome enroll --statistic total {CLUS1}", 3404940.13, 932235.03),
        ("apiclus2.csv", f"--outcome api00 {CLUS2}", 670.81, 30.099),
        ("apiclus2.csv", f"--outcome enroll --statistic total {CLUS2}", 2639273, 799638),
        ("apistrat.csv", f"--outcome api00 {STRAT}", 662.2874, 9.4089),
        ("apistrat.csv", f"--outcome enroll --statistic total {STRAT}", 3687178, 114642),
        ("apistrat.csv", f"--outcome api.stu --statistic ratio --denominator enroll {STRAT}", 0.8369569, 0.007757103),
    ],
)
def test_published_answers(
    capsys: pytest.CaptureFixture[str], name: str, options: str, estimate: float, se: float
) -> None:
    """One stage and two stages, means and totals. Source: examples of R's `survey`, api.Rout."""
    found = asked(capsys, name, options)
    assert found["estimate"] == pytest.approx(estimate, rel=1e-5)
    assert found["se"] == pytest.approx(se, rel=2e-5)


def test_design_effect_and_degrees_of_freedom(capsys: pytest.CaptureFixture[str]) -> None:
    """The published design effect of the mean; 15 districts leave 14."""
    found = asked(capsys, "apiclus1.csv", f"--outcome api00 {CLUS1}")
    assert found["deff"] == pytest.approx(9.3459, abs=1e-4)
    assert found["df"] == 14


@settings(max_examples=30)
@given(some.lists(some.floats(-50, 50), min_size=3, max_size=20))
def test_a_simple_random_sample_has_the_error_of_the_book(values: list[float]) -> None:
    """Without design the error is s / sqrt(n), and times sqrt(1 - n/N) out of a finite number."""
    outcome = np.array(values)
    plain = survey_estimate(outcome, survey_design(len(outcome)), "mean")
    finite = survey_estimate(outcome, survey_design(len(outcome), fpc=np.full(len(outcome), 100.0)), "mean")
    error = outcome.std(ddof=1) / np.sqrt(len(outcome))
    assert plain.se == pytest.approx(error, abs=1e-9)
    assert finite.se == pytest.approx(error * np.sqrt(1 - len(outcome) / 100), abs=1e-9)


def test_a_lonely_cluster_is_refused_until_a_rule_is_named() -> None:
    """Three strata, one of them with a single village: five rules, five answers, the first of them no."""
    outcome = np.array([1.0, 2.0, 4.0, 7.0, 9.0])
    strata = np.array([0, 0, 1, 1, 2])
    answers = {}
    for lonely in LONELY[1:]:
        design = survey_design(5, strata=strata, lonely=lonely)
        answers[lonely] = survey_estimate(outcome, design, "mean").se
    with pytest.raises(MethodRefused) as refused:
        survey_estimate(outcome, survey_design(5, strata=strata), "mean")
    assert "chỉ có một đơn vị" in refused.value.words
    two = 2 * (0.5 + 4.5) / 25
    assert answers["remove"] == answers["certainty"] == pytest.approx(np.sqrt(two))
    assert answers["average"] == pytest.approx(np.sqrt(two * 1.5))
    assert answers["adjust"] == pytest.approx(np.sqrt(two + (9 - 4.6) ** 2 / 25))


def test_domains_pool_to_the_whole_and_shares_stay_within_0_and_1() -> None:
    """Totals of the domains add up, and a share near 1 has an interval that ends before 1."""
    random = np.random.default_rng(3)
    outcome = (random.random(80) < 0.95).astype(float)
    half = np.arange(80) % 2 == 0
    design = survey_design(80, cluster=np.arange(80) // 8, weights=random.uniform(1, 5, 80))
    total = survey_estimate(outcome, design, "total", groups={"a": half, "b": ~half})
    assert sum(row["estimate"] for row in total.rows) == pytest.approx(total.estimate)
    share = survey_estimate(outcome, design, "share")
    assert share.ci is not None
    assert 0 < share.ci[0] < share.estimate < share.ci[1] < 1


@pytest.mark.parametrize(
    ("given_", "words"),
    [
        ({"weights": np.array([1.0, -1.0, 1.0])}, "Trọng số âm"),
        ({"fpc": np.array([2.0, 2.0, 2.0])}, "nhiều đơn vị hơn"),
        ({"fpc": np.array([5.0, 6.0, 5.0])}, "khác nhau"),
        ({"fpc2": np.array([5.0, 5.0, 5.0])}, "thiếu --fpc"),
    ],
)
def test_a_design_that_cannot_be_is_refused(given_: dict[str, Any], words: str) -> None:
    """With the reason, before any figure is told."""
    with pytest.raises(MethodRefused) as refused:
        survey_design(3, **given_)
    assert words in refused.value.words


@pytest.mark.parametrize(
    ("options", "estimate", "se"),
    [("--outcome api00", 642.31, 23.921), ("--outcome enroll --statistic total", 3680893, 406293)],
)
def test_post_stratified_figures_are_the_published_ones(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, options: str, estimate: float, se: float
) -> None:
    """The known numbers of schools by type. Source: `postStratify` in the examples of R's `survey`, api.Rout."""
    known = {"E": "4421", "H": "755", "M": "1018"}
    with (PUBLISHED / "apiclus1.csv").open(encoding="utf-8") as file:
        rows = [{**row, "schools": known[row["stype"]]} for row in csv.DictReader(file)]
    with (tmp_path / "known.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    words = f"{options} {CLUS1} --poststrata stype --poststrata-size schools --data {tmp_path / 'known.csv'}"
    assert run(["lab", "survey-estimate", *words.split(), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["estimate"] == pytest.approx(estimate, rel=1e-5)
    assert found["se"] == pytest.approx(se, rel=5e-5)


def test_a_median_and_a_question_with_several_answers(capsys: pytest.CaptureFixture[str]) -> None:
    """Woodruff's interval as R's `svyquantile` prints it; the shares of all answers add up to one."""
    found = asked(capsys, "apiclus1.csv", f"--outcome api00 --statistic quantile {CLUS1}")
    assert (found["estimate"], found["ci"]) == (652, [561, 714])
    assert found["se"] == pytest.approx(35.66788, abs=1e-4)
    each = asked(capsys, "apiclus1.csv", f"--outcome stype --statistic share {CLUS1}")
    assert [row["level"] for row in each["rows"]] == ["E", "H", "M"]
    assert sum(row["estimate"] for row in each["rows"]) == pytest.approx(1)


@pytest.mark.parametrize("extra", [0, 7])
def test_three_stages_are_two_where_the_third_takes_everybody(extra: int) -> None:
    """Asking all households of a village adds no error; asking some of them adds some."""
    random = np.random.default_rng(1)
    village, hamlet = np.repeat(np.arange(4), 12), np.repeat(np.arange(16), 3)
    outcome = random.normal(size=48) + village
    two = survey_design(
        48, cluster=village, cluster2=hamlet, fpc=np.full(48, 9.0), fpc2=np.full(48, 6.0), weights=np.ones(48)
    )
    three = survey_design(
        48, cluster=village, cluster2=hamlet, fpc=np.full(48, 9.0), fpc2=np.full(48, 6.0),
        fpc3=np.full(48, 3.0 + extra), weights=np.ones(48),
    )  # fmt: skip
    errors = [survey_estimate(outcome, design, "mean").se for design in (two, three)]
    centred = (outcome - outcome.mean()) / 48
    squares = sum(centred[hamlet == own].var(ddof=1) * 3 for own in range(16))
    added = 4 / 9 * 4 / 6 * (1 - 3 / (3 + extra)) * squares
    assert (errors[1] or 0) ** 2 - (errors[0] or 0) ** 2 == pytest.approx(added, abs=1e-15)

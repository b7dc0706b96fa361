"""The wild cluster bootstrap counts what refitting each outcome with changed signs would; it is silent for few."""

import itertools

import numpy as np
import pytest

from motcua.uptake.api import Comparison, difference_in_differences
from motcua.uptake.methods.regression import fit
from motcua.uptake.methods.wild import Wild, wild_of


def _study(seed: int, treated: int = 6, units: int = 12, effect: float = 0.0) -> Comparison:
    random = np.random.default_rng(seed)
    codes, times = np.repeat(np.arange(units), 4), np.tile(np.arange(4), units)
    arm, after = codes < treated, times >= 2
    outcome = random.normal(size=units)[codes] + times + effect * (arm & after) + random.normal(size=len(codes))
    kept = random.random(len(codes)) > 0.1  # not balanced, and weighted, so that nothing falls away by luck
    weights, control = random.uniform(0.5, 2, len(codes)), random.normal(size=(len(codes), 1))
    return Comparison(
        outcome[kept], arm[kept], after[kept], times[kept], codes[kept], codes[kept], weights[kept], control[kept]
    )


def _wild(study: Comparison) -> Wild:
    assert study.clusters is not None
    return wild_of(study.outcome, study.design, study.effects, study.clusters, study.weights)


def test_signs_on_cluster_sums_are_the_same_as_fitting_every_changed_outcome_anew() -> None:
    study, hypothesis = _study(3), 0.4
    design, effects, groups, sizes = study.design, study.effects, study.clusters, study.weights
    assert groups is not None
    assert sizes is not None
    wild = _wild(study)
    null = fit(study.outcome - hypothesis * design[:, 0], design[:, 1:], effects, sizes)
    left = null.residual / np.sqrt(sizes)
    fitted = study.outcome - left

    def statistic(outcome: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
        found = fit(outcome, design, effects, sizes)
        own = found.design @ found.bread[:, 0]
        spread = np.sqrt(np.sum(np.bincount(groups, weights=own * found.residual) ** 2))
        return float((found.coefficients[0] - hypothesis) / spread)

    signs = list(itertools.product((-1.0, 1.0), repeat=12))
    picked = range(0, len(signs), 409)
    score = wild.score_outcome - hypothesis * wild.squares
    own = wild.own_outcome - hypothesis * wild.own_design
    for place in picked:
        sign = np.array(signs[place])
        away = float(sign @ score / wild.squares.sum())
        mine = away * wild.squares.sum() / float(np.sqrt(np.sum((own @ sign - away * wild.squares) ** 2)))
        assert mine == pytest.approx(statistic(fitted + sign[groups] * left), rel=1e-6)
    assert wild.complete
    assert len(wild.signs) == 4096
    assert wild.p(hypothesis) >= 2 / 4096  # the outcome itself and its mirror are always as far
    assert wild.estimate == pytest.approx(fit(study.outcome, design, effects, sizes).coefficients[0])


def test_the_interval_ends_where_the_p_crosses_the_level() -> None:
    study = _study(5, effect=2.0)
    (row,) = [row for row in difference_in_differences(study).rows if row["kind"] == "wild"]
    wild = _wild(study)
    assert row["low"] < wild.estimate < row["high"]
    assert wild.p(row["low"] + 1e-6) > 0.05 >= wild.p(row["low"] - 1e-6)
    assert (row["p"] <= 0.05) == (not row["low"] < 0 < row["high"])


def test_fewer_than_six_treated_clusters_get_none() -> None:
    assert not [row for row in difference_in_differences(_study(5, treated=5)).rows if row["kind"] == "wild"]

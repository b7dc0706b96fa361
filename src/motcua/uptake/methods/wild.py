"""Wild cluster bootstrap: the p of one coefficient where clusters are too few for a t-test to be trusted alone."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from motcua.uptake.methods.intervals import Numbers
from motcua.uptake.methods.regression import Codes, without_effects

FEWEST_IN_ARM = 6
MOST_CLUSTERS = 100
ENUMERATED = 12
DRAWS = 9_999
HALVINGS = 26
CONVENTION = "wild cluster bootstrap-t, null imposed, Rademacher signs, symmetric p, t by CRV; interval by inversion"


@dataclass(frozen=True, slots=True)
class Wild:
    """What every hypothesis needs: outcome and treatment without effects and controls, and their shares by cluster.

    `own_outcome[g, h]` is the score that cluster g gets of cluster h's outcome once effects are taken out again;
    `own_design` is the same of the treatment.
    """

    estimate: float
    squares: Numbers
    score_outcome: Numbers
    own_outcome: Numbers
    own_design: Numbers
    signs: Numbers
    complete: bool

    def p(self, hypothesis: float) -> float:
        """Two-sided p of one value of the coefficient."""
        own = self.own_outcome - hypothesis * self.own_design
        score = self.score_outcome - hypothesis * self.squares
        total = float(self.squares.sum())
        away = self.signs @ score / total
        spread = np.sqrt(np.sum((self.signs @ own.T - away[:, None] * self.squares) ** 2, axis=1))
        gone = self.estimate - hypothesis
        real = float(np.sqrt(np.sum((self.score_outcome - self.estimate * self.squares) ** 2)))
        with np.errstate(divide="ignore", invalid="ignore"):
            found = np.abs(away) / spread
        far = int(np.count_nonzero(~(found < abs(gone) / real * (1 - 1e-9)))) if real > 0 else 0
        return far / len(found) if self.complete else (1 + far) / (1 + len(found))


def wild_of(
    outcome: Numbers,
    design: Numbers,
    effects: list[Codes],
    clusters: Codes,
    weights: Numbers | None = None,
    *,
    draws: int = DRAWS,
    seed: int = 1,
) -> Wild:
    """The bootstrap of the first column of `design`: all signs up to 12 clusters, else `draws` of them.

    Source  Cameron, Gelbach and Miller 2008; Roodman, MacKinnon, Nielsen and Webb 2019 (signs act on cluster sums)
    """
    groups = np.unique(clusters, return_inverse=True)[1]
    many = int(groups.max()) + 1
    root = np.ones(len(outcome)) if weights is None else np.sqrt(weights)
    away = _remover(design[:, 1:], effects, root)
    both = away(np.column_stack([outcome, design[:, 0]]))
    left, treated = both[:, 0], both[:, 1]
    marks = np.eye(many)[groups]
    parts = [marks.T @ (treated[:, None] * away(values[:, None] * marks / root[:, None])) for values in (left, treated)]
    squares = np.asarray(np.bincount(groups, weights=treated**2), dtype=np.float64)
    score = np.asarray(np.bincount(groups, weights=treated * left), dtype=np.float64)
    complete = many <= ENUMERATED
    signs = (
        np.array(list(itertools.product((-1.0, 1.0), repeat=many)))
        if complete
        else np.random.default_rng(seed).choice((-1.0, 1.0), size=(draws, many))
    )
    return Wild(float(score.sum() / squares.sum()), squares, score, parts[0], parts[1], signs, complete)


def _remover(controls: Numbers, effects: list[Codes], root: Numbers) -> Callable[[Numbers], Numbers]:
    """What takes effects and controls out of columns and multiplies them by the root of the weights."""
    others = without_effects(controls, effects, root**2) * root[:, None] if controls.shape[1] else controls

    def away(columns: Numbers) -> Numbers:
        found = without_effects(columns, effects, root**2) * root[:, None]
        if others.shape[1]:
            found = found - others @ np.linalg.lstsq(others, found, rcond=None)[0]
        return np.asarray(found, dtype=np.float64)

    return away


def bootstrap_row(wild: Wild, se: float, alpha: float) -> dict[str, Any]:
    """p of no effect, and the values not rejected at `alpha` (an end that is nowhere within 64 errors is null)."""
    return {
        "kind": "wild",
        "convention": CONVENTION,
        "p": wild.p(0.0),
        "low": _end(wild, -se, alpha),
        "high": _end(wild, se, alpha),
        "draws": len(wild.signs),
        "complete": wild.complete,
    }


def _end(wild: Wild, step: float, alpha: float) -> float | None:
    """The last value on one side whose p is above `alpha`, by doubling and halving."""
    inside, outside = 0.0, 1.0
    while wild.p(wild.estimate + outside * step) > alpha:
        inside, outside = outside, 2 * outside
        if outside > 64 or step == 0:
            return None
    for _ in range(HALVINGS):
        middle = (inside + outside) / 2
        if wild.p(wild.estimate + middle * step) > alpha:
            inside = middle
        else:
            outside = middle
    return wild.estimate + outside * step

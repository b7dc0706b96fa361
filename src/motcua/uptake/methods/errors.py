"""The standard error of one coefficient under each convention by its name, for libraries differ and readers compare."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from motcua.uptake.methods.intervals import ALPHA, Numbers, around, two_sided
from motcua.uptake.methods.regression import Codes, Fit

WORDS = {
    "classical": "ordinary least squares, equal variances, t(n-k)",
    "hc0": "heteroskedasticity-robust HC0, t(n-k)",
    "hc1": "heteroskedasticity-robust HC1, n/(n-k), t(n-k)",
    "hc2": "heteroskedasticity-robust HC2, t(n-k)",
    "hc3": "heteroskedasticity-robust HC3, t(n-k)",
    "crv1": "cluster-robust CRV1, G/(G-1)·(n-1)/(n-k), effects nested in clusters not counted in k, t(G-1)",
    "crv1_all": "cluster-robust CRV1, G/(G-1)·(n-1)/(n-k), all fixed effects counted in k, t(G-1)",
    "crv0": "cluster-robust without small-sample factor, t(G-1)",
    "crv3": "cluster jackknife CRV3, (G-1)/G·sum of squared differences from the full estimate, t(G-1)",
}


@dataclass(frozen=True, slots=True)
class Named:
    """One convention's error of one coefficient."""

    name: str
    se: float
    df: float

    def row(self, estimate: float, alpha: float = ALPHA) -> dict[str, Any]:
        """As a row of the answer."""
        low, high = around(estimate, self.se, alpha, self.df)
        return {
            "kind": "error",
            "convention": self.name,
            "se": self.se,
            "df": self.df,
            "low": low,
            "high": high,
            "p": two_sided(estimate, self.se, self.df),
        }


def robust(found: Fit, place: int, *, most_effects: int = 1500) -> list[Named]:
    """The conventions that take rows as independent; HC2 and HC3 only where the leverage of effects is known."""
    bread = found.bread
    many, counted = len(found.residual), len(found.coefficients) + found.absorbed
    df = many - counted
    if df < 1:
        return []
    own = found.design @ bread[:, place]
    answer = [
        Named("classical", math.sqrt(float(found.residual @ found.residual) / df * bread[place, place]), df),
        Named("hc0", math.sqrt(float(np.sum((own * found.residual) ** 2))), df),
        Named("hc1", math.sqrt(float(np.sum((own * found.residual) ** 2)) * many / df), df),
    ]
    if found.absorbed > most_effects:
        return answer
    leverage = found.leverage_of_effects() + np.einsum("ij,jk,ik->i", found.design, bread, found.design)
    if float(leverage.max()) < 1 - 1e-9:
        scores = (own * found.residual) ** 2
        answer.append(Named("hc2", math.sqrt(float(np.sum(scores / (1 - leverage)))), df))
        answer.append(Named("hc3", math.sqrt(float(np.sum(scores / (1 - leverage) ** 2))), df))
    return answer


def clustered(found: Fit, place: int, clusters: Codes, left_out: Numbers | None) -> list[Named]:
    """The conventions that take clusters as independent; `left_out` are the estimates with each cluster away."""
    many, groups = len(found.residual), len(np.unique(clusters))
    own = found.design @ found.bread[:, place]
    meat = float(np.sum(np.bincount(clusters, weights=own * found.residual) ** 2))
    df = groups - 1
    answer = [Named("crv0", math.sqrt(meat), df)]
    for name, nested in (("crv1", found.nested_in(clusters)), ("crv1_all", 0)):
        counted = len(found.coefficients) + found.absorbed - nested
        if many > counted:
            factor = groups / (groups - 1) * (many - 1) / (many - counted)
            answer.append(Named(name, math.sqrt(factor * meat), df))
    if left_out is not None and bool(np.isfinite(left_out).all()):
        squares = float(np.sum((left_out - found.coefficients[place]) ** 2))
        answer.append(Named("crv3", math.sqrt(df / groups * squares), df))
    return answer

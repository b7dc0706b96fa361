"""Errors of a short series: Newey-West, or a first-order model of the residuals where that is larger, with fixed b."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from motcua.uptake.methods.intervals import Numbers

Rows = npt.NDArray[np.int64]
BARTLETT = (1.9600, 2.9694, 0.4160, -0.5324)
"""Critical value at 95 % by b. Source: Kiefer and Vogelsang, Econometric Theory 21 (2005), table 1."""
MOST_DEPENDENCE = 0.97


def widened(lag: int, periods: int) -> float:
    """How much wider than by the normal law an interval must be, where lag + 1 is this part b of the series."""
    part = min(1.0, (lag + 1) / periods)
    return sum(own * part**power for power, own in enumerate(BARTLETT)) / BARTLETT[0]


def dependence(residuals: Numbers, clock: Numbers, parts: Sequence[Rows], terms: int) -> float:
    """First-order correlation of the Pearson residuals of neighbouring periods, less its small-sample bias."""
    above = below = 0.0
    for rows in parts:
        left = residuals[rows]
        next_to = np.diff(clock[rows]) <= np.min(np.diff(clock[rows])) * (1 + 1e-9)
        above += float((left[1:] * left[:-1])[next_to].sum())
        below += float((left[:-1] ** 2)[next_to].sum())
    raw = above / below if below > 0 else 0.0
    many = sum(len(rows) for rows in parts)
    return float(np.clip(raw + (1 + 3 * raw) / max(1, many - terms + 2), -MOST_DEPENDENCE, MOST_DEPENDENCE))


def modelled(
    design: Numbers, weight: Numbers, residuals: Numbers, clock: Numbers, parts: Sequence[Rows], bread: Numbers
) -> Numbers:
    """Each coefficient's variance if the Pearson residuals follow a first-order process."""
    many, terms = design.shape
    rho = dependence(residuals, clock, parts, terms)
    scale = float(residuals @ residuals) / (many - terms)
    meat = np.zeros((terms, terms))
    for rows in parts:
        step = float(np.min(np.diff(clock[rows])))
        apart = np.abs(clock[rows][:, None] - clock[rows][None, :]) / step
        scaled = design[rows] * np.sqrt(weight[rows])[:, None]
        meat += scaled.T @ (np.sign(rho) ** np.round(apart) * np.abs(rho) ** apart) @ scaled
    return np.asarray(scale * np.diag(bread @ meat @ bread), dtype=np.float64)

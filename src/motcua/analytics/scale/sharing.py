"""Dividing a whole number of dossiers by given weights, so that the parts add up to it."""

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]


def share_out(total: int, weights: npt.ArrayLike) -> Counts:
    """Whole parts in proportion to the weights, none more than one away from it (largest remainders)."""
    given = np.asarray(weights, float)
    exact = total * given / given.sum()
    parts = np.floor(exact + 1e-9).astype(np.int64)
    largest = np.argsort(parts - exact, kind="stable")[: total - int(parts.sum())]
    parts[largest] += 1
    return np.asarray(parts)


def share_each(totals: Counts, weights: Numbers, starts: Numbers) -> Counts:
    """Each total in whole parts in proportion to the weights: a row for each, each row adds up to its total.

    starts  where in 0..1 the rounding of each begins; drawn evenly, no part is favoured where totals are small
    """
    edges = np.concatenate(([0.0], np.cumsum(weights) / weights.sum()))
    reached = np.floor(totals[:, None] * edges + starts[:, None]).astype(np.int64)
    reached = np.minimum(reached, totals[:, None])
    reached[:, 0], reached[:, -1] = 0, totals  # whatever the last digit of a fraction says
    return np.diff(reached, axis=1)

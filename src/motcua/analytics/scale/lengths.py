"""How long dossiers take: exponential times, long enough that those finished in time for the table have its mean."""

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
_STEPS, _MOST = 60, 20.0


def scales_of(means: Numbers, elapsed: Numbers, weights: Numbers) -> Numbers:
    """The mean of all times, finished or not, for each printed mean of the finished ones.

    A dossier that came in `elapsed` days before the table was drawn up stands in its mean only if it had finished by
    then, so that long times are missing from it; they are put back.

    elapsed, weights  days since receipt, and what part of the dossiers came in then
    """
    low, high = means.copy(), means * _MOST
    for _ in range(_STEPS):
        middle = (low + high) / 2
        short = _mean_of_finished(middle, elapsed, weights) < means
        low, high = np.where(short, middle, low), np.where(short, high, middle)
    return (low + high) / 2


def _mean_of_finished(scales: Numbers, elapsed: Numbers, weights: Numbers) -> Numbers:
    """The mean of exponential times that are not longer than what has elapsed."""
    ratio = elapsed[None, :] / scales[:, None]
    left = np.exp(-ratio)
    finished = (weights * (1 - left)).sum(axis=1)
    total = (weights * (scales[:, None] * (1 - left) - elapsed[None, :] * left)).sum(axis=1)
    return np.asarray(total / finished)

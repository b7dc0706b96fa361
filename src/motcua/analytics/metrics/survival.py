"""Times of which some have not ended yet: Kaplan-Meier, restricted mean, Aalen-Johansen, from durations with counts."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
_EVEN = 1e-9


@dataclass(frozen=True, slots=True)
class Course:
    """What happened by when, at each different time at which something ended (ascending).

    survival    part that has not ended after that time (Kaplan-Meier)
    incidence   part that has ended in each way by that time (Aalen-Johansen); one row for each cause
    """

    times: Numbers
    survival: Numbers
    incidence: Numbers

    def quantile(self, part: float) -> float | None:
        """The time by which this part had ended; None where so much has not.

        Where exactly this part had ended for a while, the middle of that while (as R's `survival` has it).
        """
        left = 1.0 - part
        reached = np.flatnonzero(self.survival <= left + _EVEN)
        if reached.size == 0:
            return None
        first = int(reached[0])
        if abs(self.survival[first] - left) <= _EVEN:
            below = np.flatnonzero(self.survival < left - _EVEN)
            if below.size:
                return float((self.times[first] + self.times[int(below[0])]) / 2)
        return float(self.times[first])

    def restricted_mean(self, horizon: float) -> float:
        """The area under the survival up to the horizon: mean time spent before the end, at most the horizon."""
        inside = self.times < horizon
        edges = np.concatenate(([0.0], self.times[inside], [horizon]))
        heights = np.concatenate(([1.0], self.survival[inside]))
        return float(np.sum(np.diff(edges) * heights))

    def at(self, time: float) -> tuple[float, list[float]]:
        """Survival and incidences just after that time."""
        passed = int(np.searchsorted(self.times, time, side="right"))
        if passed == 0:
            return 1.0, [0.0] * len(self.incidence)
        return float(self.survival[passed - 1]), [float(row[passed - 1]) for row in self.incidence]


def course(times: npt.ArrayLike, causes: npt.ArrayLike, counts: npt.ArrayLike, *, ways: int) -> Course:
    """The course of a group.

    times   duration of each line; lines with the same time may repeat
    causes  0 for not ended (censored; still there at that very time), else 1 .. `ways`
    counts  how many of the group the line stands for
    """
    when, cause, count = np.asarray(times, float), np.asarray(causes, int), np.asarray(counts, float)
    points, place = np.unique(when, return_inverse=True)
    by_cause = np.zeros((ways + 1, points.size))
    np.add.at(by_cause, (cause, place), count)
    leaving = by_cause.sum(axis=0)
    at_risk = leaving[::-1].cumsum()[::-1]
    ended = by_cause[1:].sum(axis=0)
    happens = ended > 0
    hazard = ended[happens] / at_risk[happens]
    survival = np.cumprod(1.0 - hazard)
    before = np.concatenate(([1.0], survival[:-1]))
    incidence = np.cumsum(before * by_cause[1:, happens] / at_risk[happens], axis=1)
    return Course(points[happens], survival, incidence)


def plain_quantile(values: npt.ArrayLike, counts: npt.ArrayLike, part: float) -> float | None:
    """The quantile of values with whole counts, between two neighbours by straight line; None of nothing."""
    order = np.argsort(np.asarray(values, float), kind="stable")
    sorted_values, weights = np.asarray(values, float)[order], np.asarray(counts, float)[order]
    reach = np.cumsum(weights)
    if reach.size == 0 or reach[-1] <= 0:
        return None
    position = part * (reach[-1] - 1)
    low, high = np.floor(position), np.ceil(position)
    places = np.minimum(np.searchsorted(reach, [low, high], side="right"), reach.size - 1)
    lower, upper = sorted_values[places]
    return float(lower + (upper - lower) * (position - low))

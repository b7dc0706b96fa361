"""Rates of small places drawn towards the common rate, by as much as their small numbers ask for (beta-binomial)."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prior:
    """How the places' true rates spread: their mean, and the strength of the pull in dossiers.

    A place with as many dossiers as `strength` is drawn half the way. None: the places do not differ more than chance.
    """

    mean: float
    strength: float | None

    def shrink(self, counted: int, whole: int) -> float:
        """The rate of a place with so many counted of so many."""
        if self.strength is None:
            return self.mean
        return (counted + self.strength * self.mean) / (whole + self.strength)


def fit_prior(places: Sequence[tuple[int, int]]) -> Prior | None:
    """The prior by the method of moments; places are (counted, whole) with whole > 0. None without any.

    Between-place variance: what is left of the weighted spread after the binomial part that small numbers explain.
    """
    total = sum(whole for _, whole in places)
    if not total:
        return None
    mean = sum(counted for counted, _ in places) / total
    within, more = mean * (1 - mean), len(places) - 1
    spread = sum(whole * (counted / whole - mean) ** 2 for counted, whole in places)
    weight = total - sum(whole * whole for _, whole in places) / total - more
    between = (spread - more * within) / weight if weight > 0 else 0.0
    if between <= 0 or within <= 0:
        return Prior(mean, None)
    return Prior(mean, max(0.0, within / between - 1))

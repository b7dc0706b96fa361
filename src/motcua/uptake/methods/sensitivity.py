"""Who is chosen as one weight goes from nothing to everything, the others keeping their proportions: exactly."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from motcua.uptake.methods.intervals import Numbers

LEAST = 1e-9
MOST_STRETCHES = 60
"""A choice that changes more often than this says nothing any more; what follows is told as one stretch."""


def chosen_along(
    utilities: Numbers, centre: Numbers, names: Sequence[str], alternatives: Sequence[str], top: int
) -> list[dict[str, Any]]:
    """For each criterion the stretches of its weight, each with the `top` alternatives chosen there.

    utilities  alternatives x criteria, larger is better
    centre     the mean weights, from which the others take their proportions
    Rows `{"criterion", "mean_weight", "low", "high", "chosen", "same"}`: `same` says that it is the choice at the mean
    weights; `chosen` in the order of `alternatives`. Equal scores are decided by the order of the alternatives.
    """
    usual = _first(utilities @ centre, top)
    rows = []
    for place, name in enumerate(names):
        own = float(centre[place])
        rest = (utilities @ centre - own * utilities[:, place]) / (1 - own) if own < 1 else utilities[:, place]
        for low, high, chosen in _stretches(rest, utilities[:, place] - rest, top):
            told = [alternatives[one] for one in sorted(chosen)]
            same = chosen == usual
            rows.append({"criterion": name, "mean_weight": own, "low": low, "high": high, "chosen": told, "same": same})
    return rows


def _stretches(at_nothing: Numbers, slope: Numbers, top: int) -> list[tuple[float, float, frozenset[int]]]:
    found: list[tuple[float, float, frozenset[int]]] = []
    begin = 0.0
    chosen = _first(at_nothing + LEAST * slope, top)
    while begin < 1:
        end = _next_change(at_nothing, slope, chosen, begin) if len(found) < MOST_STRETCHES else 1.0
        if found and found[-1][2] == chosen:
            found[-1] = (found[-1][0], end, chosen)
        else:
            found.append((begin, end, chosen))
        begin = end
        chosen = _first(at_nothing + min(1.0, end + LEAST) * slope, top)
    return found


def _next_change(at_nothing: Numbers, slope: Numbers, chosen: frozenset[int], begin: float) -> float:
    """The next weight at which somebody outside overtakes somebody chosen; 1 where nobody does."""
    inside = np.array(sorted(chosen))
    outside = np.setdiff1d(np.arange(len(slope)), inside)
    if not len(outside):
        return 1.0
    apart = at_nothing[inside][:, None] - at_nothing[outside][None, :]
    faster = slope[outside][None, :] - slope[inside][:, None]
    meets = np.divide(apart, faster, out=np.full(apart.shape, np.inf), where=faster > 1e-15)
    later = meets[(meets > begin + LEAST) & (meets < 1)]
    return float(later.min()) if len(later) else 1.0


def _first(scores: Numbers, top: int) -> frozenset[int]:
    return frozenset(int(one) for one in np.argsort(-scores, kind="stable")[:top])

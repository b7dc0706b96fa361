"""Control limits of a funnel plot: how far a unit's share may lie from the pooled one before chance no longer says why.

Source  Spiegelhalter 2005, "Funnel plots for comparing institutional performance", and his multiplicative allowance for
        over-dispersion with winsorised scores; the share is taken on the arcsine scale, so that limits of small shares
        stay between 0 and 1.
"""

import math
from collections.abc import Sequence

Z_95, Z_998 = 1.959964, 3.090232
WINSORISED = 0.1
"""The part of the scores at either end that is drawn in before their spread is taken."""


def score(numerator: int, denominator: int, pooled: float) -> float:
    """How many standard errors of chance alone the share lies from the pooled one; above it is positive.

    Assumes  denominator > 0, 0 <= pooled <= 1
    """
    gap = math.asin(math.sqrt(numerator / denominator)) - math.asin(math.sqrt(pooled))
    return 2 * gap * math.sqrt(denominator)


def dispersion(scores: Sequence[float]) -> float:
    """By how much the units' shares spread more than chance alone would spread them; never below 1."""
    if not scores:
        return 1.0
    ordered = sorted(scores)
    least, most = ordered[int(len(ordered) * WINSORISED)], ordered[-1 - int(len(ordered) * WINSORISED)]
    drawn_in = (min(max(each, least), most) for each in ordered)
    return max(1.0, sum(each * each for each in drawn_in) / len(ordered))


def limits_at(volume: int, pooled: float, *, z: float, spread: float) -> tuple[float, float]:
    """The lower and the upper limit at a volume. Assumes volume > 0, spread >= 1."""
    middle = math.asin(math.sqrt(pooled))
    width = z * math.sqrt(spread) / (2 * math.sqrt(volume))
    low, high = max(0.0, middle - width), min(math.pi / 2, middle + width)
    return math.sin(low) ** 2, math.sin(high) ** 2

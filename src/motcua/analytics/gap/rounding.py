"""Rounding parts for print so that what is printed adds up to the printed whole."""

from collections.abc import Sequence
from fractions import Fraction
from math import floor


def round_to_sum(values: Sequence[Fraction], *, digits: int) -> list[Fraction]:
    """The values rounded to so many decimals, adding up to their rounded sum (by the largest remainders).

    Each is at most one unit of the last decimal away from its value.
    """
    unit = Fraction(1, 10**digits)
    lower = [floor(value / unit) for value in values]
    missing = floor(sum(values, Fraction()) / unit + Fraction(1, 2)) - sum(lower)
    remainders = sorted(range(len(values)), key=lambda index: (lower[index] - values[index] / unit, index))
    raised = set(remainders[:missing])
    return [(count + (index in raised)) * unit for index, count in enumerate(lower)]

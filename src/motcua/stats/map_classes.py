"""Classes for a map: round bounds of equal width, at most as many as there are shades."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from motcua.stats.map_drawing import CLASS_COLOURS

_ROUND = (1.0, 2.0, 2.5, 3.0, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Classes:
    """Bounds of classes, each from its lower bound (in it) to the next (not in it, but for the last)."""

    bounds: tuple[float, ...]

    def of(self, value: float) -> int:
        """The class of a value between the first and the last bound."""
        inner = self.bounds[1:-1]
        return sum(value >= bound for bound in inner)

    @property
    def ranges(self) -> tuple[tuple[float, float], ...]:
        """Lower and upper bound of each class."""
        return tuple(zip(self.bounds, self.bounds[1:], strict=False))


def round_classes(values: Sequence[float]) -> Classes:
    """Classes over all values; a single one where they do not differ."""
    low, high, most = min(values), max(values), len(CLASS_COLOURS)
    if low == high:
        return Classes((low, high))
    size = 10.0 ** math.floor(math.log10((high - low) / most))
    for step in (each * size for each in (*_ROUND, 20.0)):
        first, last = math.floor(low / step), math.floor(high / step) + 1
        if last - first <= most:
            return Classes(tuple(round(number * step, 9) for number in range(first, last + 1)))
    return Classes((low, high))

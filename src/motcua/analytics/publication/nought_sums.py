"""Sums of kinds that are nought in each base cell of an area since they are nought in the area.

Where a kind is made of others with some taken away, that it is nought makes none of them nought, but equal sums.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from motcua.analytics.publication.areas import Areas, Numbers
from motcua.analytics.publication.hiding import REST, Metric
from motcua.analytics.publication.kinds import Kinds

Factors = tuple[tuple[str, int], ...]
"""Independent kinds, each with its factor."""
Cell = tuple[Factors, int]
"""A sum in one base cell."""


def find_nought_sums(
    where: Areas, metrics: Mapping[str, Metric], kinds: Kinds, ties: Sequence[tuple[str, int]]
) -> dict[Factors, Numbers]:
    """By sum of kinds, some with a negative factor, the base cells in which it is told to be nought.

    ties  kinds with areas in which no way to come occurs that they count
    """
    found: dict[Factors, Numbers] = {}

    def cells_of(factors: Factors) -> Numbers:
        return found.setdefault(factors, np.zeros(len(where.base.months), dtype=bool))

    for metric in metrics.values():
        for part, told in metric.told_nought().items():
            factors = factors_of(metric, part, kinds)
            if any(factor < 0 for _, factor in factors):
                for table in metric.tables:
                    cells_of(factors)[:] |= told[where.of[table]]
    for kind, area in ties:
        factors = tuple(sorted(kinds.made_of[kind].items()))
        if any(factor < 0 for _, factor in factors):
            cells_of(factors)[where.members(area)] = True
    return found


def rows_of_cells(
    factors: Factors, cells: Numbers, sampled: Mapping[str, Numbers], same: Mapping[str, Numbers]
) -> Iterator[tuple[dict[Any, int], Cell]]:
    """The sum in each of these base cells, over the columns that are in the sample; none where nothing is left.

    sampled  by independent kind the base cells that are in the sample and not nought
    """
    here = np.logical_or.reduce([sampled[kind] for kind, _ in factors]) & cells
    for cell in np.nonzero(here)[0].tolist():
        row = {
            (kind, int(same[kind][cell]) if kind in same else cell): factor
            for kind, factor in factors
            if sampled[kind][cell]
        }
        yield row, (factors, cell)


def factors_of(metric: Metric, part: str, kinds: Kinds) -> Factors:
    """The part of the metric in independent kinds."""
    signs = (("denominator", 1), ("numerator", -1), ("unknown", -1)) if part == REST else ((part, 1),)
    found: dict[str, int] = {}
    for name, sign in signs:
        kind = kinds.of.get(f"{metric.name}.{name}")
        for independent, factor in kinds.made_of[kind].items() if kind is not None else ():
            found[independent] = found.get(independent, 0) + sign * factor
    return tuple(sorted((kind, factor) for kind, factor in found.items() if factor))

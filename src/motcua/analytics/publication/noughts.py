"""Who tells that a base cell is nought, where that alone gives a hidden count of an earlier release away."""

from collections.abc import Iterator

import numpy as np

from motcua.analytics.publication.areas import Numbers
from motcua.analytics.publication.hiding import Metric
from motcua.analytics.publication.nought_sums import Factors, factors_of
from motcua.analytics.publication.solving import Given, left_over
from motcua.analytics.publication.system import System


def tell_nought(system: System, given: Given) -> Iterator[tuple[str, int]]:
    """Metrics with areas that this release shows, and that tell of base cells which the recipe needs as nought."""
    needed = {kind: numbers != 0 for kind, numbers in left_over(system, given.recipe, given.target).items()}
    for name, metric in system.metrics.items():
        for part, told in metric.told_nought().items():
            found = told & _areas_of(system, metric, factors_of(metric, part, system.kinds), needed)
            yield from ((name, area) for area in np.nonzero(found & ~metric.hidden & ~metric.frozen)[0].tolist())
            yield from ((name, area) for area in _parents(metric, found & metric.hidden))


def _areas_of(system: System, metric: Metric, factors: Factors, needed: dict[str, Numbers]) -> Numbers:
    """The areas of the metric in which some needed base cell lies."""
    found = np.zeros(len(metric.has), dtype=bool)
    for independent, _ in factors:
        if independent not in needed:
            continue
        cells = needed[independent]
        if independent in system.same:
            cells = cells[system.same[independent]]
        for table in metric.tables:
            found[system.where.of[table][cells]] = True
    return found


def _parents(metric: Metric, children: Numbers) -> Iterator[int]:
    """The shown wholes of lines with one of these hidden children: where the rest of a line is nought they all are."""
    concerned = metric.lines.sums(children.astype(np.int64)) > 0
    parents = np.unique(metric.lines.parents[concerned])
    yield from parents[~metric.hidden[parents] & ~metric.frozen[parents]].tolist()

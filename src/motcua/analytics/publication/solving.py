"""Solving the system of all published counts: which protected ones it gives away, and by which recipe."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np

from motcua.analytics.publication.areas import Numbers
from motcua.analytics.publication.audit import Equation, find_solvable
from motcua.analytics.publication.nought_sums import Cell, Factors, find_nought_sums, rows_of_cells
from motcua.analytics.publication.system import Count, System, signed

REFUTATIONS = 12
"""How many of the base cells that refute a recipe are taken into the sample; each next time twice as many."""


@dataclass(frozen=True, slots=True)
class Given:
    """A hidden count that can be had: of which metric and area, and from which published counts."""

    metric: str
    area: int
    recipe: tuple[tuple[Count, Fraction], ...]
    target: Count


def given_away(system: System, *, every: bool = True) -> list[Given]:
    """Every hidden area of which a protected count can be had; exact over all base cells. Some of them unless `every`.

    The system is solved over a sample of base cells, where no more than all is hidden: what cannot be had there
    cannot be had. What can is checked over all of them; the cells that refute it join the sample.
    """
    nought = system.noughts()
    targets = [(place, count) for place, counts in system.hidden().items() for count in counts]
    rows, sums = [*system.published()], _nought_sums(system)
    refutations = REFUTATIONS
    while True:
        columns = _sampled_columns(system, rows, [count for _, count in targets], nought)
        also = _equal_sums(system, sums, nought)
        cells = [*also.values()]
        equations = [
            Equation(row, 1) for row in (*(columns[row] for row in rows), *map(dict, also))
        ]  # none of them is nought
        solved = find_solvable(equations, [columns[count] for _, count in targets], seed=system.seed)
        found: dict[tuple[str, int], Given] = {}
        refuted = False
        for each in solved:
            place, target = targets[each.hidden]
            steps = sorted(each.recipe.items())
            recipe = tuple((rows[number], factor) for number, factor in steps if number < len(rows))
            equal = [(cells[number - len(rows)], factor) for number, factor in steps if number >= len(rows)]
            if _refuted(system, recipe, equal, target, nought, refutations):
                refuted = True
            else:
                found.setdefault(place, Given(*place, recipe, target))
        if not refuted or (found and not every):
            return list(found.values())
        refutations *= 2


def _sampled_columns(
    system: System, rows: Sequence[Count], targets: Sequence[Count], nought: Mapping[str, Numbers]
) -> dict[Count, dict[Any, int]]:
    """Rows and targets over the sampled base cells, of which so many are taken that no target looks like nothing.

    A target of which only cells told to be nought are in the sample would pass for a nought, which it is not.
    """
    while True:
        columns = system.columns([*rows, *targets], nought)
        bare = [target for target in targets if not columns[target]]
        if not [target for target in bare if _refuted(system, (), (), target, nought, REFUTATIONS)]:
            return columns


def _nought_sums(system: System) -> dict[Factors, Numbers]:
    """Where kinds are told to be equal, in every base cell of the area."""
    ties = [(tie.kinds[0][0], tie.area) for tie in system.ties if not tie.ways]
    return find_nought_sums(system.where, system.metrics, system.kinds, ties)


def _equal_sums(
    system: System, sums: Mapping[Factors, Numbers], nought: Mapping[str, Numbers]
) -> dict[tuple[Any, ...], Cell]:
    """Rows over the sampled columns of base cells in which a sum is nought, each with the cell that it stands for."""
    sampled = {}
    for independent in {kind for factors in sums for kind, _ in factors}:
        sampled[independent] = np.zeros(len(system.where.base.months), dtype=bool)
        sampled[independent][system.with_same(independent, np.array([*system.sample[independent]], dtype=np.int64))] = (
            True
        )
        sampled[independent] &= ~nought[independent]
    return {
        tuple(row.items()): cell
        for factors, cells in sums.items()
        for row, cell in rows_of_cells(factors, cells, sampled, system.same)
    }


def _refuted(
    system: System,
    recipe: Sequence[tuple[Count, Fraction]],
    equal: Sequence[tuple[Cell, Fraction]],
    target: Count,
    nought: Mapping[str, Numbers],
    most: int,
) -> bool:
    """Whether the recipe fails somewhere among all base cells; so many of those cells join the sample."""
    refuted = False
    for independent, numbers in left_over(system, recipe, target, equal).items():
        numbers[nought[independent]] = 0
        (wrong,) = np.nonzero(numbers)
        if len(wrong):
            refuted = True
            step = max(1, len(wrong) // most)
            system.sample[independent].update(wrong[::step].tolist())
    return refuted


def left_over(
    system: System,
    recipe: Sequence[tuple[Count, Fraction]],
    target: Count,
    equal: Sequence[tuple[Cell, Fraction]] = (),
) -> dict[str, Numbers]:
    """By independent kind and base cell what the recipe has more than the target; of equal cells at the first.

    equal  sums in base cells that are nought, with their factors in the recipe
    """
    scale = lcm(*(factor.denominator for _, factor in (*recipe, *equal)))
    rest: dict[str, Numbers] = defaultdict(lambda: np.zeros(len(system.where.base.months), dtype=np.int64))
    for count, factor in [*recipe, (target, Fraction(-1))]:
        for area, taken in signed(count) if count.kinds else ():
            cells = system.where.members(area)
            for kind, sign in count.kinds:
                for independent, times in system.kinds.made_of[kind].items():
                    rest[independent][cells] += int(factor * scale) * taken * sign * times
    for (factors, cell), factor in equal:
        for independent, times in factors:
            rest[independent][cell] += int(factor * scale) * times
    for independent, same in system.same.items():
        if independent in rest:
            here = np.zeros_like(rest[independent])
            np.add.at(here, same, rest[independent])
            rest[independent] = here
    return rest

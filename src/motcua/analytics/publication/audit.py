"""The exact audit: which hidden counts can be had from the published ones, by sums over all tables, and by which."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from motcua.analytics.publication.elimination import PRIMES, Elimination

Parts = Mapping[Hashable, int]
"""What a count is the sum of: base cells with how often each is counted (nearly always once)."""


@dataclass(frozen=True, slots=True)
class Equation:
    """One published count: its base cells and their sum."""

    parts: Parts
    value: int


@dataclass(frozen=True, slots=True)
class Solved:
    """A hidden count that can be had: the published counts by number, each times its factor, add up to it.

    by_zeros  also counts that are nought because a published sum of them is nought were left out
    """

    hidden: int
    recipe: Mapping[int, Fraction]
    by_zeros: bool


def find_solvable(published: Sequence[Equation], hidden: Sequence[Parts], *, seed: int = 0) -> list[Solved]:
    """Every hidden count whose indicator lies in the row space of the published ones; base cells are >= 0.

    Base cells under a published sum of nought are nought. A hidden count that consists of such cells alone is nought
    and nobody's: it is not reported. Source: the condition of exact disclosure for linear tables, `uptake` audit.
    """
    nought = _noughts(published)
    rows = [_without(equation.parts, nought) for equation in published]
    targets = [_without(parts, nought) for parts in hidden]
    columns = {column: None for row in (*rows, *targets) for column in row}
    suspects = [number for number, target in enumerate(targets) if target]
    found: dict[int, Solved] = {}
    for prime in PRIMES:  # the second is only needed where the first seems to fix what it has no recipe for
        elimination = Elimination(rows, prime)
        world = elimination.null_vector(columns, seed)
        suspects = [
            number
            for number in suspects
            if not sum(value * world[column] for column, value in targets[number].items()) % prime
        ]
        for number in suspects:
            recipe = elimination.recipe(targets[number])
            if recipe is not None and _adds_up(recipe, rows, targets[number]):
                found[number] = Solved(number, recipe, by_zeros=len(targets[number]) < len(hidden[number]))
        suspects = [number for number in suspects if number not in found]
        if not suspects:
            return [found[number] for number in sorted(found)]
    raise ArithmeticError(f"hidden counts {suspects} are solvable modulo both primes, but no recipe holds in fractions")


def _noughts(published: Sequence[Equation]) -> set[Hashable]:
    """Base cells that are nought because a sum of cells is."""
    found: set[Hashable] = set()
    for equation in published:
        if equation.value == 0 and all(factor > 0 for factor in equation.parts.values()):
            found.update(equation.parts)
    return found


def _without(parts: Parts, nought: set[Hashable]) -> Parts:
    return {column: value for column, value in parts.items() if column not in nought} if nought else parts


def _adds_up(recipe: Mapping[int, Fraction], rows: Sequence[Parts], target: Parts) -> bool:
    scale = lcm(*(factor.denominator for factor in recipe.values()))
    rest: dict[Hashable, int] = {column: value * scale for column, value in target.items()}
    for number, factor in recipe.items():
        times = factor.numerator * (scale // factor.denominator)
        for column, value in rows[number].items():
            rest[column] = rest.get(column, 0) - times * value
    return not any(rest.values())

"""Exact elimination of a sparse system of counts: what it fixes, what it leaves free, and by which sums it does so.

Sums are taken modulo a large prime. What is called free is free over the fractions too (but for a prime that divides
one of the system's own minors); what is called fixed comes with its recipe, which is verified in whole numbers.
"""

import heapq
import random
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction

PRIMES = ((1 << 61) - 1, (1 << 61) - 31)
"""Both are primes; the first is a Mersenne prime."""
Row = Mapping[Hashable, int]


class Elimination:
    """Rows brought to a staggered form, with a record of every step."""

    def __init__(self, rows: Sequence[Row], prime: int = PRIMES[0]) -> None:
        self._prime = prime
        self._rows = [{column: value % prime for column, value in row.items() if value % prime} for row in rows]
        self._pivots: list[tuple[int, Hashable]] = []
        self._steps: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._reduce()
        self._place = {column: index for index, (_, column) in enumerate(self._pivots)}
        self._index = {row: index for index, (row, _) in enumerate(self._pivots)}

    @property
    def rank(self) -> int:
        """How many of the rows say something of their own."""
        return len(self._pivots)

    def _reduce(self) -> None:
        """Pivot on the column that stands in the fewest rows, in the shortest of them, so that rows stay short."""
        holders: dict[Hashable, set[int]] = defaultdict(set)
        for number, row in enumerate(self._rows):
            for column in row:
                holders[column].add(number)
        order = {column: place for place, column in enumerate(holders)}
        queue = [(len(rows), order[column], column) for column, rows in holders.items()]
        heapq.heapify(queue)
        while queue:
            count, place, column = heapq.heappop(queue)
            rows = holders[column]
            if not rows:
                continue
            if len(rows) != count:
                heapq.heappush(queue, (len(rows), place, column))
                continue
            pivot = min(rows, key=lambda number: (len(self._rows[number]), number))
            for other in sorted(rows - {pivot}):
                self._subtract(pivot, other, column, holders)
            for held in self._rows[pivot]:
                holders[held].discard(pivot)
                if holders[held]:
                    heapq.heappush(queue, (len(holders[held]), order[held], held))
            self._pivots.append((pivot, column))

    def _subtract(self, pivot: int, other: int, column: Hashable, holders: dict[Hashable, set[int]]) -> None:
        """Clear the column in the other row with the pivot's row."""
        prime, source, target = self._prime, self._rows[pivot], self._rows[other]
        factor = target[column] * pow(source[column], -1, prime) % prime
        self._steps[other].append((pivot, factor))
        for held, value in source.items():
            was = target.get(held, 0)
            now = (was - factor * value) % prime
            if now:
                target[held] = now
                if not was:
                    holders[held].add(other)
            else:
                target.pop(held, None)
                holders[held].discard(other)

    def null_vector(self, columns: Iterable[Hashable], seed: int = 0) -> dict[Hashable, int]:
        """Random numbers for all columns on which every row gives zero: one world that is the same to every reader."""
        chance = random.Random(seed)  # noqa: S311 (no secret: the same system is to give the same answer)
        prime = self._prime
        values = {column: chance.randrange(1, prime) for column in columns}
        for number, column in reversed(self._pivots):
            row = self._rows[number]
            rest = sum(value * values[held] for held, value in row.items() if held != column)
            values[column] = -rest * pow(row[column], -1, prime) % prime
        return values

    def recipe(self, target: Row) -> dict[int, Fraction] | None:
        """By which multiples of which given rows the target is made; None where it is not made of them."""
        prime = self._prime
        work = {column: value % prime for column, value in target.items() if value % prime}
        queue = [self._place[column] for column in work if column in self._place]
        heapq.heapify(queue)
        reduced: dict[int, int] = {}
        while queue:
            number, column = self._pivots[heapq.heappop(queue)]
            if column not in work:
                continue
            row = self._rows[number]
            factor = work[column] * pow(row[column], -1, prime) % prime
            reduced[number] = factor
            for held, value in row.items():
                now = (work.get(held, 0) - factor * value) % prime
                if now and held not in work and held in self._place:
                    heapq.heappush(queue, self._place[held])
                if now:
                    work[held] = now
                else:
                    work.pop(held, None)
        return None if work else self._in_given_rows(reduced)

    def _in_given_rows(self, reduced: dict[int, int]) -> dict[int, Fraction]:
        """The same sum in the rows as they were given: every step is taken back, the last first."""
        prime = self._prime
        queue = [-self._index[number] for number in reduced]
        heapq.heapify(queue)
        while queue:
            number, _ = self._pivots[-heapq.heappop(queue)]
            for earlier, factor in self._steps[number]:
                if earlier not in reduced:
                    heapq.heappush(queue, -self._index[earlier])
                reduced[earlier] = (reduced.get(earlier, 0) - reduced[number] * factor) % prime
        return {number: _as_fraction(value, prime) for number, value in reduced.items() if value}


def _as_fraction(value: int, prime: int) -> Fraction:
    """The small fraction that stands behind a remainder (Wang's reconstruction)."""
    bound = 1 << 29
    before, now = (prime, 0), (value, 1)
    while now[0] > bound:
        quotient = before[0] // now[0]
        before, now = now, (before[0] - quotient * now[0], before[1] - quotient * now[1])
    return Fraction(now[0], now[1])

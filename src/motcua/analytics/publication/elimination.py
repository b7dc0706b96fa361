"""Exact elimination of a sparse system of counts: what it fixes, what it leaves free, and by which sums it does so.

Sums are taken modulo a large prime. What is called free is free over the fractions too (but for a prime that divides
one of the system's own minors); what is called fixed comes with its recipe, which is verified in whole numbers.
"""

import heapq
import random
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import count

PRIMES = ((1 << 61) - 1, (1 << 61) - 31)
"""Both are primes; the first is a Mersenne prime."""
Row = Mapping[Hashable, int]


class Elimination:
    """Rows brought to a staggered form, with a record of every step. Columns are numbered inside, which is quicker."""

    def __init__(self, rows: Sequence[Row], prime: int = PRIMES[0]) -> None:
        self._prime = prime
        numbers: dict[Hashable, int] = defaultdict(count().__next__)
        self._rows = [
            {numbers[column]: rest for column, value in row.items() if (rest := value % prime)} for row in rows
        ]
        self._number = dict(numbers)
        self._pivots: list[tuple[int, int]] = []
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
        rows_of = self._rows
        holders: list[set[int]] = [set() for _ in self._number]
        for number, row in enumerate(rows_of):
            for column in row:
                holders[column].add(number)
        queue = [(len(rows), column) for column, rows in enumerate(holders)]
        heapq.heapify(queue)
        while queue:
            size, column = heapq.heappop(queue)
            rows = holders[column]
            if not rows:
                continue
            if len(rows) != size:
                heapq.heappush(queue, (len(rows), column))
                continue
            pivot = min(rows, key=lambda number: (len(rows_of[number]), number))
            if size > 1:
                inverse = pow(rows_of[pivot][column], -1, self._prime)
                for other in sorted(rows - {pivot}):
                    self._subtract(pivot, other, rows_of[other][column] * inverse % self._prime, holders)
            for held in rows_of[pivot]:
                holders[held].discard(pivot)
                if holders[held]:
                    heapq.heappush(queue, (len(holders[held]), held))
            self._pivots.append((pivot, column))

    def _subtract(self, pivot: int, other: int, factor: int, holders: Sequence[set[int]]) -> None:
        """Take so many times the pivot's row from the other row, which clears the pivot's column there."""
        prime, target = self._prime, self._rows[other]
        self._steps[other].append((pivot, factor))
        for held, value in self._rows[pivot].items():
            was = target.get(held)
            if was is None:
                target[held] = -factor * value % prime
                holders[held].add(other)
                continue
            now = (was - factor * value) % prime
            if now:
                target[held] = now
            else:
                del target[held]
                holders[held].discard(other)

    def null_vector(self, columns: Iterable[Hashable], seed: int = 0) -> dict[Hashable, int]:
        """Random numbers for all columns on which every row gives zero: one world that is the same to every reader."""
        chance = random.Random(seed)  # noqa: S311 (no secret: the same system is to give the same answer)
        prime = self._prime
        world = {column: chance.randrange(1, prime) for column in columns}
        values = [world.get(column, 0) for column in self._number]
        for number, column in reversed(self._pivots):
            row = self._rows[number]
            values[column] = 0
            rest = sum(value * values[held] for held, value in row.items())
            values[column] = -rest * pow(row[column], -1, prime) % prime
        return world | dict(zip(self._number, values, strict=True))

    def recipe(self, target: Row) -> dict[int, Fraction] | None:
        """By which multiples of which given rows the target is made; None where it is not made of them."""
        prime = self._prime
        if any(value % prime and column not in self._number for column, value in target.items()):
            return None
        work = {self._number[column]: value % prime for column, value in target.items() if value % prime}
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

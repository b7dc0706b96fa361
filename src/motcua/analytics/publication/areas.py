"""The cells of all published tables as sets of base cells; two cells with the same dossiers are one area."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from motcua.analytics.publication.cubes import MONTHS_OF_GRAIN

Numbers = Any  # a one-dimensional array of whole numbers
Table = tuple[tuple[str, ...], str]
"""A published table: its dimensions in the order of the alphabet, and the grain of its periods."""
NO_MONTH = -1


@dataclass(frozen=True, slots=True)
class Base:
    """The finest cells, each with its keys and counts.

    keys    by dimension a number for each cell, whose text is in `texts`
    months  of each cell year * 12 + month - 1, or NO_MONTH
    counts  by name of the count
    """

    keys: Mapping[str, Numbers]
    texts: Mapping[str, Sequence[str]]
    months: Numbers
    counts: Mapping[str, Numbers]

    @property
    def years(self) -> list[int]:
        """Every year with a dossier; NO_MONTH for those without a month."""
        months = np.unique(self.months)
        return sorted({NO_MONTH if month == NO_MONTH else int(month) // 12 for month in months})

    def of_year(self, year: int) -> "Base":
        """The cells of one year."""
        years = np.where(self.months == NO_MONTH, NO_MONTH, self.months // 12)
        (chosen,) = np.nonzero(years == year)
        return Base(
            {name: keys[chosen] for name, keys in self.keys.items()},
            self.texts,
            self.months[chosen],
            {name: counts[chosen] for name, counts in self.counts.items()},
        )


def period_text(month: int, grain: str) -> str:
    """`2021-03`, `2021-Q1` or `2021`, as figures name their periods."""
    if month == NO_MONTH:
        return "unknown"
    year, number = divmod(month, 12)
    return {"month": f"{year:04}-{number + 1:02}", "quarter": f"{year:04}-Q{number // 3 + 1}"}.get(grain, f"{year:04}")


@dataclass(slots=True)
class Areas:
    """The areas of one year: `of[table]` is the area of each base cell in the table."""

    base: Base
    of: dict[Table, Numbers] = field(default_factory=dict)
    _known: dict[tuple[int, int], int] = field(default_factory=dict)
    _first: list[tuple[Table, int]] = field(default_factory=list)
    _marks: Any = None

    @property
    def count(self) -> int:
        """How many areas there are."""
        return len(self._first)

    def add(self, tables: Iterable[Table]) -> None:
        """Find the areas of these tables."""
        size = len(self.base.months)
        if self._marks is None:
            self._marks = np.random.default_rng(0).integers(0, 1 << 62, size=(2, size), dtype=np.int64)
        for table in tables:
            if table not in self.of:
                self.of[table] = self._areas(table)

    def _areas(self, table: Table) -> Numbers:
        """Areas are told apart by the sums of random marks of their cells (twice 62 bits)."""
        dimensions, grain = table
        code = np.where(self.base.months == NO_MONTH, NO_MONTH, self.base.months // MONTHS_OF_GRAIN[grain])
        for name in dimensions:
            code = np.unique(code, return_inverse=True)[1] * len(self.base.texts[name]) + self.base.keys[name]
        _, first, groups = np.unique(code, return_index=True, return_inverse=True)
        sums = [np.zeros(len(first), dtype=np.int64) for _ in self._marks]
        for total, marks in zip(sums, self._marks, strict=True):
            np.add.at(total, groups, marks)
        numbers = np.empty(len(first), dtype=np.int64)
        for place, mark in enumerate(zip(*(total.tolist() for total in sums), strict=True)):
            if mark not in self._known:
                self._known[mark] = len(self._first)
                self._first.append((table, int(first[place])))
            numbers[place] = self._known[mark]
        return numbers[groups]

    def sums(self, counts: Numbers) -> Numbers:
        """The count of each area."""
        found = np.zeros(self.count, dtype=np.int64)
        for areas in self.of.values():
            size = int(areas.max(initial=-1)) + 1
            present = np.zeros(size, dtype=bool)
            present[areas] = True
            here = np.bincount(areas, counts, minlength=size).astype(np.int64)  # exact: counts are below 2 ** 53
            found[:size][present] = here[present]
        return found

    def find(self, cells: Numbers) -> int | None:
        """The area that consists of these base cells, if there is one."""
        return self._known.get((int(self._marks[0][cells].sum()), int(self._marks[1][cells].sum())))

    def siblings(self, area: int) -> int:
        """How many areas the first table has in which it stands."""
        table, _ = self._first[area]
        return len(np.unique(self.of[table]))

    def members(self, area: int) -> Numbers:
        """The base cells of an area."""
        table, cell = self._first[area]
        return np.nonzero(self.of[table] == self.of[table][cell])[0]

    def label(self, area: int) -> tuple[Table, tuple[str, ...]]:
        """The first table in which the area stands, with its keys and period there."""
        table, cell = self._first[area]
        return table, self._keys(table, cell)

    def with_keys(self, table: Table, keys: Collection[tuple[str, ...]]) -> list[int]:
        """The areas of those cells of the table."""
        numbers, first = np.unique(self.of[table], return_index=True)
        cells = zip(numbers.tolist(), first.tolist(), strict=True)
        return [area for area, cell in cells if self._keys(table, cell) in keys]

    def labels(self, tables: Iterable[Table], areas: set[int]) -> dict[Table, list[tuple[str, ...]]]:
        """In each table the keys and period of those cells that are one of the areas."""
        found: dict[Table, list[tuple[str, ...]]] = {}
        wanted = np.zeros(self.count, dtype=bool)
        wanted[list(areas)] = True
        for table in tables:
            numbers, first = np.unique(self.of[table], return_index=True)
            cells = first[wanted[numbers]].tolist()
            if cells:
                found[table] = sorted(self._keys(table, cell) for cell in cells)
        return found

    def _keys(self, table: Table, cell: int) -> tuple[str, ...]:
        dimensions, grain = table
        keys = (self.base.texts[name][int(self.base.keys[name][cell])] for name in dimensions)
        return (*keys, period_text(int(self.base.months[cell]), grain))

"""Which areas of one metric are hidden: the small ones, and in every line as many as no subtraction can undo."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from motcua.analytics.publication.areas import Numbers, Table
from motcua.analytics.publication.lines import Lines

REST = "rest"
"""What is left of the denominator: neither in the numerator nor unknown."""


@dataclass(slots=True)
class Metric:
    """One metric over the areas of a year.

    parts   its published counts by name, and REST, each over all areas
    has     which areas it is published for
    hidden  which of them are hidden
    last    which are hidden last
    twins   areas that have the same dossiers under two numbers: two rows of numbers
    least   the smallest count that may be shown
    frozen  areas of earlier releases: what was shown of them cannot be hidden any more
    """

    name: str
    tables: frozenset[Table]
    parts: Mapping[str, Numbers]
    has: Numbers
    lines: Lines
    hidden: Numbers
    last: Numbers
    least: int
    frozen: Numbers
    twins: Numbers = field(default_factory=lambda: np.zeros((2, 0), dtype=np.int64))

    @property
    def size(self) -> Numbers:
        """By what the smallest area is chosen: the denominator, or the count itself."""
        return self.parts.get("denominator", self.parts["numerator"])

    def hide_small(self) -> None:
        """Hide every area in which some count lies between 1 and `least` - 1."""
        for counts in self.parts.values():
            self.hidden |= self.has & ~self.frozen & (counts > 0) & (counts < self.least)

    def close_lines(self) -> bool:
        """Hide more until no line gives a hidden area away; whether anything was hidden.

        A line whose parent is shown tells the sum of its hidden children: it must have two of them or none, and no
        count of that sum may be small itself.
        """
        changed = self._hide_twins()
        while len(faulty := self._faulty()):
            for line in faulty.tolist():
                self._mend(line)
                self._hide_twins()
            changed = True
        return changed

    def _hide_twins(self) -> bool:
        """Hide what is hidden under its other number; whether anything was."""
        one, other = self.twins
        differ = (self.hidden[one] != self.hidden[other]) & ~self.frozen[one]
        self.hidden[one[differ]] = self.hidden[other[differ]] = True
        return bool(differ.any())

    def _faulty(self) -> Numbers:
        gone = self.lines.sums(self.hidden.astype(np.int64))
        wrong = gone == 1
        for counts in self.parts.values():
            rest = self.lines.sums(np.where(self.hidden, counts, 0))
            wrong |= (gone > 0) & (rest > 0) & (rest < self.least)
        parents = self.lines.parents
        return np.nonzero(wrong & ~self.hidden[parents] & ~self.frozen[parents])[0]

    def _mend(self, line: int) -> None:
        """Hide the smallest children that help, or the parent where all are hidden."""
        parent, children = int(self.lines.parents[line]), self.lines.of(line)
        while not self.hidden[parent]:
            gone = children[self.hidden[children]]
            lacking = [counts for counts in self.parts.values() if 0 < counts[gone].sum() < self.least]
            if len(gone) != 1 and not lacking:
                return
            shown = children[~self.hidden[children]]
            if not len(shown) or (self.last[shown].all() and not self.last[parent]):
                self.hidden[parent] = True
                return
            helps = np.logical_or.reduce([counts[shown] > 0 for counts in lacking or [self.parts["numerator"]]])
            self.hidden[shown[np.lexsort((shown, self.size[shown], ~helps, self.last[shown]))[0]]] = True

    def told_nought(self) -> dict[str, Numbers]:
        """By part the areas that a reader knows to be nought: shown so, or what is left of a line is nought."""
        found = {}
        for part, counts in self.parts.items():
            told = self.has & ~self.hidden & (counts == 0)
            rest = self.lines.sums(np.where(self.hidden, counts, 0))
            empty = np.nonzero((rest == 0) & ~self.hidden[self.lines.parents])[0]
            for line in empty.tolist():
                children = self.lines.of(line)
                told[children[self.hidden[children]]] = True
            found[part] = told
        return found

"""All published counts of a year as one system of equations, and which hidden ones it gives away."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np

from motcua.analytics.publication.areas import Areas, Numbers, Table
from motcua.analytics.publication.hiding import REST, Metric
from motcua.analytics.publication.kinds import Kinds

WAY = "way"
SAMPLES_OF_AREA = 2


@dataclass(frozen=True, slots=True)
class Count:
    """A count of the system: kinds (each with a factor) over an area, less the cells of some ways to come.

    before  the same cell in an earlier release, whose count is taken away
    """

    kinds: tuple[tuple[str, int], ...]
    area: int
    ways: tuple[int, ...] = ()
    before: int | None = None


@dataclass(slots=True)
class System:
    """The equations of one year.

    ways  the base cells of each area beyond the areas by place, and `ties` say which of them make up a count by place
    also  tables that are not published, but have the areas of the ties
    same  by independent kind, or WAY, of each base cell the first one that is known to hold the same number: a base
          cell whose count no later release has changed
    grown  what changed by few between two releases: protected like a small count
    """

    where: Areas
    metrics: Mapping[str, Metric]
    kinds: Kinds
    ways: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    ties: Sequence[Count] = ()
    also: Sequence[Table] = ()
    same: Mapping[str, Numbers] = field(default_factory=dict)
    grown: Sequence[tuple[str, Count]] = ()
    seed: int = 0
    _tables_of: dict[str, list[Table]] = field(default_factory=dict)
    sample: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        chance = np.random.default_rng(self.seed)
        for kind in self.kinds.counts:
            for independent in self.kinds.made_of[kind]:
                chosen = self.sample.setdefault(independent, set())
                for table in self._tables(kind):
                    chosen.update(self._some_of_each(self.where.of[table], chance))

    def _tables(self, kind: str) -> list[Table]:
        """The tables in which some metric publishes the kind."""
        if kind not in self._tables_of:
            names = {name.partition(".")[0] for name, own in self.kinds.of.items() if own == kind}
            tables = {table for name in names if name in self.metrics for table in self.metrics[name].tables}
            self._tables_of[kind] = sorted({*tables, *self.also})
        return self._tables_of[kind]

    def _some_of_each(self, areas: Numbers, chance: Any) -> Iterator[int]:
        for _ in range(SAMPLES_OF_AREA):
            order = chance.permutation(len(areas))
            yield from order[np.unique(areas[order], return_index=True)[1]].tolist()

    # ---- what is published and what is hidden ------------------------------------------------------------------------
    def published(self) -> dict[Count, None]:
        """Every published count, and the ties."""
        found: dict[Count, None] = {}
        for metric in self.metrics.values():
            shown = np.nonzero(metric.has & ~metric.hidden)[0].tolist()
            for part in metric.parts:
                kind = self.kinds.of.get(f"{metric.name}.{part}")
                if part != REST and kind is not None:
                    found |= dict.fromkeys(Count(((kind, 1),), area) for area in shown if area < self.where.count)
            found |= dict.fromkeys(Count((), area) for area in shown if area in self.ways)
        return found | dict.fromkeys(self.ties)

    def hidden(self) -> dict[tuple[str, int], list[Count]]:
        """Of each hidden area the counts to protect: whatever is small in it.

        What was hidden with them is no secret of its own: it may be had where that gives no small count away.
        """
        found: dict[tuple[str, int], list[Count]] = {}
        for metric in self.metrics.values():
            for area in np.nonzero(metric.hidden)[0].tolist():
                if area in self.ways:
                    if metric.parts["numerator"][area] < metric.least:
                        found[metric.name, area] = [Count((), area)]
                elif counts := [*self._protected(metric, area)]:
                    found[metric.name, area] = counts
        for name, count in self.grown:
            found.setdefault((name, count.area), []).append(count)
        return found

    def _protected(self, metric: Metric, area: int) -> Iterator[Count]:
        kind_of = {part: self.kinds.of.get(f"{metric.name}.{part}") for part in metric.parts}
        for part, counts in metric.parts.items():
            count, kind = int(counts[area]), kind_of[part]
            if part == REST and 0 < count < metric.least:
                signs = (("denominator", 1), ("numerator", -1), ("unknown", -1))
                yield Count(tuple((kind_of[name], sign) for name, sign in signs if kind_of.get(name)), area)  # type: ignore[misc]
            elif kind is not None and part != REST and 0 < count < metric.least:
                yield Count(((kind, 1),), area)

    # ---- the audit ---------------------------------------------------------------------------------------------------
    def columns(self, counts: Sequence[Count], nought: Mapping[str, Numbers]) -> dict[Count, dict[Any, int]]:
        """Each count over the sampled base cells, in independent kinds."""
        wanted: dict[str, dict[int, dict[Any, int]]] = defaultdict(dict)
        for count in counts:
            for kind, _ in count.kinds:
                wanted[kind] |= {area: {} for area, _ in signed(count)}
        for kind, areas in wanted.items():
            self._fill(kind, areas, nought)
        rows: dict[Count, dict[Any, int]] = {}
        for count in counts:
            if count.before is None and not count.ways and len(count.kinds) == 1 and count.kinds[0][1] == 1:
                rows[count] = wanted[count.kinds[0][0]][count.area]
                continue
            row: dict[Any, int] = self._way_columns(count)
            for area, sign in signed(count):
                for kind, times in count.kinds:
                    for column, factor in wanted[kind][area].items():
                        row[column] = row.get(column, 0) + sign * times * factor
            rows[count] = {column: factor for column, factor in row.items() if factor}
        return rows

    def _way_columns(self, count: Count) -> dict[Any, int]:
        """The cells of the ways in a count: taken away from kinds, or counted themselves."""
        same, row = self.same.get(WAY), defaultdict[Any, int](int)
        for area, sign in signed(count):
            cells = count.ways or (() if count.kinds else self.ways.get(area, ()))
            for cell in cells:
                row[WAY, cell if same is None else int(same[cell])] += -sign if count.kinds else sign
        return row

    def _fill(self, kind: str, wanted: Mapping[int, dict[Any, int]], nought: Mapping[str, Numbers]) -> None:
        """Write the sampled base cells of the kind's areas into the rows that stand ready for them."""
        mask = np.zeros(self.where.count, dtype=bool)
        mask[list(wanted)] = True
        for independent, factor in self.kinds.made_of[kind].items():
            cells = self.with_same(independent, np.array(sorted(self.sample[independent]), dtype=np.int64))
            cells = cells[~nought[independent][cells]]
            names = cells if independent not in self.same else self.same[independent][cells]
            filled = np.zeros(self.where.count, dtype=bool)  # an area has the same cells in every table
            for table in self._tables(kind):
                areas = self.where.of[table][cells]
                (taken,) = np.nonzero(mask[areas] & ~filled[areas])
                taken = taken[np.argsort(areas[taken], kind="stable")]
                found, starts = np.unique(areas[taken], return_index=True)
                columns = [(independent, cell) for cell in names[taken].tolist()]
                bounds = pairwise([*starts.tolist(), len(columns)])
                for area, (first, after) in zip(found.tolist(), bounds, strict=True):
                    wanted[area].update(dict.fromkeys(columns[first:after], factor))
                filled[found] = True

    def with_same(self, independent: str, cells: Numbers) -> Numbers:
        """These base cells, and all that are known to hold the same numbers."""
        same = self.same.get(independent)
        if same is None:
            return cells
        taken = np.zeros(len(same), dtype=bool)
        taken[same[cells]] = True
        return np.nonzero(taken[same])[0]

    def noughts(self) -> dict[str, Numbers]:
        """By independent kind the base cells that are nought, since a published sum or the rest of a line is."""
        found = {name: np.zeros(len(self.where.base.months), dtype=bool) for name in self.sample}
        for metric in self.metrics.values():
            told = metric.told_nought()
            for part, areas in told.items():
                kind = self.kinds.of.get(f"{metric.name}.{part}")
                for independent in self._summands(kind):
                    for table in metric.tables:
                        found[independent] |= areas[self.where.of[table]]
        for tie in self.ties:
            if not tie.ways:
                for independent in self._summands(tie.kinds[0][0]):
                    found[independent][self.where.members(tie.area)] = True
        for independent, same in self.same.items():
            if independent in found:
                told_nought = np.zeros(len(same), dtype=bool)
                told_nought[same[found[independent]]] = True
                found[independent] = told_nought[same]
        return found

    def _summands(self, kind: str | None) -> Sequence[str]:
        """What is nought where the kind is: all that it is the sum of, unless something is taken away in it."""
        made_of = self.kinds.made_of[kind] if kind is not None else {}
        return [*made_of] if all(factor > 0 for factor in made_of.values()) else []


def signed(count: Count) -> tuple[tuple[int, int], ...]:
    """The areas of a count with their signs."""
    return ((count.area, 1),) if count.before is None else ((count.area, 1), (count.before, -1))

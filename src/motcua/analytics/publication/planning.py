"""Planning one year: which cells of all published tables are hidden, so that none of them can be had from the rest."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from motcua.analytics.publication.areas import Areas, Base, Numbers, Table
from motcua.analytics.publication.hiding import REST, Metric
from motcua.analytics.publication.kinds import Kinds, find_kinds
from motcua.analytics.publication.lines import Lines, find_lines, join_lines, lines_between
from motcua.analytics.publication.noughts import tell_nought
from motcua.analytics.publication.same_area import SameArea, Twin, areas_by_place, find_twins
from motcua.analytics.publication.solving import Given, given_away
from motcua.analytics.publication.system import Count, System
from motcua.analytics.publication.tables import BESIDE_WAYS, COUNTED, Published

ALL = f"{COUNTED}.numerator"
"""The count of all dossiers."""
COARSE = 50
"""An area with more than the fiftieth part of the year's dossiers is hidden only when nothing else helps."""
FEW_CELLS = 10
"""An area of a table with fewer cells is as dear to readers."""
PATIENCE = 6
"""How often one more count is hidden for what is given away, before more are hidden at once."""
TIED: Table = (BESIDE_WAYS, "year")
"""The areas in which counts by place and by way are tied to each other."""


@dataclass(slots=True)
class Year:
    """One year of the family of tables. Areas by way are numbered after those by place."""

    number: int
    where: Areas
    how: Areas
    metrics: dict[str, Metric]
    system: System
    same_area: SameArea

    def plan(self) -> None:
        """Hide what is small and as much more as it takes, until the audit finds nothing.

        What is given away again and again, by ever other recipes, takes twice as many published counts with it each
        time, coarse ones too: one small one at a time would need hundreds of rounds, and hide more in the end.
        """
        for metric in self.metrics.values():
            metric.hide_small()
        times: Counter[tuple[str, int]] = Counter()
        while True:
            self._close()
            given = given_away(self.system, every=False)
            times.update((each.metric, each.area) for each in given)
            spoilt = [self._break(each, 2 ** max(0, times[each.metric, each.area] - PATIENCE)) for each in given]
            if not any(spoilt):
                return

    def hidden_cells(self) -> dict[str, dict[Table, list[tuple[str, ...]]]]:
        """By metric and table the keys and period of every hidden cell."""
        first = self.where.count
        found: dict[str, dict[Table, list[tuple[str, ...]]]] = {}
        for name, metric in self.metrics.items():
            hidden = np.nonzero(metric.hidden)[0]
            cells = self.where.labels(metric.tables, set(hidden[hidden < first].tolist()))
            if name == COUNTED:
                cells |= self.how.labels(self.how.of, set((hidden[hidden >= first] - first).tolist()))
            found[name] = cells
        return found

    def label(self, area: int) -> tuple[Table, tuple[str, ...]]:
        """A table in which the area stands, with its keys and period there."""
        first = self.where.count
        return self.where.label(area) if area < first else self.how.label(area - first)

    def areas_of(self, name: str, cells: Mapping[Table, Collection[tuple[str, ...]]]) -> Numbers:
        """Of each area of the metric whether it stands among these cells."""
        found = np.zeros(len(self.metrics[name].has), dtype=bool)
        for table, keys in cells.items():
            for areas, first in ((self.where, 0), (self.how, self.where.count)):
                if table in areas.of and (not first or name == COUNTED):
                    found[[area + first for area in areas.with_keys(table, keys)]] = True
        return found & self.metrics[name].has

    def _close(self) -> None:
        """Close all lines; where all dossiers of an area may not be counted, no share of them is shown either."""
        while True:
            counted = self.metrics.get(COUNTED)
            changed = [metric.close_lines() for metric in self.metrics.values() if metric is not counted]
            changed.append(self.same_area.close())
            if counted is not None:
                changed.append(counted.close_lines())
            for metric in self.metrics.values():
                if counted is not None and metric is not counted and self._of_all(metric):
                    also = counted.hidden[: len(metric.has)] & metric.has & ~metric.hidden & ~metric.frozen
                    metric.hidden |= also
                    changed.append(bool(also.any()))
            if not any(changed):
                return

    def _of_all(self, metric: Metric) -> bool:
        return self.system.kinds.of.get(f"{metric.name}.denominator") == ALL

    def _break(self, given: Given, many: int) -> bool:
        """Hide so many published counts of the recipe, unless an earlier break has spoilt it; whether it is spoilt now.

        Best a small area, as long as it is only one; the same area, then the same metric; the count of all dossiers
        last; the smallest of them. What is to be hidden last is hidden only where the recipe has nothing else.
        """
        holders: list[tuple[int, int, int, int, list[str]]] = []
        ties = set(self.system.ties)
        for count, _ in given.recipe:
            if count in ties:
                continue
            shown = [name for name in self._publishers(count) if self._shows(name, count.area)]
            if not shown:
                return True
            if any(self.metrics[name].frozen[count.area] for name in shown):
                continue
            of_all, here = count.kinds == ((ALL, 1),), count.area == given.area
            size = int(self.metrics[shown[0]].size[count.area])
            rank = 3 if of_all else 0 if here else 1 if given.metric in shown else 2
            is_last = any(self.metrics[name].last[count.area] for name in shown)
            late = 2 if is_last else int(many == 1 and self._is_coarse(count.area))
            holders.append((late, rank, size, count.area, shown))
        if not holders:  # earlier releases give it away, with what this one says is nought
            told = {*tell_nought(self.system, given)}
            for name, area in told:
                self.metrics[name].hidden[area] = True
            return bool(told)
        best = sorted(holders)[:many]
        for late, *_, area, names in best:
            if late == best[0][0]:
                for name in names:
                    self.metrics[name].hidden[area] = True
        return True

    def _is_coarse(self, area: int) -> bool:
        """Whether readers would miss it most: much of the year lies in it, or its table has few cells."""
        size = self.metrics[COUNTED].parts["numerator"] if COUNTED in self.metrics else None
        large = size is not None and bool(size[area] * COARSE > size.max())
        first = self.where.count
        return large or (self.where.siblings(area) if area < first else self.how.siblings(area - first)) < FEW_CELLS

    def _publishers(self, count: Count) -> list[str]:
        if not count.kinds:
            return [COUNTED]
        ((kind, _),) = count.kinds
        return sorted({name.partition(".")[0] for name, own in self.system.kinds.of.items() if own == kind})

    def _shows(self, name: str, area: int) -> bool:
        metric = self.metrics.get(name)
        return metric is not None and bool(metric.has[area]) and not metric.hidden[area]


def build_year(
    number: int, where: Base, how: Base, patterns: Mapping[str, Numbers], published: Published, least: int
) -> Year:
    """The areas, lines, kinds and equations of one year; nothing is hidden yet."""
    counts = {name: values for name, values in where.counts.items() if name.partition(".")[0] in published.by_place}
    places, ways = Areas(where), Areas(how)
    places.add(sorted({TIED, *(table for tables in published.by_place.values() for table in tables)}))
    ways.add(sorted(published.by_way))
    kinds = find_kinds(counts, patterns, first=(ALL,))
    lines: dict[frozenset[Table], Lines] = {}
    for tables in published.by_place.values():
        if tables not in lines:
            lines[tables] = find_lines(places, tables)
    metrics = {
        name: _metric(name, places, published, counts, lines[tables], least)
        for name, tables in sorted(published.by_place.items())
        if f"{name}.numerator" in counts
    }
    with_ways = COUNTED in metrics and len(how.months) > 0
    members: dict[int, tuple[int, ...]] = {}
    twins = []
    if with_ways:
        _add_ways(metrics, places, ways, how)
        members = {places.count + area: tuple(ways.members(area).tolist()) for area in range(ways.count)}
        tied = [table for table in places.of if table[1] == "year" and {*table[0]} <= {*BESIDE_WAYS}]
        twins = find_twins(places, ways, tied, kinds, how, ALL)
        _pair_twins(metrics, kinds, twins)
    ties = _ties(places, how, kinds) if with_ways else []
    system = System(places, metrics, kinds, members, ties, also=(TIED,) if ties else ())
    return Year(number, places, ways, metrics, system, SameArea(metrics, kinds, COUNTED, twins))


def _metric(
    name: str, areas: Areas, published: Published, counts: Mapping[str, Numbers], lines: Lines, least: int
) -> Metric:
    tables = published.by_place[name]
    parts = {key.partition(".")[2]: areas.sums(values) for key, values in counts.items() if key.startswith(f"{name}.")}
    if "denominator" in parts:
        parts[REST] = parts["denominator"] - parts["numerator"] - parts.get("unknown", 0)
    has = np.zeros(areas.count, dtype=bool)
    last = np.zeros(areas.count, dtype=bool)
    for table in tables:
        has[areas.of[table]] = True
    for table in published.hidden_last.get(name, ()):
        last[areas.of[table]] = True
    hidden, frozen = (np.zeros(areas.count, dtype=bool) for _ in range(2))
    return Metric(name, tables, parts, has, lines, hidden, last, least, frozen)


def _add_ways(metrics: Mapping[str, Metric], places: Areas, ways: Areas, how: Base) -> None:
    """The counted dossiers are also published by how they came: more areas, and lines from place to way."""
    counted, first = metrics[COUNTED], places.count
    found = [counted.lines, find_lines(ways, ways.of).moved(first)]
    for table in ways.of:
        parent = (tuple(name for name in table[0] if name in BESIDE_WAYS), "year")
        if parent in counted.tables:
            between = lines_between(areas_by_place(places, parent, how), ways.of[table])
            found.append(Lines(between.parents, between.starts, between.children + first))
    counted.lines = join_lines(found)
    counted.parts = {"numerator": np.concatenate([counted.parts["numerator"], ways.sums(how.counts[ALL])])}
    counted.has = np.concatenate([counted.has, np.ones(ways.count, dtype=bool)])
    counted.hidden, counted.frozen = (np.zeros(len(counted.has), dtype=bool) for _ in range(2))
    counted.last = np.concatenate([counted.last, np.zeros(ways.count, dtype=bool)])


def _pair_twins(metrics: Mapping[str, Metric], kinds: Kinds, twins: Sequence[Twin]) -> None:
    """One count under two numbers is hidden under both, and last under both."""
    counted = metrics[COUNTED]
    counted.twins = np.array([(area, way) for kind, area, way in twins if kind == ALL], dtype=np.int64).reshape(-1, 2).T
    for kind, area, way in twins:
        holders = {name.partition(".")[0] for name, own in kinds.of.items() if own == kind}
        if any(name in metrics and metrics[name].last[area] for name in holders):
            counted.last[way] = True


def _ties(places: Areas, how: Base, kinds: Kinds) -> list[Count]:
    """A count that takes whole cells of the ways or none of them is, in each tied area, the sum of those cells.

    Which ways occur in an area is taken as known to every reader: where none does, the count is nought.
    """
    tied = areas_by_place(places, TIED, how)
    found = []
    for kind in kinds.counts:
        counts = how.counts[kind]
        if not ((counts == 0) | (counts == how.counts[ALL])).all():
            continue
        cells_of: dict[int, list[int]] = {area: [] for area in np.unique(tied).tolist()}
        for cell in np.nonzero(counts)[0].tolist():
            cells_of[int(tied[cell])].append(cell)
        found += [Count(((kind, 1),), area, tuple(cells)) for area, cells in sorted(cells_of.items())]
    return found

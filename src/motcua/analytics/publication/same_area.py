"""What one area's own counts give away of each other: the same count under two names, and counts that add up."""

from collections.abc import Mapping, Sequence

import numpy as np

from motcua.analytics.publication.areas import Areas, Base, Numbers, Table, period_text
from motcua.analytics.publication.hiding import REST, Metric
from motcua.analytics.publication.kinds import Kinds

Twin = tuple[str, int, int]
"""A kind, an area by place, and the area by way in which it is the count of all."""


class SameArea:
    """The kinds that are published in each area, and what they say of a hidden one."""

    def __init__(self, metrics: Mapping[str, Metric], kinds: Kinds, counted: str, twins: Sequence[Twin]) -> None:
        self._metrics = metrics
        self._counted = counted
        self._twins = twins
        self._size = min((len(metric.has) for metric in metrics.values()), default=0)
        self._of = {
            (name, part): kind
            for name, metric in metrics.items()
            for part in metric.parts
            if part != REST and (kind := kinds.of.get(f"{name}.{part}")) is not None
        }
        last = {kind for (name, _), kind in self._of.items() if metrics[name].last.any()}
        totals = {kind: (kind in last, int(counts.sum())) for kind, counts in kinds.counts.items()}
        self._circuits = [
            sorted({kind, *made_of}, key=lambda each: (totals[each], each))
            for kind, made_of in kinds.made_of.items()
            if len(made_of) > 1
        ]

    def close(self) -> bool:
        """Hide more until no area gives a hidden count of its own away; whether anything was hidden."""
        changed = False
        while self._close_once():
            changed = True
        return changed

    def _close_once(self) -> bool:
        shown, secret = self._shown(), self._secret()
        changed = False
        for kind, where in secret.items():
            if kind in shown and (both := shown[kind] & where).any():
                changed |= self._hide(kind, both)
        for circuit in self._circuits:
            missing = sum((~shown[kind]).astype(np.int64) if kind in shown else 1 for kind in circuit)
            for kind in circuit:
                if kind not in secret:
                    continue
                others = [other for other in circuit if other != kind and other in shown]
                alone = (missing == 1) & secret[kind] & ~shown.get(kind, np.zeros(self._size, dtype=bool))
                if others and alone.any():
                    changed |= self._hide(others[0], alone)
        return self._close_twins(shown, secret) or changed

    def _close_twins(self, shown: Mapping[str, Numbers], secret: Mapping[str, Numbers]) -> bool:
        counted, changed = self._metrics.get(self._counted), False
        for kind, area, way in self._twins:
            if counted is None:
                break
            if kind not in shown or not shown[kind][area]:
                counted.last[way] = False  # it is hidden under its other name, so nothing is lost with this one
            if kind in secret and secret[kind][area] and not counted.hidden[way] and not counted.frozen[way]:
                counted.hidden[way] = changed = True
            elif counted.hidden[way] and kind in shown and shown[kind][area]:
                only = np.zeros(self._size, dtype=bool)
                only[area] = True
                changed |= self._hide(kind, only)
        return changed

    def _shown(self) -> dict[str, Numbers]:
        """By kind the areas in which some metric publishes it."""
        found: dict[str, Numbers] = {}
        for (name, _), kind in self._of.items():
            metric = self._metrics[name]
            here = (metric.has & ~metric.hidden)[: self._size]
            found[kind] = found[kind] | here if kind in found else here
        return found

    def _secret(self) -> dict[str, Numbers]:
        """By kind the areas in which it is small and hidden."""
        found: dict[str, Numbers] = {}
        for (name, part), kind in self._of.items():
            metric = self._metrics[name]
            counts = metric.parts[part][: self._size]
            here = metric.hidden[: self._size] & (counts > 0) & (counts < metric.least)
            found[kind] = found[kind] | here if kind in found else here
        return found

    def _hide(self, kind: str, where: Numbers) -> bool:
        """Hide every metric that publishes the kind there."""
        changed = False
        for (name, _), own in self._of.items():
            metric = self._metrics[name]
            if own == kind:
                open_to_it = metric.has & ~metric.hidden & ~metric.frozen
                now = where & open_to_it[: self._size]
                metric.hidden[: self._size] |= now
                changed |= bool(now.any())
        return changed


def find_twins(
    places: Areas, ways: Areas, tables: Sequence[Table], kinds: Kinds, how: Base, everything: str
) -> list[Twin]:
    """The counts by place that are also published as an area by way.

    tables  those of `places` whose areas `how` knows too
    """
    found: list[Twin] = []
    for table in tables:
        wholes = areas_by_place(places, table, how)
        for kind in kinds.counts:
            counts = how.counts[kind]
            taken = counts > 0
            if not ((counts == 0) | (counts == how.counts[everything])).all() or not taken.any():
                continue
            for area in np.unique(wholes[taken]).tolist():
                way = ways.find(np.nonzero(taken & (wholes == area))[0])
                if way is not None:
                    found.append((kind, area, way + places.count))
    return found


def areas_by_place(places: Areas, table: Table, how: Base) -> Numbers:
    """For each base cell of the ways the area by place in which it lies."""
    of_place = dict(zip(_texts(places.base, table), places.of[table].tolist(), strict=True))
    return np.array([of_place[texts] for texts in _texts(how, table)], dtype=np.int64)


def _texts(base: Base, table: Table) -> list[tuple[str, ...]]:
    """The keys of each base cell in the table, and its year."""
    columns = [[base.texts[name][key] for key in base.keys[name].tolist()] for name in table[0]]
    year_of = {month: period_text(month, "year") for month in np.unique(base.months).tolist()}
    years = [year_of[month] for month in base.months.tolist()]
    return [*zip(*columns, years, strict=True)]

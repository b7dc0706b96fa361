"""Several releases of one year as one system, so that nothing can be had of one by the help of another.

The base cells of the releases stand beside each other, those of earlier ones under years far ahead. Where a base cell
holds the same count in two releases it is one variable: a reader is taken to know what has not changed. A published
count that changed by few is as protected as a small count.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from motcua.analytics.publication.areas import NO_MONTH, Areas, Base, Numbers, Table, period_text
from motcua.analytics.publication.cubes import MONTHS_OF_GRAIN
from motcua.analytics.publication.hiding import REST, Metric
from motcua.analytics.publication.planning import ALL, Year, build_year
from motcua.analytics.publication.solving import given_away
from motcua.analytics.publication.system import WAY, Count
from motcua.analytics.publication.tables import COUNTED, Published
from motcua.analytics.refusals import ReleaseHeldBack

APART = 10_000
"""So many years lie between two releases."""
UNKNOWN = period_text(NO_MONTH, "year")
Cells = Mapping[str, Mapping[Table, Iterable[tuple[str, ...]]]]


@dataclass(frozen=True, slots=True)
class Release:
    """One year as one extract gave it; `cells` are the tables that were published and what was hidden in each."""

    where: Base
    how: Base
    patterns: Mapping[str, Numbers]
    cells: Cells


@dataclass(frozen=True, slots=True)
class Change:
    """A published count that differs by few between two releases; the areas are those of the metric."""

    metric: str
    part: str
    after: int
    before: int


@dataclass(slots=True)
class JointYear:
    """One year of several releases, the newest first; `changes` are small, whether they are shown or not."""

    year: Year
    changes: Sequence[Change]

    def plan(self) -> dict[str, dict[Table, list[tuple[str, ...]]]]:
        """The hidden cells of the newest release; what earlier ones showed stays as it was shown.

        Raises  ReleaseHeldBack where something could still be had: then nothing new is said, which tells nothing
        """
        for change in self.changes:
            metric = self.year.metrics[change.metric]
            if not metric.frozen[change.after]:
                metric.hidden[change.after] |= not metric.hidden[change.before]
        self.year.plan()
        if self.shown_changes() or given_away(self.year.system):
            raise ReleaseHeldBack(self.year.number)
        found = self.year.hidden_cells()
        return {
            name: {table: own for table, cells in tables.items() if (own := [cell for cell in cells if _newest(cell)])}
            for name, tables in found.items()
        }

    def shown_changes(self) -> list[Change]:
        """Small changes of which both counts are shown."""
        hidden = {name: metric.hidden for name, metric in self.year.metrics.items()}
        return [
            each
            for each in self.changes
            if not hidden[each.metric][each.after] and not hidden[each.metric][each.before]
        ]


def join_releases(
    number: int, releases: Sequence[Release], published: Published, least: int, *, planned: bool
) -> JointYear:
    """The system of these releases of a year, the newest first; nothing of the newest is hidden yet unless `planned`.

    published  the tables of all releases together
    """
    where, how = (_beside([getattr(each, name) for each in releases]) for name in ("where", "how"))
    names = releases[0].patterns
    patterns = {name: np.concatenate([each.patterns[name] for each in releases]) for name in names}
    year = build_year(number, where, how, patterns, published, least)
    place_of = np.concatenate([_places(year.where), _places(year.how)])
    for name, metric in year.metrics.items():
        _as_published(year, metric, name, releases, place_of, planned=planned)
    kinds = year.system.kinds
    counts = {kind: kinds.counts[kind] for kind, made_of in kinds.made_of.items() if made_of == {kind: 1}}
    year.system.same = _same(where, counts) | _same(how, {WAY: how.counts[ALL]} if ALL in how.counts else {})
    changes = list(_small_changes(year, least))
    year.system.grown = [(each.metric, count) for each in changes if (count := _count(year, each)) is not None]
    return JointYear(year, changes)


def place_of_period(period: str) -> tuple[int, str]:
    """The release, counted from the newest, and its real period."""
    year, dash, rest = period.partition("-")
    if not year.isdecimal() or int(year) < APART:
        return 0, period
    place, real = divmod(int(year), APART)
    return place, f"{real:04}{dash}{rest}" if real else UNKNOWN


def _newest(cell: tuple[str, ...]) -> bool:
    return place_of_period(cell[-1])[0] == 0


# ---- base cells beside each other ------------------------------------------------------------------------------------
def _beside(bases: Sequence[Base]) -> Base:
    """All cells in one base, with the texts of all."""
    texts: dict[str, tuple[str, ...]] = {}
    keys: dict[str, Numbers] = {}
    for name in bases[0].keys:
        texts[name] = tuple(sorted({text for base in bases for text in base.texts[name]}))
        number = {text: place for place, text in enumerate(texts[name])}
        codes = [np.array([number[text] for text in base.texts[name]], dtype=np.int64) for base in bases]
        keys[name] = np.concatenate([code[base.keys[name]] for code, base in zip(codes, bases, strict=True)])
    months = [_moved(base.months, place) for place, base in enumerate(bases)]
    counts = {name: np.concatenate([base.counts[name] for base in bases]) for name in bases[0].counts}
    return Base(keys, texts, np.concatenate(months), counts)


def _moved(months: Numbers, place: int) -> Numbers:
    return months if not place else np.where(months == NO_MONTH, 0, months) + place * APART * 12


def _real(months: Numbers) -> Numbers:
    """The months without what tells the releases apart."""
    real = months % (APART * 12)
    return np.where((months == NO_MONTH) | (real == 0), NO_MONTH, real)


def _release_of(months: Numbers) -> Numbers:
    return np.where(months == NO_MONTH, 0, months // (APART * 12))


def _places(areas: Areas) -> Numbers:
    """Of each area the release in which it lies."""
    found = np.zeros(areas.count, dtype=np.int64)
    releases = _release_of(areas.base.months)
    for of in areas.of.values():
        found[of] = releases
    return found


def _same(base: Base, counts: Mapping[str, Numbers]) -> dict[str, Numbers]:
    """By count of each cell the first one with the same keys and month in which it is as large."""
    cell = _real(base.months)
    for name, keys in base.keys.items():
        cell = np.unique(cell, return_inverse=True)[1] * len(base.texts[name]) + keys
    cell = np.unique(cell, return_inverse=True)[1]
    found = {}
    for name, numbers in counts.items():
        code = cell * (int(numbers.max(initial=0)) + 1) + numbers
        _, first, group = np.unique(code, return_index=True, return_inverse=True)
        found[name] = first[group]
    return found


# ---- what was published ----------------------------------------------------------------------------------------------
def _as_published(
    year: Year, metric: Metric, name: str, releases: Sequence[Release], place_of: Numbers, *, planned: bool
) -> None:
    """Which areas each release published of the metric, and which of them it hid."""
    size = len(metric.has)
    metric.has[:] = False
    for place, release in enumerate(releases):
        tables = release.cells.get(name, {})
        for areas, first in ((year.where, 0), (year.how, year.where.count)):
            if first and name != COUNTED:
                continue
            in_release = _release_of(areas.base.months) == place
            for table in tables:
                if table in areas.of:
                    metric.has[areas.of[table][in_release] + first] = True
        if place or planned:
            gone = {table: {_moved_cell(cell, table[1], place) for cell in cells} for table, cells in tables.items()}
            metric.hidden |= year.areas_of(name, {table: cells for table, cells in gone.items() if cells})
    metric.frozen = place_of[:size] > (-1 if planned else 0)


def _moved_cell(cell: tuple[str, ...], grain: str, place: int) -> tuple[str, ...]:
    if not place:
        return cell
    *keys, period = cell
    year, dash, rest = period.partition("-")
    if period == UNKNOWN:
        return (*keys, period_text(place * APART * 12, grain))
    return (*keys, f"{int(year) + place * APART}{dash}{rest}")


# ---- what changed by few ---------------------------------------------------------------------------------------------
def _small_changes(year: Year, least: int) -> Iterator[Change]:
    """Counts of one cell that differ by few between two releases."""
    pairs = {(first, table): _pairs(areas, table) for areas, first in _sides(year) for table in areas.of}
    for name, metric in year.metrics.items():
        own = [
            pair + first
            for (first, table), pair in pairs.items()
            if (name == COUNTED if first else table in metric.tables)
        ]
        after, before = np.unique(np.concatenate(own, axis=1), axis=1) if own else np.zeros((2, 0), dtype=np.int64)
        public = metric.has[after] & metric.has[before]
        after, before = after[public], before[public]
        for part, counts in metric.parts.items():
            grown = np.abs(counts[after] - counts[before])
            for place in np.nonzero((grown > 0) & (grown < least))[0].tolist():
                yield Change(name, part, int(after[place]), int(before[place]))


def _sides(year: Year) -> Iterator[tuple[Areas, int]]:
    yield year.where, 0
    if COUNTED in year.metrics and len(year.metrics[COUNTED].has) > year.where.count:
        yield year.how, year.where.count


def _pairs(areas: Areas, table: Table) -> Numbers:
    """Two rows: an area of the table in one release, and the area of the same cell in an earlier one."""
    dimensions, grain = table
    base = areas.base
    real = _real(base.months)
    cell = np.where(real == NO_MONTH, NO_MONTH, real // MONTHS_OF_GRAIN[grain])
    for name in dimensions:
        cell = np.unique(cell, return_inverse=True)[1] * len(base.texts[name]) + base.keys[name]
    cell = np.unique(cell, return_inverse=True)[1]
    releases = _release_of(base.months)
    number = np.full((int(releases.max(initial=0)) + 1, int(cell.max(initial=-1)) + 1), -1, dtype=np.int64)
    number[releases, cell] = areas.of[table]
    found = []
    for place, earlier in combinations(range(len(number)), 2):
        both = (number[place] >= 0) & (number[earlier] >= 0)
        found.append(np.stack([number[place][both], number[earlier][both]]))
    return np.concatenate(found, axis=1) if found else np.zeros((2, 0), dtype=np.int64)


def _count(year: Year, change: Change) -> Count | None:
    """The change as a count of the system."""
    if change.after >= year.where.count:
        return Count((), change.after, before=change.before)
    metric = year.metrics[change.metric]
    kind_of = {part: year.system.kinds.of.get(f"{change.metric}.{part}") for part in metric.parts}
    signs = (("denominator", 1), ("numerator", -1), ("unknown", -1)) if change.part == REST else ((change.part, 1),)
    kinds = tuple((kind, sign) for name, sign in signs if (kind := kind_of.get(name)) is not None)
    return Count(kinds, change.after, before=change.before) if kinds else None

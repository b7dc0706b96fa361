"""What earlier releases published of each year, and planning a year so that it fits beside them."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from motcua.analytics.publication.areas import Base, Table
from motcua.analytics.publication.base_counts import Counted
from motcua.analytics.publication.joint import Release, join_releases
from motcua.analytics.publication.planning import build_year
from motcua.analytics.publication.tables import WHERE, Published

JOINTLY = 12
"""So many different releases of one year are taken together, the newest of them."""
HiddenCells = Mapping[str, Mapping[Table, frozenset[tuple[str, ...]]]]
Found = dict[str, dict[Table, frozenset[tuple[str, ...]]]]
_planned_before: dict[str, Found] = {}
_MOST_REMEMBERED = 8


@dataclass(frozen=True, slots=True)
class Released:
    """One release: its name, the cells of its tables that are hidden, and by year a mark of its counts.

    count  counts its extract as base cells of the given tables
    """

    name: str
    hidden: HiddenCells
    marks: Mapping[str, str]
    count: Callable[[Published], Counted]

    @property
    def tables(self) -> str:
        """A mark of the tables that it published."""
        return repr({name: sorted(own) for name, own in sorted(self.hidden.items())})

    def of_year(self, number: int, tables: Published) -> Release:
        """What it published of one year."""
        counted = self.count(tables)
        text = year_text(number)
        cells = {
            name: {table: [*_within(cells, text)] for table, cells in own.items()} for name, own in self.hidden.items()
        }
        return Release(counted.by_place.of_year(number), counted.by_way.of_year(number), counted.patterns, cells)


def plan_years(
    release: Released, counted: Counted, published: Published, least: int, earlier: Sequence[Released]
) -> Found:
    """What of the new release is to be hidden beside the earlier ones, the newest first.

    release  the new one; its tables with nothing hidden yet
    counted  its base cells of the `published` tables
    A year whose counts were released before keeps what was hidden then: it tells nothing new.
    """
    hidden: Found = {name: dict(tables) for name, tables in release.hidden.items()}
    for number in counted.by_place.years:
        text = year_text(number)
        known = next((each for each in earlier if _says_the_same(each, release, text)), None)
        if known is not None:
            cells = _of_year(known.hidden, text)
        elif others := different(earlier, text):
            cells = _plan_beside(number, release, others[: JOINTLY - 1], published, least)
        else:
            cells = _plan_alone(number, release.marks[text], counted, published, least)
        for name, tables in cells.items():
            for table, keys in tables.items():
                hidden[name][table] = hidden[name].get(table, frozenset()) | keys
    return hidden


def different(releases: Sequence[Released], year: str) -> list[Released]:
    """Those that published the year with other counts or other tables, the newest of each kind."""
    found: dict[tuple[str, str], Released] = {}
    for each in releases:
        if year in each.marks:
            found.setdefault((each.marks[year], each.tables), each)
    return [*found.values()]


def all_tables(published: Published, releases: Sequence[Released]) -> Published:
    """The tables of today and of these releases together."""
    by_place = {name: set(tables) for name, tables in published.by_place.items()}
    by_way = set(published.by_way)
    for each in releases:
        for name, tables in each.hidden.items():
            places = {table for table in tables if {*table[0]} <= {*WHERE}}
            by_place.setdefault(name, set()).update(places)
            by_way |= {*tables} - places
    whole = {name: frozenset(tables) for name, tables in by_place.items()}
    return Published(whole, frozenset(by_way), published.hidden_last)


def year_marks(counted: Counted) -> dict[str, str]:
    """By year a mark of all counts, whatever the order in which the engine gave them."""
    return {
        year_text(number): _mark(counted.by_place.of_year(number), counted.by_way.of_year(number))
        for number in counted.by_place.years
    }


def year_text(number: int) -> str:
    """The year as periods name it."""
    return "unknown" if number < 0 else f"{number:04}"


def _mark(*bases: Base) -> str:
    digest = hashlib.sha256()
    for base in bases:
        columns = [base.months]
        for name in sorted(base.keys):
            used, numbers = np.unique(base.keys[name], return_inverse=True)
            digest.update(repr([name, *(base.texts[name][key] for key in used.tolist())]).encode())
            columns.append(numbers)
        order = np.lexsort(columns)
        for column in columns:
            digest.update(column[order].astype(np.int64).tobytes())
        for name in sorted(base.counts):
            digest.update(name.encode() + base.counts[name][order].tobytes())
    return digest.hexdigest()


def _says_the_same(each: Released, release: Released, year: str) -> bool:
    """Whether it published the year with the same counts in the same tables."""
    return each.marks.get(year) == release.marks[year] and each.tables == release.tables


def _of_year(hidden: HiddenCells, year: str) -> Found:
    return {
        name: {table: frozenset(_within(cells, year)) for table, cells in tables.items()}
        for name, tables in hidden.items()
    }


def _within(cells: frozenset[tuple[str, ...]], year: str) -> Iterator[tuple[str, ...]]:
    return (cell for cell in cells if cell[-1].partition("-")[0] == year)


def _plan_beside(number: int, release: Released, others: Sequence[Released], published: Published, least: int) -> Found:
    tables = all_tables(published, others)
    years = [each.of_year(number, tables) for each in (release, *others)]
    return _frozen(join_releases(number, years, tables, least, planned=False).plan())


def _plan_alone(number: int, mark: str, counted: Counted, published: Published, least: int) -> Found:
    """The same counts have the same plan, so it is remembered by them."""
    patterns = np.unique(np.stack([counted.patterns[name] for name in sorted(counted.patterns)]), axis=1)
    key = f"{least} {mark} {hashlib.sha256(patterns.tobytes() + repr(published).encode()).hexdigest()}"
    if key not in _planned_before:
        where, how = counted.by_place.of_year(number), counted.by_way.of_year(number)
        year = build_year(number, where, how, counted.patterns, published, least)
        year.plan()
        if len(_planned_before) >= _MOST_REMEMBERED:
            _planned_before.clear()
        _planned_before[key] = _frozen(year.hidden_cells())
    return _planned_before[key]


def _frozen(cells: Mapping[str, Mapping[Table, Sequence[tuple[str, ...]]]]) -> Found:
    return {name: {table: frozenset(keys) for table, keys in tables.items()} for name, tables in cells.items()}

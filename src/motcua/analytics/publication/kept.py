"""The plan of an extract: which cells of the published tables are hidden, worked out once and kept."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

from motcua.analytics.publication.areas import NO_MONTH, Table, period_text
from motcua.analytics.publication.base_counts import Counted, count_base, is_sum
from motcua.analytics.publication.cubes import GRAINS, MONTHS_OF_GRAIN, cubes
from motcua.analytics.publication.history import HiddenCells, Released, plan_years, year_marks
from motcua.analytics.publication.planning import Year, build_year
from motcua.analytics.publication.public_counts import keep_counts
from motcua.analytics.publication.tables import COUNTED, WHERE, Published, published_tables
from motcua.analytics.snapshots import Snapshot, kept_plans, list_names, read_snapshot
from motcua.analytics.storage import Storage
from motcua.analytics.suppression import least_count
from motcua.core.data_folder import DATA_FILES

PLAN_VERSION = 3
"""Raise it when the same extract is to be cleared otherwise: plans kept before are then left aside."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is hidden, by metric and table, as keys and period; and the months in which there are dossiers.

    marks  by year a mark of all counts
    """

    least: int
    months: tuple[int, ...]
    hidden: HiddenCells
    marks: Mapping[str, str] = field(default_factory=dict)

    def shows(self, metric: str, keys: Mapping[str, str], first: int | None, after: int | None) -> bool:
        """Whether the cell may be shown for these months (None: from the beginning, to the end).

        It is a sum of published cells, each of them shown: whole years, else quarters, else months.
        """
        tables = self.hidden.get(metric, {})
        dimensions = tuple(sorted(keys))
        values = tuple(keys[name] for name in dimensions)
        whole = first is None and after is None
        months = [
            month
            for month in self.months
            if (whole if month == NO_MONTH else (first is None or month >= first) and (after is None or month < after))
        ]
        grains = [grain for grain in reversed(GRAINS) if (dimensions, grain) in tables]
        return self._shows_months(tables, dimensions, values, months, grains)

    def _shows_months(
        self,
        tables: Mapping[Table, frozenset[tuple[str, ...]]],
        dimensions: tuple[str, ...],
        values: tuple[str, ...],
        months: list[int],
        grains: list[str],
    ) -> bool:
        if not months:
            return True
        if not grains:
            return False
        grain, finer = grains[0], grains[1:]
        periods: dict[int, list[int]] = {}
        for month in months:
            periods.setdefault(NO_MONTH if month == NO_MONTH else month // MONTHS_OF_GRAIN[grain], []).append(month)
        for number, part in periods.items():
            every = [month for month in self.months if number == _period(month, grain)]
            cell = (*values, period_text(part[0], grain))
            is_shown = every == part and cell not in tables[dimensions, grain]
            if not is_shown and not self._shows_months(tables, dimensions, values, part, finer):
                return False
        return True


def _period(month: int, grain: str) -> int:
    return NO_MONTH if month == NO_MONTH else month // MONTHS_OF_GRAIN[grain]


def month_number(day: date | None) -> int | None:
    """The month of a day as plans count them."""
    return None if day is None else day.year * 12 + day.month - 1


def plan_of(snapshot: Snapshot) -> Plan:
    """The plan of the extract, worked out when it is first asked for. Raises AnalyticsNotInstalled."""
    return kept_plan(snapshot, plan_path(snapshot))


def plan_path(snapshot: Snapshot) -> Path:
    """Where the plan of the extract is kept."""
    return snapshot.kept(f"plan-{_digest()}.json")


@lru_cache(maxsize=8)
def kept_plan(snapshot: Snapshot, path: Path) -> Plan:
    """The plan in the file, made when there is none."""
    try:
        return _read(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        plan = _make(snapshot)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(json.dumps(_document(plan), ensure_ascii=False), encoding="utf-8")
    draft.replace(path)
    return plan


@cache
def _digest() -> str:
    """A mark of the rules that make the plan."""
    digest = hashlib.sha256(str(PLAN_VERSION).encode())
    for name in ("cubes.yaml", "suppression.yaml"):
        digest.update((DATA_FILES / "analytics" / name).read_bytes())
    return digest.hexdigest()[:12]


def published_sums() -> Published:
    """The tables of all approved cubes, of metrics that are sums over dossiers."""
    published = published_tables(cubes())
    sums = {name: tables for name, tables in published.by_place.items() if is_sum(name)}
    return Published(sums, published.by_way, published.hidden_last)


def count_extract(snapshot: Snapshot, published: Published) -> Counted:
    """The extract as base cells of the published tables."""
    ways = {name for dimensions, _ in published.by_way for name in dimensions} - {*WHERE}
    return count_base(snapshot, tuple(sorted(published.by_place)), tuple(sorted(ways)))


def build_years(counted: Counted, published: Published, least: int) -> list[Year]:
    """Every year of the extract; nothing is hidden yet."""
    where, how = counted.by_place, counted.by_way
    return [
        build_year(number, where.of_year(number), how.of_year(number), counted.patterns, published, least)
        for number in where.years
    ]


def _make(snapshot: Snapshot) -> Plan:
    published, least = published_sums(), least_count(snapshot.taken_at.date())
    hidden: dict[str, dict[Table, frozenset[tuple[str, ...]]]] = {
        name: dict.fromkeys(tables, frozenset()) for name, tables in published.by_place.items()
    }
    hidden[COUNTED] |= dict.fromkeys(published.by_way, frozenset())
    if not snapshot.rows:
        return Plan(least, (), hidden)
    counted = count_extract(snapshot, published)
    keep_counts(snapshot, counted, published)
    marks = year_marks(counted)

    def count(tables: Published) -> Counted:
        return counted if tables == published else count_extract(snapshot, tables)

    release = Released(snapshot.name, hidden, marks, count)
    earlier = [each for each in released(snapshot.storage) if each.name != snapshot.name]
    cells = plan_years(release, counted, published, least, earlier)
    return Plan(least, tuple(sorted({*counted.by_place.months.tolist()})), cells, marks)


def released(storage: Storage) -> list[Released]:
    """Every kept extract that was published, with what was hidden in it, the newest first."""
    found, plans = [], kept_plans(storage)
    for name in reversed(list_names(storage)):
        snapshot = read_snapshot(storage, name)
        if snapshot is None:
            continue
        for path in plans.get(name, ()):
            plan = _read(json.loads(path.read_text(encoding="utf-8")))
            found.append(Released(name, plan.hidden, plan.marks, partial(count_extract, snapshot)))
    return found


def _document(plan: Plan) -> dict[str, Any]:
    hidden = {
        name: [[list(dimensions), grain, sorted(cells)] for (dimensions, grain), cells in sorted(tables.items())]
        for name, tables in plan.hidden.items()
    }
    return {"least": plan.least, "months": list(plan.months), "marks": dict(plan.marks), "hidden": hidden}


def _read(document: Mapping[str, Any]) -> Plan:
    hidden = {
        name: {
            (tuple(dimensions), grain): frozenset(tuple(cell) for cell in cells) for dimensions, grain, cells in tables
        }
        for name, tables in document["hidden"].items()
    }
    return Plan(document["least"], tuple(document["months"]), hidden, document.get("marks", {}))

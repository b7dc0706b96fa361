"""Computing a metric over one extract with the embedded engine."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import ibis

from motcua.analytics.definitions import DEFINITIONS
from motcua.analytics.metrics import EXPRESSIONS, PARTS
from motcua.analytics.snapshots import Snapshot
from motcua.analytics.values import FigureRow, FigureTable

_TIERS = ("ministry", "province", "district", "commune")


@cache
def _engine() -> Any:
    """DuckDB in this process; it may fetch no extension from anywhere."""
    return ibis.duckdb.connect(autoinstall_known_extensions=False, autoload_known_extensions=False)


def compute_table(
    snapshot: Snapshot,
    metric: str,
    *,
    by: Sequence[str] = (),
    date_from: date | None = None,
    date_to: date | None = None,
    where: Mapping[str, str] | None = None,
) -> FigureTable:
    """The metric by its dimensions with the pooled total as the last row.

    date_from, date_to  half-open local dates of receipt
    Assumes             metric, dimensions and conditions are known names (`api.compute` checks)
    """
    definition, parts = DEFINITIONS[metric], PARTS[metric]
    if snapshot.rows == 0:
        return _answer(snapshot, metric, by, [], {"numerator": 0, "unknown": 0, "denominator": 0}, simulated=False)
    table = _filtered(snapshot, date_from, date_to, where or {})
    counts = {"numerator": parts.numerator(table)}
    if parts.unknown is not None:
        counts["unknown"] = parts.unknown(table)
    if parts.denominator is not None:
        counts["denominator"] = parts.denominator(table)
    total = table.aggregate(**counts, marked=table.simulated.any()).to_pyarrow().to_pylist()[0]
    cells: list[dict[str, Any]] = []
    if by:
        keyed = table.mutate(**{f"by_{name}": EXPRESSIONS[name](table) for name in by})
        named = {name: _over(parts, name, keyed) for name in counts}
        cells = keyed.group_by([f"by_{name}" for name in by]).aggregate(**named).to_pyarrow().to_pylist()
    return _answer(snapshot, definition.name, by, cells, total, simulated=bool(total["marked"]))


def _over(parts: Any, name: str, table: Any) -> Any:
    return getattr(parts, name)(table)


def _filtered(snapshot: Snapshot, date_from: date | None, date_to: date | None, where: Mapping[str, str]) -> Any:
    table = _engine().read_parquet(snapshot.parts, hive_partitioning=False)
    table = table.filter(table.received_on.notnull())
    if date_from is not None:
        table = table.filter(table.received_on >= date_from)
    if date_to is not None:
        table = table.filter(table.received_on < date_to)
    for name, value in where.items():
        table = table.filter(EXPRESSIONS[name](table) == value)
    return table


def _answer(
    snapshot: Snapshot,
    metric: str,
    by: Sequence[str],
    cells: Sequence[Mapping[str, Any]],
    total: Mapping[str, Any],
    *,
    simulated: bool,
) -> FigureTable:
    rows = [_row(tuple(str(cell[f"by_{name}"]) for name in by), cell) for cell in cells]
    rows.sort(key=lambda row: [_rank(name, value) for name, value in zip(by, row.dimensions, strict=True)])
    rows.append(_row(("",) * len(by), total))
    return FigureTable(DEFINITIONS[metric], tuple(by), tuple(rows), snapshot.taken_at, snapshot.name, simulated)


def _rank(name: str, value: str) -> tuple[int, str]:
    """Tiers in the order of government, everything else by its text, the unknown last."""
    if value == "unknown":
        return (len(_TIERS), value)
    return (_TIERS.index(value), "") if name == "tier" and value in _TIERS else (0, value)


def _row(dimensions: tuple[str, ...], counts: Mapping[str, Any]) -> FigureRow:
    numerator, unknown = int(counts["numerator"] or 0), int(counts.get("unknown") or 0)
    if "denominator" not in counts or counts["denominator"] is None:
        return FigureRow(dimensions, numerator, None, float(numerator), None, None)
    denominator = int(counts["denominator"])
    if denominator == 0:
        return FigureRow(dimensions, 0, 0, None, None, None)
    if unknown:
        lower, upper = numerator / denominator, (numerator + unknown) / denominator
        return FigureRow(dimensions, numerator, denominator, None, lower, upper, unknown=unknown)
    return FigureRow(dimensions, numerator, denominator, numerator / denominator, None, None)

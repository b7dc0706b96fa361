"""What other rooms may use of analytics. The engine's libraries are only imported when a figure is asked for."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from motcua.analytics.definitions import DEFINITIONS, DIMENSIONS, MARKS, MetricDefinition, Words
from motcua.analytics.refusals import AnalyticsNotInstalled, FigureRefused
from motcua.analytics.snapshots import Snapshot, find_as_of, find_current
from motcua.analytics.suppression import least_count, suppress
from motcua.analytics.values import FigureRow, FigureTable
from motcua.core.outbox import ledger_mark

__all__ = [
    "DEFINITIONS",
    "DIMENSIONS",
    "AnalyticsNotInstalled",
    "FigureRefused",
    "FigureRow",
    "FigureTable",
    "MetricDefinition",
    "Snapshot",
    "Words",
    "compute",
    "current_snapshot",
    "metrics",
    "refresh_extract",
    "take_extract",
]


def extracts_folder() -> Path:
    """Where this installation keeps its extracts."""
    return Path(settings.DATA_FOLDER) / "extracts"


def metrics() -> list[MetricDefinition]:
    """Every defined metric."""
    return list(DEFINITIONS.values())


def current_snapshot() -> Snapshot | None:
    """The newest extract, or None before the first."""
    return find_current(extracts_folder())


def take_extract(now: datetime) -> Snapshot:
    """Take an extract of the ledger as it stands and make it the current one. Raises AnalyticsNotInstalled."""
    try:
        from motcua.analytics.extract import take_snapshot  # noqa: PLC0415  # an optional extra
    except ModuleNotFoundError as missing:
        raise AnalyticsNotInstalled(missing.name or "") from missing
    return take_snapshot(extracts_folder(), mark=ledger_mark(), now=now)


def refresh_extract(now: datetime) -> Snapshot:
    """The current extract, taken anew when the ledger has moved since. Raises AnalyticsNotInstalled."""
    current = current_snapshot()
    return current if current is not None and current.mark == ledger_mark() else take_extract(now)


def compute(
    metric: str,
    *,
    by: Sequence[str] = (),
    date_from: date | None = None,
    date_to: date | None = None,
    as_of: datetime | None = None,
    where: Mapping[str, str] | None = None,
    public: bool = False,
) -> FigureTable:
    """The metric from the current extract, or from the last one taken at or before `as_of` (aware).

    Raises  FigureRefused, AnalyticsNotInstalled
    """
    _check(metric, by, where or {})
    snapshot = find_as_of(extracts_folder(), as_of) if as_of is not None else current_snapshot()
    if snapshot is None:
        raise _no_extract(as_of)
    try:
        from motcua.analytics.cube import compute_table  # noqa: PLC0415  # an optional extra
    except ModuleNotFoundError as missing:
        raise AnalyticsNotInstalled(missing.name or "") from missing
    table = compute_table(snapshot, metric, by=by, date_from=date_from, date_to=date_to, where=where)
    if not public:
        return table
    rows = suppress(table.rows, least=least_count(snapshot.taken_at.date()))
    return FigureTable(table.definition, table.by, tuple(rows), table.as_of, table.snapshot, table.simulated)


def _check(metric: str, by: Sequence[str], where: Mapping[str, Any]) -> None:
    if metric not in DEFINITIONS:
        raise FigureRefused(f"Không có chỉ số “{metric}”.", remedy=f"Các chỉ số: {', '.join(DEFINITIONS)}.")
    known = {*DIMENSIONS}
    for name in by:
        if name not in known:
            raise FigureRefused(f"Không chia được theo “{name}”.", remedy=f"Chia được theo: {', '.join(DIMENSIONS)}.")
    if len(set(by)) != len(by):
        raise FigureRefused("Một chiều được nêu hai lần.", remedy="Bỏ một lần.")
    for name in where:
        if name not in known | set(MARKS):
            raise FigureRefused(
                f"Không lọc được theo “{name}”.", remedy=f"Lọc được theo: {', '.join((*DIMENSIONS, *MARKS))}."
            )


def _no_extract(as_of: datetime | None) -> FigureRefused:
    if as_of is None:
        return FigureRefused("Chưa có bản trích dữ liệu nào.", remedy="Chạy motcua figures một lần không có --as-of.")
    return FigureRefused(
        f"Không có bản trích dữ liệu nào vào hoặc trước {as_of.isoformat()}.", remedy="Chọn thời điểm muộn hơn."
    )

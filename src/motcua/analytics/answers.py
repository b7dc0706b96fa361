"""Answering a question for a figure: checked, computed over an extract, and cleared of small cells for the public."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

from motcua.analytics.definitions import DEFINITIONS, MARKS, MetricDefinition
from motcua.analytics.extracts import current_snapshot, optional_module, public_snapshot, snapshot_as_of
from motcua.analytics.publication.gate import Question, approved_cube
from motcua.analytics.refusals import FigureRefused
from motcua.analytics.snapshots import Snapshot
from motcua.analytics.values import Compared, FigureTable

ENGINES, ACTIVITY = ("duckdb", "spark"), "activity"
"""Where a figure can be computed, and the condition that only some metrics know: a step of the source's log."""


def metrics() -> list[MetricDefinition]:
    """Every defined metric."""
    return list(DEFINITIONS.values())


def write_parquet(table: FigureTable, path: Path) -> None:
    """Write the rows of the answer into a Parquet file. Raises AnalyticsNotInstalled."""
    optional_module("export").write_parquet(table, path)


def compute(
    metric: str,
    *,
    by: Sequence[str] = (),
    date_from: date | None = None,
    date_to: date | None = None,
    as_of: datetime | None = None,
    where: Mapping[str, str] | None = None,
    public: bool = False,
    engine: str = "duckdb",
) -> FigureTable:
    """The metric from the current extract, or from the last one taken at or before `as_of` (aware).

    public  only what an approved cube answers, small cells hidden, from the last extract that was let out
    Raises  FigureRefused, AnalyticsNotInstalled
    """
    _check(metric, by, where or {}, engine)
    question = Question(metric, tuple(by), date_from, date_to, where or {})
    if public:
        approved_cube(question)
    snapshot = _extract(as_of, public=public)
    if snapshot is None:
        raise _no_extract(as_of)
    table: FigureTable | None = None
    if public and engine == ENGINES[0]:
        table = optional_module("publication.public_answers").answer_from_counts(snapshot, question)
    if table is None:
        table = optional_module("cube").compute_table(
            snapshot, metric, by=by, date_from=date_from, date_to=date_to, where=where, engine=engine
        )
    if public:
        table = optional_module("publication.masking").clear_table(table, snapshot, question)
    return cast(FigureTable, table)


def compare_engines(first: str = "duckdb", second: str = "spark") -> Iterator[Compared]:
    """Every metric over the current extract by many breakdowns, asked of both engines, row for row.

    Raises  FigureRefused, AnalyticsNotInstalled
    """
    snapshot = current_snapshot()
    if snapshot is None:
        raise _no_extract(None)
    comparing = optional_module("engines.comparing")
    compared: Iterator[Compared] = comparing.compare_engines(snapshot, first, second)
    return compared


def _check(metric: str, by: Sequence[str], where: Mapping[str, Any], engine: str) -> None:
    definition = DEFINITIONS.get(metric)
    if definition is None:
        raise FigureRefused(f"Không có chỉ số “{metric}”.", remedy=f"Các chỉ số: {', '.join(DEFINITIONS)}.")
    if engine not in ENGINES:
        raise FigureRefused(f"Không có máy tính số liệu “{engine}”.", remedy=f"Có: {', '.join(ENGINES)}.")
    known = definition.dimensions
    for name in by:
        if name not in known:
            raise FigureRefused(
                f"Không chia “{metric}” được theo “{name}”.", remedy=f"Chia được theo: {', '.join(known)}."
            )
    if len(set(by)) != len(by):
        raise FigureRefused("Một chiều được nêu hai lần.", remedy="Bỏ một lần.")
    narrowing = (*known, *MARKS, *((ACTIVITY,) if definition.needs_activity else ()))
    for name in where:
        if name not in narrowing:
            raise FigureRefused(
                f"Không lọc “{metric}” được theo “{name}”.", remedy=f"Lọc được theo: {', '.join(narrowing)}."
            )
    if definition.needs_activity and not where.get(ACTIVITY):
        raise FigureRefused(
            f"“{metric}” cần biết hỏi về bước nào.", remedy="Thêm --where activity=TÊN BƯỚC như nguồn viết."
        )


def _extract(as_of: datetime | None, *, public: bool) -> Snapshot | None:
    """The extract that answers; the public is never shown a later one than was let out."""
    found = snapshot_as_of(as_of) if as_of is not None else current_snapshot()
    if not public or found is None:
        return found
    let_out = public_snapshot()
    return found if let_out is not None and found.taken_at <= let_out.taken_at else let_out


def _no_extract(as_of: datetime | None) -> FigureRefused:
    if as_of is None:
        return FigureRefused("Chưa có bản trích dữ liệu nào.", remedy="Chạy motcua figures một lần không có --as-of.")
    return FigureRefused(
        f"Không có bản trích dữ liệu nào vào hoặc trước {as_of.isoformat()}.", remedy="Chọn thời điểm muộn hơn."
    )

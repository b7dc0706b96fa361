"""Ordering a generated ledger, and measuring over one; the libraries for it are only loaded then."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

from motcua.analytics.extracts import snapshot_as_of
from motcua.analytics.optional import optional_module
from motcua.analytics.refusals import FigureRefused
from motcua.analytics.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class LedgerOrder:
    """How large a ledger, of how many provinces, from which seed."""

    dossiers: int
    provinces: int = 1
    seed: int = 2026


@dataclass(frozen=True, slots=True)
class MeasuredMetric:
    """Seconds of the metric and of a scan of the columns that it reads, the rows of the answer, columns by table."""

    name: str
    seconds: float
    scan_seconds: float
    rows: int
    columns: Mapping[str, Sequence[str]]


def measure_metrics(as_of: datetime, by: Sequence[str], *, rounds: int) -> Iterator[MeasuredMetric]:
    """Each metric by these dimensions over the last extract taken by then, beside a plain scan of the same columns.

    rounds  so often each is measured, the best counts
    Raises  FigureRefused where there is no extract
    """
    snapshot = snapshot_as_of(as_of)
    if snapshot is None:
        raise FigureRefused("Chưa có bản trích dữ liệu nào.", remedy="Tạo một bản: motcua figures-generate --help")
    measured: Iterator[MeasuredMetric] = optional_module("scale.measuring").measure_all(snapshot, by, rounds=rounds)
    return measured


def generate_ledger(
    folder: Path, order: LedgerOrder, *, public: bool = False, on_rows: Callable[[int], None] = lambda rows: None
) -> Snapshot:
    """Write a ledger that never was as an extract into the folder, instead of a generated one that is there.

    public   also work out what the public may see of it, and let the public read it
    on_rows  is told how many dossiers more are written
    Raises   FigureRefused where the folder holds anything else, or what is asked for makes no sense
    """
    snapshot = cast(Snapshot, optional_module("scale.generating").generate(folder, order, on_rows=on_rows))
    if public:
        optional_module("publication.releasing").release(snapshot)
    return snapshot

"""Writing a generated ledger as an extract: partition by partition, the same rows for the same seed."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from motcua.analytics.extract.columns import TABLES
from motcua.analytics.extract.partition_files import write_file, write_whole
from motcua.analytics.refusals import FigureRefused
from motcua.analytics.scale.courses import draw_courses
from motcua.analytics.scale.dossier_columns import DossierColumns
from motcua.analytics.scale.drawing import Draws
from motcua.analytics.scale.event_columns import event_rows
from motcua.analytics.scale.model import LedgerModel
from motcua.analytics.scale.ordering import LedgerOrder
from motcua.analytics.scale.sharing import share_each, share_out
from motcua.analytics.scale.small_tables import service_table, unit_table
from motcua.analytics.snapshots import (
    DATA,
    MANIFESTS,
    POINTER,
    PUBLIC_POINTER,
    RETIRED,
    DataFile,
    Snapshot,
    name_of,
    publish,
)
from motcua.analytics.storage import DRAFTS, KEPT, FolderStorage

ROWS_AT_ONCE = 400_000
"""So many dossiers are held in memory at a time by each thread."""
BASIS = "generated:"
_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_TABLES = ("dossiers", "events")
_NAMES = {DATA, DRAFTS, KEPT, MANIFESTS, POINTER, PUBLIC_POINTER, RETIRED}
Counts = npt.NDArray[np.int64]
Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class _Partition:
    """One province's dossiers of one month.

    first  the number of its first dossier in the whole ledger
    cells  of each unit how many in time, and how many late
    days   of the model's days those of this month: the first, and after the last
    """

    province: int
    month: str
    first: int
    cells: Counts
    days: tuple[int, int]


def generate(folder: Path, order: LedgerOrder, *, on_rows: Advance) -> Snapshot:
    """Write the ledger as an extract into the folder; see `ordering.generate_ledger`. Raises FigureRefused."""
    model = LedgerModel()
    _check(order, model)
    _clear(folder)
    storage = FolderStorage(folder)
    files: dict[str, list[DataFile]] = {table: [] for table in TABLES}
    for found in _in_parallel(model, order, storage, on_rows):
        for table, written in found.items():
            files[table] += written
    for table in _TABLES:
        files[table].sort(key=lambda file: (file.province, file.month))
    files["units"] = [write_whole(storage, "units", unit_table(model, order.provinces))]
    files["services"] = [write_whole(storage, "services", service_table(model))]
    shutil.rmtree(folder / DRAFTS, ignore_errors=True)
    taken_at = model.taken_at.astimezone(UTC)
    snapshot = Snapshot(
        name=name_of(taken_at),
        taken_at=taken_at,
        mark="",
        rows=sum(file.rows for file in files["dossiers"]),
        simulated=True,
        storage=storage,
        files={table: tuple(found) for table, found in files.items()},
        basis=_basis(order),
    )
    publish(snapshot, now=datetime.now(UTC))
    return snapshot


def _basis(order: LedgerOrder) -> str:
    """Tells generated extracts from those of a ledger, and from each other."""
    return BASIS + hashlib.sha256(json.dumps(asdict(order)).encode()).hexdigest()[:20]


def _check(order: LedgerOrder, model: LedgerModel) -> None:
    most = len(model.provinces)
    if not 1 <= order.provinces <= most:
        raise FigureRefused(f"Có {most} tỉnh, không tạo được {order.provinces}.", remedy=f"Chọn từ 1 đến {most} tỉnh.")
    if order.dossiers < order.provinces or order.seed < 0:
        raise FigureRefused(
            f"Không chia được {order.dossiers} hồ sơ cho {order.provinces} tỉnh với mầm {order.seed}.",
            remedy="Cần ít nhất mỗi tỉnh một hồ sơ, và mầm là một số không âm.",
        )


def _clear(folder: Path) -> None:
    """Throw away a generated extract; whatever else is there is not ours to touch."""
    if not folder.exists() or not any(folder.iterdir()):
        return
    manifests = [*(folder / MANIFESTS).glob("*.json")]
    bases = [json.loads(path.read_text(encoding="utf-8")).get("basis", "") for path in manifests]
    ours = {path.name for path in folder.iterdir()} <= _NAMES and all(str(basis).startswith(BASIS) for basis in bases)
    if not bases or not ours:
        raise FigureRefused(
            f"“{folder}” đã có tệp không phải do lệnh này tạo ra.", remedy="Chọn một thư mục mới hoặc trống."
        )
    for pointer in (PUBLIC_POINTER, POINTER):
        (folder / pointer).unlink(missing_ok=True)  # nobody finds what is about to go
    shutil.rmtree(folder)


def _in_parallel(
    model: LedgerModel, order: LedgerOrder, storage: FolderStorage, on_rows: Advance
) -> Iterator[dict[str, list[DataFile]]]:
    """The files of each partition; partitions are written side by side, one thread for each processor."""
    writer = _Writer(model, order, storage)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        waiting: set[Future[dict[str, list[DataFile]]]] = set()
        try:
            waiting = {pool.submit(writer.write, number, each) for number, each in enumerate(_partitions(model, order))}
            for done in as_completed(waiting):
                files = done.result()
                on_rows(sum(file.rows for file in files["dossiers"]))
                yield files
        finally:
            for each in waiting:
                each.cancel()


def _partitions(model: LedgerModel, order: LedgerOrder) -> Iterator[_Partition]:
    """Volumes by unit, and in time or late, in the printed proportions; each over the months by their days."""
    months = [f"{day:%Y-%m}" for day in model.days]
    names, starts = np.unique(months, return_index=True)
    ends = [*starts[1:].tolist(), len(months)]
    weights = np.add.reduceat(model.day_weights, starts)
    printed = np.array([(unit.on_time, unit.received - unit.on_time) for unit in model.units])
    first = 0
    for province, total in enumerate(share_out(order.dossiers, np.ones(order.provinces)).tolist()):
        cells = share_out(total, printed.ravel())
        begins = Draws(order.seed, province, rows=len(cells)).evenly()
        by_month = share_each(cells, weights, begins)
        for number, name in enumerate(names):
            counts = by_month[:, number]
            if counts.any():
                yield _Partition(province, str(name), first, counts, (int(starts[number]), ends[number]))
                first += int(counts.sum())


class _Writer:
    """Draws and writes one partition after the other; threads may share it."""

    def __init__(self, model: LedgerModel, order: LedgerOrder, storage: FolderStorage) -> None:
        persons = round(order.dossiers / order.provinces / model.settings["dossiers_a_person"])
        self._model, self._order, self._storage = model, order, storage
        self._columns = DossierColumns(model, seed=order.seed, persons=persons)

    def write(self, number: int, partition: _Partition) -> dict[str, list[DataFile]]:
        """The files of the partition; its number only tells its stream of chance from the others'."""
        cells = np.repeat(np.arange(len(partition.cells), dtype=np.int32), partition.cells)
        seed = np.random.SeedSequence((self._order.seed, 1, number))
        np.random.Generator(np.random.Philox(seed)).shuffle(cells)
        province = self._model.provinces[partition.province]
        place = (province[0], partition.month)
        files: dict[str, list[DataFile]] = {table: [] for table in _TABLES}
        for begin in range(0, len(cells), ROWS_AT_ONCE):
            some = cells[begin : begin + ROWS_AT_ONCE]
            draws = Draws(self._order.seed, 2, number, begin, rows=len(some))
            received = self._received(draws, partition, begin, len(cells))
            courses = draw_courses(self._model, draws, some // 2, some % 2 == 1, received)
            numbers = partition.first + begin + np.arange(len(some))
            batch, dossiers = self._columns.draw(draws, province, numbers, some // 2, courses)
            events, ends = event_rows(self._model, draws, batch)
            for name, column in ends.items():
                dossiers = dossiers.append_column(name, column)
            files["dossiers"].append(write_file(self._storage, "dossiers", dossiers, place))
            files["events"].append(write_file(self._storage, "events", events, place))
        return files

    def _received(self, draws: Draws, partition: _Partition, begin: int, total: int) -> npt.NDArray[np.int64]:
        """Moments in order of time: over the month's days by their weight, within office hours."""
        first, after = partition.days
        weights = self._model.day_weights[first:after]
        edges = np.concatenate(([0.0], np.cumsum(weights) / weights.sum()))
        place = np.minimum((begin + np.arange(draws.rows) + draws.evenly()) / total, 1 - 1e-12)
        day = np.clip(np.searchsorted(edges, place, side="right") - 1, 0, after - first - 1)
        opens, closes = self._model.settings["office_hours"]
        hour = opens + (closes - opens) * (place - edges[day]) / (edges[day + 1] - edges[day])
        midnights = np.array([_midnight(each) for each in self._model.days[first:after]])
        return np.asarray(midnights[day] + (hour * 3600).astype(np.int64))


def _midnight(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=_ZONE).timestamp())

"""Writing rows into the immutable files of their partitions, and whole tables into files of their own."""

import hashlib
import secrets
from collections import defaultdict
from collections.abc import Iterator, Sequence
from io import BytesIO

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from motcua.analytics.extract.dossier_rows import next_due
from motcua.analytics.extract.places import Partition
from motcua.analytics.extract.schemas import as_declared
from motcua.analytics.snapshots import DATA, DataFile
from motcua.analytics.storage import Storage, new_draft

ROWS_AT_ONCE = 500_000
"""So many rows are held in memory before they are written; a large partition then has several files."""
MOST_FILES = 8
"""Where rows come in no order of time, partitions get many small files; more than so many are put together."""


class PartitionFiles:
    """Collects rows of one table and writes them by partition; `files` are those written so far."""

    def __init__(self, storage: Storage, table: str, partitions: Sequence[Partition]) -> None:
        self.files: list[DataFile] = []
        self._storage, self._table, self._partitions = storage, table, partitions
        self._tables: list[pa.Table] = []
        self._numbers: list[npt.NDArray[np.int32]] = []
        self._rows = 0

    def add(self, rows: pa.Table, numbers: npt.NDArray[np.int32]) -> None:
        """Take rows with the numbers of their partitions."""
        self._tables.append(rows)
        self._numbers.append(numbers)
        self._rows += len(rows)
        if self._rows >= ROWS_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write what has come so far; once more at the end."""
        for partition, rows in split(self._tables, self._numbers, self._partitions):
            self.files.append(write_file(self._storage, self._table, rows, partition))
        self._tables, self._numbers, self._rows = [], [], 0

    def finish(self) -> list[DataFile]:
        """Write the rest; all files, ordered by partition."""
        self.flush()
        found: dict[Partition, list[DataFile]] = defaultdict(list)
        for file in self.files:
            found[file.province, file.month].append(file)
        return [file for partition in sorted(found) for file in self._together(partition, found[partition])]

    def _together(self, partition: Partition, files: list[DataFile]) -> list[DataFile]:
        if len(files) <= MOST_FILES:
            return files
        return [write_file(self._storage, self._table, read_rows(self._storage, files, self._table), partition)]


def split(
    tables: Sequence[pa.Table], numbers: Sequence[npt.NDArray[np.int32]], partitions: Sequence[Partition]
) -> Iterator[tuple[Partition, pa.Table]]:
    """The rows of each partition that has any."""
    if not any(map(len, tables)):
        return
    rows, of_row = pa.concat_tables(tables).unify_dictionaries(), np.concatenate(numbers)
    order = np.argsort(of_row, kind="stable")
    bounds = np.flatnonzero(np.diff(of_row[order])) + 1
    for indexes in np.split(order, bounds):
        partition = partitions[of_row[indexes[0]]]
        yield partition, rows.take(pa.array(indexes))


def write_file(storage: Storage, table: str, rows: pa.Table, partition: Partition) -> DataFile:
    """One new file with these rows under its partition."""
    province, month = partition
    name = f"{DATA}/{table}/province={province or 'none'}/month={month}/{secrets.token_hex(10)}.parquet"
    if table in ("dossiers", "events"):
        rows = _with_province(rows, province)
    rows = as_declared(rows, table)
    draft = new_draft(storage.home)
    write_rows(rows, draft)
    size = draft.stat().st_size
    storage.put(draft, name)
    dossiers = table == "dossiers"
    return DataFile(
        name,
        province,
        month,
        rows=len(rows),
        bytes=size,
        simulated=bool(dossiers and pc.any(rows["simulated"]).as_py()),
        next_due=next_due(rows) if dossiers else "",
    )


def write_whole(storage: Storage, table: str, rows: pa.Table) -> DataFile:
    """A small table as one file that is named by its content, so that an unchanged one is shared."""
    content = BytesIO()
    write_rows(as_declared(rows, table), content)
    digest = hashlib.sha256(content.getbuffer()).hexdigest()[:20]
    name = f"{DATA}/{table}/{digest}.parquet"
    draft = new_draft(storage.home)
    draft.write_bytes(content.getvalue())
    storage.put(draft, name)
    return DataFile(name, rows=len(rows), bytes=len(content.getvalue()))


def write_rows(rows: pa.Table, target: object) -> None:
    """The rows as Parquet with Zstandard."""
    texts = [field.name for field in rows.schema if pa.types.is_dictionary(field.type)]
    pq.write_table(rows, target, compression="zstd", use_dictionary=texts, row_group_size=1 << 17)


def read_rows(storage: Storage, files: Sequence[DataFile], table: str) -> pa.Table:
    """The rows of these files with texts as dictionaries."""
    tables = [pq.read_table(storage.local(file.name), partitioning=None) for file in files]
    return as_declared(pa.concat_tables(tables), table)


def _with_province(rows: pa.Table, province: str) -> pa.Table:
    """The column `province` with the partition's one value."""
    values = pa.DictionaryArray.from_arrays(np.zeros(len(rows), dtype=np.int32), pa.array([province], pa.string()))
    others = rows.drop_columns(["province"]) if "province" in rows.column_names else rows
    return others.append_column("province", values)

"""The tables of an extract as expressions, with all the columns that there are today, whatever its age."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import ibis
import pyarrow as pa

from motcua.analytics.extract.columns import TABLES
from motcua.analytics.shapes import Table
from motcua.analytics.snapshots import Snapshot

_TYPES = {
    "string": "string",
    "int64": "int64",
    "int32": "int32",
    "bool": "boolean",
    "date32": "date",
    "double": "float64",
    "timestamp[us, tz=UTC]": "timestamp('UTC', 6)",
}
_DAY_OF = {"dossiers": "received_on"}

Read = Callable[[str, Sequence[str]], Table]
"""Makes the table of that name from Parquet files."""


class SnapshotTables(Mapping[str, Table]):
    """The tables of one extract, read when first asked for.

    A column that the extract is too old to have is null, as unknown as it was then. `dossiers` has its local date of
    receipt as `day`.
    """

    def __init__(self, snapshot: Snapshot, read: Read) -> None:
        self._snapshot = snapshot
        self._read = read
        self._tables: dict[str, Table] = {}

    def __getitem__(self, name: str) -> Table:
        if name not in self._tables:
            self._tables[name] = self._make(name)
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)

    def _make(self, name: str) -> Table:
        files = [str(file) for file in self._snapshot.table(name)]
        table = self._read(name, files) if files else _nothing(TABLES[name])
        missing = {column: _TYPES[kind] for column, kind in TABLES[name].items() if column not in table.columns}
        if missing:
            table = table.mutate(**{column: ibis.null(kind) for column, kind in missing.items()})
        return table.mutate(day=table[_DAY_OF[name]]) if name in _DAY_OF else table


def _nothing(columns: Mapping[str, str]) -> Table:
    schema: Any = ibis.schema({column: _TYPES[kind] for column, kind in columns.items()})
    return ibis.memtable(pa.Table.from_pylist([], schema=schema.to_pyarrow()))

"""Computing figures in this process, with DuckDB."""

import tempfile
import threading
from collections.abc import Sequence
from typing import Any

import ibis

from motcua.analytics.engines.tables import SnapshotTables
from motcua.analytics.shapes import Table
from motcua.analytics.snapshots import Snapshot

MEMORY = "3GB"
"""What the engine may hold; beyond it goes to temporary files."""

_of_thread = threading.local()


def open_tables(snapshot: Snapshot) -> SnapshotTables:
    """The tables of an extract. They are to be used in the thread that asked, before it asks for others."""
    return SnapshotTables(snapshot, _read)


@ibis.udf.scalar.builtin(name="epoch_us")  # type: ignore[untyped-decorator]
def microseconds(moment) -> int:  # type: ignore[no-untyped-def,empty-body]  # Ibis takes any moment here
    """Microseconds since 1970, without the detour over a time zone that costs as much as all the rest."""


def _read(name: str, files: Sequence[str]) -> Table:
    return open_connection().read_parquet(files, table_name=name, hive_partitioning=False, union_by_name=True)


def open_connection() -> Any:
    """One connection for each thread; it may fetch no extension from anywhere."""
    if not hasattr(_of_thread, "connection"):
        connection = ibis.duckdb.connect(
            autoinstall_known_extensions=False,
            autoload_known_extensions=False,
            memory_limit=MEMORY,
            temp_directory=tempfile.gettempdir(),
            preserve_insertion_order=False,
        )
        connection.raw_sql("SET TimeZone = 'UTC'")
        _of_thread.connection = connection
    return _of_thread.connection

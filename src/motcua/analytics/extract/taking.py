"""Taking the extract: dossiers out of the ledger by COPY, into Parquet files by tier, without anything personal."""

import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import IO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from motcua.analytics.snapshots import Snapshot, write_snapshot
from motcua.dossiers.api import EXTRACT_COLUMNS, copy_out
from motcua.orgs.api import get_units

_TIME = pa.timestamp("us", tz="UTC")
_TYPES: Mapping[str, pa.DataType] = {
    **{name: pa.string() for name in EXTRACT_COLUMNS},
    **{name: _TIME for name in EXTRACT_COLUMNS if name.endswith("_at")},
    **{name: pa.bool_() for name in ("eligible_online", "paper_parallel", "paid_online", "simulated")},
    **{name: pa.int64() for name in ("id", "unit_id", "fee_dong")},
    "received_on": pa.date32(),
}
_BLOCK_BYTES = 16 << 20


def take_snapshot(root: Path, *, mark: str, now: datetime) -> Snapshot:
    """Write one extract of the whole ledger under `root`; returns it."""
    return write_snapshot(root, taken_at=now, mark=mark, fill=_fill)


def _fill(folder: Path) -> int:
    """Write the Parquet files, one folder for each tier; returns the number of dossiers."""
    writers: dict[str, pq.ParquetWriter] = {}
    rows = 0
    with tempfile.TemporaryFile(dir=folder.parent) as file:
        copy_out(file.write)
        if file.tell() == 0:
            return 0
        file.seek(0)
        try:
            for batch in _batches(file):
                table = _with_units(pa.Table.from_batches([batch]))
                rows += table.num_rows
                _write_by_tier(folder, table, writers)
        finally:
            for writer in writers.values():
                writer.close()
    return rows


def _batches(file: IO[bytes]) -> pa_csv.CSVStreamingReader:
    return pa_csv.open_csv(
        file,
        read_options=pa_csv.ReadOptions(column_names=list(_TYPES), block_size=_BLOCK_BYTES),
        parse_options=pa_csv.ParseOptions(newlines_in_values=True),
        convert_options=pa_csv.ConvertOptions(
            column_types=dict(_TYPES),
            true_values=["t"],
            false_values=["f"],
            null_values=[""],
            strings_can_be_null=False,
            timestamp_parsers=[pa_csv.ISO8601],
        ),
    )


def _with_units(table: pa.Table) -> pa.Table:
    """Put code and name of the unit, and whether it is for practice, in the place of its key."""
    units = get_units(key for key in pc.unique(table["unit_id"]).to_pylist() if key is not None)
    rows = [None if key is None else units.get(key) for key in table["unit_id"].to_pylist()]
    return (
        table.drop_columns(["unit_id"])
        .append_column("unit_code", pa.array([unit.code if unit else "" for unit in rows], pa.string()))
        .append_column("unit_name", pa.array([unit.name if unit else "" for unit in rows], pa.string()))
        .append_column("practice", pa.array([unit is not None and unit.practice for unit in rows], pa.bool_()))
    )


def _write_by_tier(folder: Path, table: pa.Table, writers: dict[str, pq.ParquetWriter]) -> None:
    for tier in pc.unique(table["tier"]).to_pylist():
        name = tier or "unknown"
        if name not in writers:
            part = folder / f"tier={name}"
            part.mkdir()
            writers[name] = pq.ParquetWriter(part / "part-0.parquet", table.schema, compression="zstd")
        writers[name].write_table(table.filter(pc.equal(table["tier"], tier)))

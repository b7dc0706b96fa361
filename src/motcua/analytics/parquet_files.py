"""Parquet files of other people, read as rows of texts, and our own rows written as Parquet."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from motcua.dossiers.api import TableUnusable

_LARGEST_GROUP = 2 << 30
_ROWS_WRITTEN = 50_000
_KINDS = {"text": pa.string(), "time": pa.timestamp("us", tz="UTC"), "whole": pa.int64(), "truth": pa.bool_()}


class ParquetFiles:
    """Reads and writes Parquet with memory for one row group."""

    def names_of(self, path: Path) -> list[str]:
        """The columns; nested ones cannot be read as cells. Raises TableUnusable."""
        with _opened(path) as file:
            for column in file.schema_arrow:
                if pa.types.is_nested(column.type):
                    raise TableUnusable("parquet_nested", column=column.name)
            groups = (file.metadata.row_group(index) for index in range(file.metadata.num_row_groups))
            if any(group.total_byte_size > _LARGEST_GROUP for group in groups):
                raise TableUnusable("parquet_group", value=str(_LARGEST_GROUP >> 30))
            return [column.name for column in file.schema_arrow]

    def rows_of(self, path: Path, size: int) -> Iterator[tuple[list[list[str]], float]]:
        """Rows as texts: times in ISO 8601, truths as true and false, nothing as empty. Raises TableUnusable."""
        done = 0
        with _opened(path) as file:
            total = max(1, file.metadata.num_rows)
            try:
                for batch in file.iter_batches(batch_size=size):
                    done += batch.num_rows
                    columns = [_texts(column) for column in batch.columns]
                    yield [list(row) for row in zip(*columns, strict=True)], done / total
            except (pa.ArrowException, OSError) as error:
                raise TableUnusable("parquet_broken", value=str(error)[:200]) from error

    def write_rows(self, path: Path, names: Sequence[str], kinds: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
        """Write rows of texts; an empty text of any kind but `text` is null. Returns how many."""
        schema = pa.schema([pa.field(name, _KINDS[kind]) for name, kind in zip(names, kinds, strict=True)])
        written = 0
        waiting = iter(rows)
        with pq.ParquetWriter(path, schema, compression="zstd") as writer:
            while some := list(islice(waiting, _ROWS_WRITTEN)):
                columns = zip(*some, strict=True)
                arrays = [_typed(list(column), kind) for column, kind in zip(columns, kinds, strict=True)]
                writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
                written += len(some)
        return written


def _opened(path: Path) -> Any:
    try:
        return pq.ParquetFile(path)
    except (pa.ArrowException, OSError) as error:
        raise TableUnusable("parquet_broken", value=str(error)[:200]) from error


def _texts(column: Any) -> list[str]:
    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.dictionary_decode()
        kind = column.type
    if pa.types.is_boolean(kind) or pa.types.is_integer(kind) or pa.types.is_decimal(kind):
        column = pc.cast(column, pa.string())
    elif pa.types.is_temporal(kind):
        return ["" if value is None else value.isoformat() for value in column.to_pylist()]
    elif pa.types.is_floating(kind):
        return ["" if value is None else _number(value) for value in column.to_pylist()]
    elif not (pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_null(kind)):
        return ["" if value is None else json.dumps(value, default=str).strip('"') for value in column.to_pylist()]
    return [value or "" for value in column.to_pylist()]


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() else repr(value)


def _typed(values: list[str], kind: str) -> Any:
    if kind == "text":
        return pa.array(values, pa.string())
    return pc.cast(pa.array([value or None for value in values], pa.string()), _KINDS[kind])

"""Writing an answer as a Parquet file."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from motcua.analytics.values import FigureTable

_TYPES = {"numerator": pa.int64(), "denominator": pa.int64(), "suppressed": pa.bool_(), "flagged": pa.bool_()}


def write_parquet(table: FigureTable, path: Path) -> None:
    """One row of the file for each row of the answer, under the same headings."""
    types = {**dict.fromkeys(table.by, pa.string()), **_TYPES}
    schema = pa.schema([(name, types.get(name, pa.float64())) for name in table.columns])
    pq.write_table(pa.Table.from_pylist(list(table.records()), schema=schema), path)

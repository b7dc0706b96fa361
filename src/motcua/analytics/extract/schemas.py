"""The columns of the extract as Arrow types, and what the ledger hands over as CSV."""

from collections.abc import Callable, Mapping

import pyarrow as pa
import pyarrow.csv as pa_csv

from motcua.analytics.extract.columns import TABLES, TIME

TEXT = pa.dictionary(pa.int32(), pa.string())
"""Texts repeat: they are kept once, with a number in each row."""

_ARROW: Mapping[str, pa.DataType] = {
    "string": TEXT,
    "bool": pa.bool_(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "double": pa.float64(),
    "date32": pa.date32(),
    TIME: pa.timestamp("us", tz="UTC"),
}
_PLAIN_TEXTS = frozenset({"person_key"})
_BLOCK_BYTES = 8 << 20


def arrow_type(word: str, column: str = "") -> pa.DataType:
    """The Arrow type of a word of `columns`; `column` names one whose values hardly repeat."""
    return pa.string() if column in _PLAIN_TEXTS else _ARROW[word]


SCHEMAS: Mapping[str, pa.Schema] = {
    table: pa.schema([(name, arrow_type(word, name)) for name, word in columns.items()])
    for table, columns in TABLES.items()
}
"""The Arrow schema of each table."""


def as_declared(table: pa.Table, name: str) -> pa.Table:
    """The columns of the named table in their order and types; what is missing is null."""
    schema = SCHEMAS[name]
    columns = [
        _cast(table[field.name], field.type) if field.name in table.column_names else pa.nulls(len(table), field.type)
        for field in schema
    ]
    return pa.table(columns, schema=schema)


def _cast(column: pa.ChunkedArray, wanted: pa.DataType) -> pa.ChunkedArray:
    if column.type == wanted:
        return column
    if wanted == TEXT:
        return column.cast(pa.string()).dictionary_encode()
    return column.cast(wanted)


class BlockReader:
    """Turns lines of CSV, as they come out of the ledger, into tables of some megabytes each."""

    def __init__(self, types: Mapping[str, pa.DataType], on_table: Callable[[pa.Table], None]) -> None:
        self._types, self._on_table = types, on_table
        self._lines = bytearray()

    def write(self, lines: bytes) -> None:
        """Take whole lines."""
        self._lines += lines
        if len(self._lines) >= _BLOCK_BYTES:
            self.flush()

    def flush(self) -> None:
        """Hand on what has come so far; once more at the end."""
        if not self._lines:
            return
        block, self._lines = self._lines, bytearray()
        self._on_table(
            pa_csv.read_csv(
                pa.BufferReader(pa.py_buffer(block)),
                read_options=pa_csv.ReadOptions(column_names=list(self._types), block_size=len(block) + 1),
                parse_options=pa_csv.ParseOptions(newlines_in_values=True),
                convert_options=pa_csv.ConvertOptions(
                    column_types=dict(self._types),
                    true_values=["t"],
                    false_values=["f"],
                    null_values=[""],
                    strings_can_be_null=False,
                    timestamp_parsers=[pa_csv.ISO8601],
                ),
            )
        )

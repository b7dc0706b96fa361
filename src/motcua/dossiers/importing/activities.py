"""Reading a chunk of another system's log: which dossier, what, when, by whom."""

from collections.abc import Mapping, Sequence

from motcua.dossiers.importing.code_index import DossierKeys
from motcua.dossiers.importing.columns import ColumnReader, Values
from motcua.dossiers.importing.findings import ImportReport
from motcua.dossiers.importing.layout import EVENT_COLUMNS, EVENT_REQUIRED, ColumnMapping, Layout
from motcua.dossiers.importing.rowsource import Chunk

UNKNOWN, AMBIGUOUS = 0, -1
"""In place of a dossier's key where no dossier has the code, or where two source systems use it."""


class ActivityRows:
    """Reads chunk after chunk of an event file; `keys` gives the key of each dossier of the dossier file."""

    def __init__(
        self,
        layout: Layout,
        mapping: ColumnMapping,
        styles: Mapping[str, str],
        report: ImportReport,
        keys: DossierKeys,
    ) -> None:
        events_only = ColumnMapping(columns=mapping.event_columns)
        self._reader = ColumnReader(layout, events_only, styles, report, "events")
        self._keys = keys

    def read(self, chunk: Chunk) -> tuple[list[int], list[bool], dict[str, Values]]:
        """Of the usable rows: the dossiers' keys, whether the ledger knew them before, and the other columns."""
        rows = len(chunk.rows)
        cells = self._reader.raw(chunk) if rows else [()] * 5
        given = {column: self._reader.given(cells, column, rows) for column in EVENT_COLUMNS}
        columns: dict[str, Sequence[str | None]] = {
            column: self._reader.times(values, column) if column == "at" else self._reader.texts(values, column)
            for column, values in given.items()
        }
        ids, known = self._keys.find([code or "" for code in columns["dossier_code"]])
        bad = self._find_unusable(chunk, given, columns, ids)
        keep = [row for row in range(rows) if row not in bad] if bad else range(rows)
        if bad:
            columns = {column: [values[row] for row in keep] for column, values in columns.items()}
            ids, known = [ids[row] for row in keep], [known[row] for row in keep]
        return ids, known, columns  # type: ignore[return-value]  # rows with None are out

    def _find_unusable(
        self,
        chunk: Chunk,
        given: Mapping[str, Sequence[str]],
        columns: Mapping[str, Sequence[str | None]],
        ids: Sequence[int],
    ) -> set[int]:
        bad: set[int] = set()
        for column in EVENT_REQUIRED:
            if not all(columns[column]):
                empty = [row for row, value in enumerate(given[column]) if not value.strip()]
                self._reader.refuse("required", chunk, column, empty, given[column])
                bad.update(empty)
        for column in EVENT_COLUMNS:
            unusable = [row for row, value in enumerate(columns[column]) if value is None and row not in bad]
            self._reader.refuse("", chunk, column, unusable, given[column])
            bad.update(unusable)
        codes = {"event_of_unknown_dossier": UNKNOWN, "event_of_two_dossiers": AMBIGUOUS}
        for code, sign in codes.items():
            if sign in ids:
                rows = [row for row, key in enumerate(ids) if key == sign and row not in bad]
                self._reader.refuse(code, chunk, "dossier_code", rows, given["dossier_code"])
                bad.update(rows)
        return bad

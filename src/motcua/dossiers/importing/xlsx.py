"""Unpacking a workbook: the sheet that is meant, the line of headings, then the rows as they stand."""

import re
from collections.abc import Sequence
from pathlib import Path

from motcua.dossiers.importing.findings import FileUnusable, Finding
from motcua.dossiers.importing.sheet import Cells, RowFacts, SheetReader, column_letters, column_number, is_filled
from motcua.dossiers.importing.staging import Staging
from motcua.dossiers.importing.workbook import Sheet, open_workbook

_LOOKED_AT = 30
_ROWS_A_REPORT = 10_000
_RANGE = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")


def unpack_xlsx(path: Path, *, sheet: str, staging: Staging) -> None:
    """Write the rows of one sheet into the table `dossiers`.

    sheet   the operator's choice; empty: the only filled sheet that the spreadsheet shows
    Raises  FileUnusable where the choice is open, the headings are merged or the package is damaged or a bomb.
    """
    book = open_workbook(path)
    try:
        filled = [entry for entry in book.sheets if is_filled(book, entry)]
        chosen = _choose(filled, sheet)
        staging.facts |= {
            "sheets": [entry.name for entry in filled],
            "sheet": chosen.name,
            "epoch_1904": book.epoch_1904,
        }
        rows = _Rows(staging)
        reader = SheetReader(book, rows.take)
        reader.read(chosen)
        rows.finish()
        rows.check_merged(reader.merged)
        if len(filled) > 1:
            staging.remark(Finding("sheet_read", value=chosen.name, refused=False))
        if book.epoch_1904:
            staging.remark(Finding("epoch_1904", refused=False))
    finally:
        book.package.close()


def _choose(filled: Sequence[Sheet], name: str) -> Sheet:
    names = tuple(entry.name for entry in filled)
    more = (("sheets", names), ("kind", "XLSX"), ("near", ", ".join(f"“{entry}”" for entry in names)))
    if name:
        for entry in filled:
            if entry.name == name:
                return entry
        raise FileUnusable(Finding("sheet_missing", value=name, more=more))
    visible = [entry for entry in filled if entry.visible] or list(filled)
    if not visible:
        raise FileUnusable(Finding("empty_file"))
    if len(visible) > 1:
        raise FileUnusable(Finding("sheet_choice", more=more))
    return visible[0]


class _Rows:
    """Finds the line of headings among the first rows, then writes what follows."""

    def __init__(self, staging: Staging) -> None:
        self._staging = staging
        self._table = staging.table("dossiers")
        self._first: list[tuple[int, Cells, RowFacts]] = []
        self._width = 0
        self.heading_row = 0
        self._hidden = self._formulas = 0

    def take(self, row: int, cells: Cells, facts: RowFacts) -> None:
        """One row of the sheet."""
        if self.heading_row:
            self._write(row, cells, facts)
            return
        self._first.append((row, cells, facts))
        if len(self._first) >= _LOOKED_AT:
            self._find_headings()

    def _find_headings(self) -> None:
        """The first row that is at least half as full as the fullest: titles above a table fill one cell or two."""
        most = max(len(cells) for _, cells, _ in self._first)
        at = next(index for index, (_, cells, _) in enumerate(self._first) if 2 * len(cells) > most)
        self.heading_row, headings, _ = self._first[at]
        self._width = max(max(cells, default=0) for _, cells, _ in self._first[at:]) + 1
        self._table.names = [
            " ".join(headings.get(column, f"cột {column_letters(column)}").split()) for column in range(self._width)
        ]
        if self.heading_row > 1:
            self._staging.remark(Finding("heading_row", line=self.heading_row, refused=False))
        waiting, self._first = self._first[at + 1 :], []
        for row, cells, facts in waiting:
            self._write(row, cells, facts)

    def _write(self, row: int, cells: Cells, facts: RowFacts) -> None:
        for column in range(self._width, max(cells, default=-1) + 1):
            self._table.names.append(f"cột {column_letters(column)}")
            self._width = column + 1
        for column in facts.without_value:
            heading = self._table.names[column] if column < self._width else column_letters(column)
            self._staging.remark(Finding("formula_without_value", line=row, column=heading))
        self._hidden += facts.hidden
        self._formulas += facts.formulas
        if cells:
            self._table.add(row, [cells.get(column, "") for column in range(self._width)])
        if self._table.rows % _ROWS_A_REPORT == 0:
            self._staging.progress(self._table.rows, 0.0)

    def finish(self) -> None:
        """The sheet is at its end."""
        if not self.heading_row:
            if not self._first:
                raise FileUnusable(Finding("empty_file"))
            self._find_headings()
        for code, times in (("hidden_rows", self._hidden), ("formulas_read", self._formulas)):
            if times:
                self._staging.remark(Finding(code, refused=False, more=(("times", times),)))

    def check_merged(self, ranges: Sequence[str]) -> None:
        """Merged cells hold one value for many: a heading then names no column, and rows lack values."""
        inside: list[str] = []
        for text in ranges:
            if match := _RANGE.fullmatch(text):
                top, bottom = int(match[2]), int(match[4])
                wide = column_number(match[3]) > column_number(match[1])
                if top <= self.heading_row <= bottom and (wide or bottom > self.heading_row):
                    raise FileUnusable(Finding("merged_heads", line=self.heading_row, value=text))
                if bottom > self.heading_row:
                    inside.append(text)
        if inside:
            more = (("times", len(inside)),)
            line = int(str(_RANGE.fullmatch(inside[0])[2]))  # type: ignore[index]
            self._staging.remark(Finding("merged_cells", line=line, value=inside[0], more=more))

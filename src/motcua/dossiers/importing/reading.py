"""Reading a file of comma-separated values in chunks of rows, noticing every way in which a file arrives broken."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TextIO

from motcua.dossiers.importing.findings import FileUnusable, Finding

CHUNK_ROWS = 10_000
_OTHER_KINDS = {
    b"PK\x03\x04": "XLSX/ZIP",
    b"\x1f\x8b": "gzip",
    b"PAR1": "Parquet",
    b"\xd0\xcf\x11\xe0": "XLS",
    b"%PDF": "PDF",
}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"
_DELIMITERS = {",": "dấu phẩy", ";": "dấu chấm phẩy", "\t": "dấu tab"}
Remark = Callable[[Finding], None]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows of full width and the line of the file on which each begins."""

    rows: list[list[str]]
    lines: range | list[int]


class CsvFile:
    """One file: its headings, then its rows in chunks. Faults of single rows go to `remark`; worse ones raise."""

    def __init__(self, path: Path, *, file: str, remark: Remark) -> None:
        self._path = path
        self._file = file
        self._remark = remark
        self._check_kind()
        self.names = self._read_names()

    def _check_kind(self) -> None:
        """Raises FileUnusable for what is not text, with the kind that the first bytes show."""
        with self._path.open("rb") as raw:
            head = raw.read(8)
            if not head:
                raise FileUnusable(Finding("empty_file", file=self._file))
            for magic, kind in _OTHER_KINDS.items():
                if head.startswith(magic):
                    raise FileUnusable(Finding("not_csv", file=self._file, value=kind))
            if head.startswith(_UTF16):
                raise FileUnusable(Finding("encoding", file=self._file, line=1))
            if head.startswith(_BOM):
                self._note("byte_order_mark")
            raw.seek(-1, 2)
            if raw.read(1) not in b"\r\n":
                self._note("no_last_newline")

    def _note(self, code: str, value: str = "") -> None:
        self._remark(Finding(code, file=self._file, value=value, refused=False))

    def _read_names(self) -> list[str]:
        with self._open() as text:
            try:
                first = text.readline()
            except UnicodeDecodeError as error:
                raise self._not_utf8() from error
        counts = {delimiter: first.count(delimiter) for delimiter in _DELIMITERS}
        self._delimiter = max(counts, key=lambda delimiter: counts[delimiter])
        if self._delimiter != ",":
            self._note("delimiter", _DELIMITERS[self._delimiter])
        try:
            names = next(csv.reader([first], delimiter=self._delimiter, strict=True), [])
        except csv.Error as error:
            raise FileUnusable(Finding("quotes", file=self._file, line=1)) from error
        if not any(name.strip() for name in names):
            raise FileUnusable(Finding("empty_file", file=self._file))
        return [name.strip() for name in names]

    def _open(self) -> TextIO:
        return self._path.open(encoding="utf-8-sig", newline="")

    def _not_utf8(self) -> FileUnusable:
        """The line that is not UTF-8, found by reading the bytes again."""
        with self._path.open("rb") as raw:
            for number, line in enumerate(raw, start=1):
                try:
                    line.decode("utf-8")
                except UnicodeDecodeError:
                    return FileUnusable(Finding("encoding", file=self._file, line=number))
        return FileUnusable(Finding("encoding", file=self._file))

    def chunks(self, size: int = CHUNK_ROWS) -> Iterator[Chunk]:
        """All rows of full width, in order.

        Raises  FileUnusable where nothing after a certain line can be read.
        """
        with self._open() as text:
            reader = csv.reader(text, delimiter=self._delimiter, strict=True)
            next(reader)
            before = self._read(reader, size)
            while before.rows:
                after = self._read(reader, size)
                yield self._full_width(before, last=not after.rows)
                before = after

    def _read(self, reader: "csv._reader", size: int) -> Chunk:  # type: ignore[name-defined]
        """The next rows, whatever their width; a row whose quotes are broken is remarked and left out."""
        rows: list[list[str]] = []
        starts: list[int] | None = None
        begun = reader.line_num + 1
        while len(rows) < size:
            resumed = reader.line_num + 1
            had = len(rows)
            try:
                rows.extend(islice(reader, size - had))
                done = True
            except csv.Error as error:
                # the rows before the broken one are kept by `extend`
                done = False
                self._broken_quotes(resumed + _lines_of(rows[had:]), str(error))
            except UnicodeDecodeError as error:
                raise self._not_utf8() from error
            if starts is not None or not done or reader.line_num + 1 - resumed != len(rows) - had:
                starts = list(range(begun, begun + had)) if starts is None else starts
                starts += _starts(resumed, rows[had:])
            if done:
                break
        lines = range(begun, begun + len(rows)) if starts is None else starts
        return _without_blank_lines(Chunk(rows, lines))

    def _broken_quotes(self, line: int, reason: str) -> None:
        if "unexpected end of data" in reason or "field larger than field limit" in reason:
            raise FileUnusable(Finding("cut_in_quotes", file=self._file, line=line))
        self._remark(Finding("quotes", file=self._file, line=line))

    def _full_width(self, chunk: Chunk, *, last: bool) -> Chunk:
        """Leave out rows with too few or too many cells; a short last row means that the file was cut."""
        width = len(self.names)
        if set(map(len, chunk.rows)) <= {width}:
            return chunk
        kept = [index for index, row in enumerate(chunk.rows) if len(row) == width]
        for index, row in enumerate(chunk.rows):
            if len(row) != width:
                cut = last and index == len(chunk.rows) - 1 and len(row) < width
                more = (("given", len(row)), ("expected", width))
                self._remark(
                    Finding("truncated" if cut else "row_width", file=self._file, line=chunk.lines[index], more=more)
                )
        return Chunk([chunk.rows[index] for index in kept], [chunk.lines[index] for index in kept])


def _lines_of(rows: list[list[str]]) -> int:
    """How many lines of the file these rows take: one each, and one more for each line break inside a cell."""
    return sum(1 + sum(cell.count("\n") for cell in row) for row in rows)


def _starts(first: int, rows: list[list[str]]) -> list[int]:
    """The line on which each of these rows begins."""
    starts, line = [], first
    for row in rows:
        starts.append(line)
        line += 1 + sum(cell.count("\n") for cell in row)
    return starts


def _without_blank_lines(chunk: Chunk) -> Chunk:
    """Blank lines are read as rows without cells; they say nothing."""
    if all(chunk.rows):
        return chunk
    kept = [index for index, row in enumerate(chunk.rows) if row]
    return Chunk([chunk.rows[index] for index in kept], [chunk.lines[index] for index in kept])

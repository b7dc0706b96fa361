"""Reading a file of comma-separated values in chunks of rows, noticing every way in which a file arrives broken."""

import csv
import unicodedata
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TextIO

from motcua.dossiers.importing.encodings import detect_encoding
from motcua.dossiers.importing.findings import FileUnusable, Finding, Remark
from motcua.dossiers.importing.kinds import FileKind, kind_of
from motcua.dossiers.importing.rowsource import CHUNK_ROWS, Chunk

_BOM = b"\xef\xbb\xbf"
DELIMITERS = {",": "dấu phẩy", ";": "dấu chấm phẩy", "\t": "dấu tab"}
_LONGEST_LINE = 1 << 20
"""A longer line is read in pieces, each of which then has the wrong number of cells; memory stays bounded."""


class CsvFile:
    """One file of text: its headings, then its rows in chunks. Faults of single rows go to `remark`; worse ones raise.

    encoding, delimiter  what the operator states; empty: what the file shows
    """

    typed = False

    def __init__(self, path: Path, *, file: str, remark: Remark, encoding: str = "", delimiter: str = "") -> None:
        self._path = path
        self._file = file
        self._remark = remark
        self.share = 0.0
        self._check_kind()
        self.encoding = detect_encoding(path, file=file, stated=encoding)
        if self.encoding.name != "utf-8":
            self._note("encoding_read", self.encoding.name)
        self.delimiter = delimiter
        self.names = self._read_names()

    def _check_kind(self) -> None:
        """Raises FileUnusable for what is not text, with the kind that the first bytes show."""
        kind = kind_of(self._path)
        if kind is FileKind.EMPTY:
            raise FileUnusable(Finding("empty_file", file=self._file))
        if kind is not FileKind.CSV:
            raise FileUnusable(Finding("not_csv", file=self._file, value=kind.value))
        with self._path.open("rb") as raw:
            if raw.read(3) == _BOM:
                self._note("byte_order_mark")
            raw.seek(-min(2, self._path.stat().st_size), 2)
            if not raw.read().rstrip(b"\0").endswith((b"\r", b"\n")):
                self._note("no_last_newline")

    def _note(self, code: str, value: str = "") -> None:
        self._remark(Finding(code, file=self._file, value=value, refused=False))

    def _read_names(self) -> list[str]:
        with self._open() as text:
            try:
                first = text.readline(_LONGEST_LINE)
            except UnicodeError as error:
                raise self._not_text() from error
        if len(first) >= _LONGEST_LINE:
            raise FileUnusable(Finding("heading_too_long", file=self._file, line=1))
        counts = {delimiter: first.count(delimiter) for delimiter in DELIMITERS}
        self.delimiter = self.delimiter or max(counts, key=lambda delimiter: counts[delimiter])
        if self.delimiter != ",":
            self._note("delimiter", DELIMITERS[self.delimiter])
        try:
            names = next(csv.reader([first], delimiter=self.delimiter, strict=True), [])
        except csv.Error as error:
            raise FileUnusable(Finding("quotes", file=self._file, line=1)) from error
        if not any(name.strip() for name in names):
            raise FileUnusable(Finding("empty_file", file=self._file))
        return [unicodedata.normalize("NFC", name.strip()) for name in names]

    def _open(self) -> TextIO:
        return self._path.open(encoding=self.encoding.codec, newline="")

    def _not_text(self) -> FileUnusable:
        """The line whose bytes do not fit the encoding, found by reading the bytes again."""
        if not self.encoding.codec.startswith("utf-16"):
            with self._path.open("rb") as raw:
                for number, line in enumerate(iter(partial(raw.readline, _LONGEST_LINE), b""), start=1):
                    try:
                        line.decode(self.encoding.codec)
                    except UnicodeDecodeError:
                        return FileUnusable(Finding("encoding", file=self._file, line=number))
        return FileUnusable(Finding("encoding", file=self._file, line=1))

    def chunks(self, size: int = CHUNK_ROWS) -> Iterator[Chunk]:
        """All rows of full width, in order.

        Raises  FileUnusable where nothing after a certain line can be read.
        """
        size_in_bytes = self._path.stat().st_size
        with self._open() as text:
            pieces = iter(partial(text.readline, _LONGEST_LINE), "")
            reader = csv.reader(pieces, delimiter=self.delimiter, strict=True)
            next(reader)
            before = self._read(reader, size)
            while before.rows:
                after = self._read(reader, size)
                self.share = text.buffer.tell() / size_in_bytes
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
            except UnicodeError as error:
                raise self._not_text() from error
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

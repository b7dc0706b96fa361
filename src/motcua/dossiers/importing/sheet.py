"""Reading one sheet row by row: every cell as the text that a person means by it, with its damage remarked."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from motcua.dossiers.importing.workbook import Sheet, Workbook
from motcua.dossiers.importing.xml_stream import read_xml

Cells = dict[int, str]
OnRow = Callable[[int, Cells, "RowFacts"], None]
_EPOCH_1900, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 (a spreadsheet knows no zone)
_MOST_DIGITS = 10**15
_MOST_COLUMNS = 16_384
_LETTERS = re.compile(r"([A-Z]{1,3})(\d*)")


class Enough(Exception):
    """Whoever hears the rows needs no more of them."""


class RowFacts:
    """What a row hides: whether the spreadsheet hides it, and columns whose formula has no value."""

    __slots__ = ("formulas", "hidden", "without_value")

    def __init__(self, hidden: bool) -> None:
        self.hidden = hidden
        self.formulas = 0
        self.without_value: list[int] = []


class SheetReader:
    """Hands row after row to `on_row`: its number, its filled cells by position, its facts; keeps merged ranges."""

    def __init__(self, book: Workbook, on_row: OnRow) -> None:
        self._book = book
        self._on_row = on_row
        self.merged: list[str] = []
        self._row = 0
        self._cells: Cells = {}
        self._facts = RowFacts(False)
        self._column = -1
        self._kind = ""
        self._style = 0
        self._value: list[str] = []
        self._has_formula = self._has_value = self._in_value = self._in_reading = False

    def read(self, sheet: Sheet) -> None:
        """Read the whole sheet, or until `on_row` raises Enough. Raises FileUnusable."""
        try:
            read_xml(self._book.pieces(sheet.part), self, file="dossiers", text=self.text)
        except Enough:
            return

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """An element of the sheet begins."""
        if name == "c":
            match = _LETTERS.fullmatch(attributes.get("r", ""))
            self._column = column_number(match[1]) if match else self._column + 1
            self._kind, style = attributes.get("t", "n"), attributes.get("s", "0")
            self._style = int(style) if style.isdecimal() else 0
            self._value = []
            self._has_formula = self._has_value = False
        elif name in ("v", "t"):
            self._in_value = not self._in_reading
            self._has_value = True
        elif name == "rPh":
            self._in_reading = True
        elif name == "f":
            self._has_formula = True
        elif name == "row":
            stated = attributes.get("r", "")
            self._row = int(stated) if stated.isdecimal() else self._row + 1
            self._cells, self._column = {}, -1
            self._facts = RowFacts(attributes.get("hidden", "0") in ("1", "true"))
        elif name == "mergeCell":
            self.merged.append(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        """An element of the sheet ends."""
        if name in ("v", "t"):
            self._in_value = False
        elif name == "rPh":
            self._in_reading = False
        elif name == "c":
            self._end_cell()
        elif name == "row" and (self._cells or self._facts.without_value):
            self._on_row(self._row, self._cells, self._facts)

    def text(self, text: str) -> None:
        """What stands inside a cell."""
        if self._in_value:
            self._value.append(text)

    def _end_cell(self) -> None:
        self._facts.formulas += self._has_formula
        if self._has_formula and not (self._has_value and self._value) and self._kind != "str":
            self._facts.without_value.append(self._column)
            return
        value = self._meant("".join(self._value))
        if value and self._column < _MOST_COLUMNS:
            self._cells[self._column] = value

    def _meant(self, value: str) -> str:
        """The text of a cell: shared and inline texts, errors, truths, moments and numbers."""
        if self._kind == "s":
            return self._book.texts[int(value)] if value.isdecimal() and int(value) < len(self._book.texts) else ""
        if self._kind == "b":
            return "true" if value == "1" else "false"
        if self._kind != "n" or not value:
            return value
        formats = self._book.formats
        shown = formats[self._style] if self._style < len(formats) else None
        if shown is not None and shown.is_date:
            return _moment(value, self._book.epoch_1904)
        return _number(value, shown.digits if shown is not None else 0)


def _moment(value: str, epoch_1904: bool) -> str:
    """A day number as ISO 8601; a time of day without a date as such."""
    try:
        days = float(value)
        if 0 <= days < 1:
            return str(timedelta(seconds=round(days * 86_400))).zfill(8)
        return ((_EPOCH_1904 if epoch_1904 else _EPOCH_1900) + timedelta(seconds=round(days * 86_400))).isoformat()
    except (ValueError, OverflowError):
        return value


def _number(value: str, digits: int) -> str:
    """A number without the noise of binary fractions; zeros in front where its format shows them."""
    if value.isdecimal():
        return value.zfill(digits)
    try:
        number = float(value)
    except ValueError:
        return value
    if number.is_integer() and abs(number) < _MOST_DIGITS:
        return str(int(number)).zfill(digits)
    return format(number, ".15g").replace("e+", "E+")


def column_number(letters: str) -> int:
    """A is 0, Z is 25, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """The letters over a column, counted from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def is_filled(book: Workbook, sheet: Sheet) -> bool:
    """Whether any cell of the sheet holds something."""
    found: list[int] = []

    def look(row: int, cells: Cells, facts: RowFacts) -> None:
        found.append(row)
        raise Enough

    SheetReader(book, look).read(sheet)
    return bool(found)

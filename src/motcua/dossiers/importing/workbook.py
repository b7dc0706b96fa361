"""The parts of an XLSX workbook around its sheets: which sheets there are, their texts, and which numbers are dates."""

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from motcua.dossiers.importing.findings import FileUnusable, Finding
from motcua.dossiers.importing.guarded import is_bomb
from motcua.dossiers.importing.xml_stream import read_xml

_MOST_PARTS = 2_000
_MOST_SHARED_BYTES = 256 << 20
_PIECE = 1 << 16
_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(50, 59)})
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
_ZEROS = re.compile(r"0{2,15}")


@dataclass(frozen=True, slots=True)
class CellFormat:
    """How a number is shown: as a moment, or as so many digits with zeros in front."""

    is_date: bool = False
    digits: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its part of the package, whether the spreadsheet shows it."""

    name: str
    part: str
    visible: bool


@dataclass(slots=True)
class Workbook:
    """An opened workbook."""

    package: zipfile.ZipFile
    sheets: list[Sheet] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    formats: list[CellFormat] = field(default_factory=list)
    epoch_1904: bool = False

    def pieces(self, part: str) -> Iterator[bytes]:
        """The bytes of a part, in pieces. Raises FileUnusable where the package is damaged."""
        try:
            with self.package.open(part) as stream:
                while piece := stream.read(_PIECE):
                    yield piece
        except (zipfile.BadZipFile, OSError, EOFError, KeyError, ValueError) as error:
            raise FileUnusable(Finding("zip_broken", value=str(error)[:100])) from error


def open_workbook(path: Path) -> Workbook:
    """Open a workbook after looking at its size. Raises FileUnusable. The caller closes `package`."""
    try:
        package = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise FileUnusable(Finding("zip_broken", value=str(error)[:100])) from error
    try:
        _check_size(package)
        names = set(package.namelist())
        if "xl/workbook.xml" not in names:
            raise FileUnusable(Finding("not_workbook", value="ODS" if "mimetype" in names else "ZIP"))
        book = Workbook(package)
        _read_sheets(book)
        if "xl/styles.xml" in names:
            styles = _Styles()
            read_xml(book.pieces("xl/styles.xml"), styles, file="dossiers")
            book.formats = styles.formats()
        if "xl/sharedStrings.xml" in names:
            texts = _Texts()
            read_xml(book.pieces("xl/sharedStrings.xml"), texts, file="dossiers", text=texts.text)
            book.texts = texts.found
    except BaseException:
        package.close()
        raise
    return book


def _check_size(package: zipfile.ZipFile) -> None:
    """A bomb is told by the sizes that its own directory states; reading never goes beyond them."""
    parts = package.infolist()
    if len(parts) > _MOST_PARTS or any(is_bomb(part.file_size, part.compress_size) for part in parts):
        raise FileUnusable(Finding("bomb", value="XLSX"))
    shared = next((part for part in parts if part.filename == "xl/sharedStrings.xml"), None)
    if shared is not None and shared.file_size > _MOST_SHARED_BYTES:
        raise FileUnusable(Finding("workbook_too_large", value=str(shared.file_size >> 20)))
    if any(part.flag_bits & 1 for part in parts):
        raise FileUnusable(Finding("not_workbook", value="ZIP"))


def _read_sheets(book: Workbook) -> None:
    listed = _Listed()
    read_xml(book.pieces("xl/workbook.xml"), listed, file="dossiers")
    targets = _Targets()
    if "xl/_rels/workbook.xml.rels" in book.package.namelist():
        read_xml(book.pieces("xl/_rels/workbook.xml.rels"), targets, file="dossiers")
    book.epoch_1904 = listed.epoch_1904
    for name, key, visible in listed.sheets:
        target = targets.found.get(key, "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        if part in book.package.NameToInfo and "worksheets/" in part:
            book.sheets.append(Sheet(name, part, visible))


class _Listed:
    """Sheets in the order of their tabs."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.epoch_1904 = False

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        if name == "workbookPr":
            self.epoch_1904 = attributes.get("date1904", "0") in ("1", "true")
        elif name == "sheet":
            key = next((value for key, value in attributes.items() if key.rpartition(" ")[2] == "id"), "")
            self.sheets.append((attributes.get("name", ""), key, attributes.get("state", "visible") == "visible"))

    def end(self, name: str) -> None:
        pass


class _Targets:
    """Which part stands behind which key."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        if name == "Relationship":
            self.found[attributes.get("Id", "")] = attributes.get("Target", "")

    def end(self, name: str) -> None:
        pass


class _Texts:
    """The texts that cells point to; runs of one text are joined, readings for pronunciation left out."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._in_text = self._in_reading = False

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        if name == "si":
            self._parts = []
        elif name == "rPh":
            self._in_reading = True
        elif name == "t":
            self._in_text = not self._in_reading

    def end(self, name: str) -> None:
        if name == "si":
            self.found.append("".join(self._parts))
        elif name == "rPh":
            self._in_reading = False
        elif name == "t":
            self._in_text = False

    def text(self, text: str) -> None:
        if self._in_text:
            self._parts.append(text)


class _Styles:
    """Number formats of the cells' styles."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = {}
        self._of_cells: list[int] = []
        self._in_cells = False

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        if name == "numFmt":
            self._codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self._of_cells.append(_number(attributes.get("numFmtId")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False

    def formats(self) -> list[CellFormat]:
        return [cell_format(key, self._codes.get(key, "")) for key in self._of_cells]


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def cell_format(key: int, code: str) -> CellFormat:
    """What a number format says: a date (not a length of time), or how many digits are shown."""
    if key in _DATE_FORMATS and not code:
        return CellFormat(is_date=True)
    if code.lower().startswith(("[h", "[m", "[s")):
        return CellFormat()
    bare = _LITERAL.sub("", code.partition(";")[0])
    if _ZEROS.fullmatch(bare):
        return CellFormat(digits=len(bare))
    return CellFormat(is_date=bare.lower() != "general" and bool(_DATE_LETTERS.search(bare)))

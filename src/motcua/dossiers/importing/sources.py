"""Opening a file of whatever kind: the same headings and chunks of rows come out of all of them."""

from dataclasses import dataclass
from pathlib import Path

from motcua.dossiers.importing.findings import Remark
from motcua.dossiers.importing.kinds import FileKind, kind_of
from motcua.dossiers.importing.reading import CsvFile
from motcua.dossiers.importing.rowsource import RowSource


@dataclass(frozen=True, slots=True)
class FileOptions:
    """What the operator states about the file itself; empty: what the file shows."""

    sheet: str = ""
    encoding: str = ""
    separator: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that can be read, and what was found out about it."""

    rows: RowSource
    kind: FileKind
    encoding: str = ""
    separator: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""


def open_source(path: Path, *, file: str, remark: Remark, options: FileOptions) -> Opened:
    """Open a file by what it is, whatever its name says. Raises FileUnusable."""
    text = CsvFile(path, file=file, remark=remark, encoding=options.encoding, delimiter=options.separator)
    return Opened(text, kind_of(path), text.encoding.name, text.delimiter)

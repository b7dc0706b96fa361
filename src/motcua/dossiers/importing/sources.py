"""Opening a file of whatever kind: the same headings and chunks of rows come out of all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from motcua.dossiers.importing.findings import FileUnusable, Finding, Remark
from motcua.dossiers.importing.guarded import pieces_of
from motcua.dossiers.importing.kinds import FileKind, kind_of
from motcua.dossiers.importing.layout import ColumnMapping
from motcua.dossiers.importing.reading import CsvFile
from motcua.dossiers.importing.rowsource import RowSource
from motcua.dossiers.importing.staging import Progress, Staged, Staging, stage
from motcua.dossiers.importing.tables import ParquetSource
from motcua.dossiers.importing.xes import unpack_xes, with_xes_defaults
from motcua.dossiers.importing.xlsx import unpack_xlsx


def _nothing(rows: int, share: float) -> None:
    """Nobody wants to know how far unpacking is."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that can be read, and what was found out about it; `events` is the log that came in the same file."""

    rows: RowSource
    kind: FileKind
    encoding: str = ""
    separator: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    epoch_1904: bool = False
    events: RowSource | None = None
    staged: Staged | None = None

    def complete(self, mapping: ColumnMapping, path: Path, origin: str) -> ColumnMapping:
        """The mapping with what the format itself says."""
        if self.kind not in (FileKind.XES, FileKind.XES_GZ):
            return mapping
        return with_xes_defaults(mapping, self.rows.names, origin=origin or path.name.partition(".")[0])


def open_source(
    path: Path, *, file: str, remark: Remark, mapping: ColumnMapping, progress: Progress = _nothing
) -> Opened:
    """Open a file by what it is, whatever its name says. Raises FileUnusable.

    mapping   may state the sheet, the encoding and the separator
    progress  hears rows and share while another format is unpacked
    """
    kind = kind_of(path)
    if kind is FileKind.PARQUET:
        return Opened(ParquetSource(path, file=file), kind)
    unpack = _unpacking(path, kind, mapping)
    if unpack is None or (file != "dossiers" and kind in (FileKind.XES, FileKind.XES_GZ)):
        return _open_text(path, kind, file, remark, mapping)
    options = f"{kind}|{mapping.sheet}|{mapping.columns.get('received_at', '')}"
    staged = stage(path, unpack, options=options, remark=remark, progress=progress)
    if kind is FileKind.CSV_GZ:
        return _open_text(staged.folder / "plain.csv", kind, file, remark, mapping, staged)
    is_log = kind is not FileKind.XLSX
    return Opened(
        staged.table("dossiers", typed=not is_log),
        kind,
        sheets=tuple(staged.facts.get("sheets", ())),
        sheet=staged.facts.get("sheet", ""),
        epoch_1904=staged.facts.get("epoch_1904", False),
        events=staged.table("events") if is_log else None,
        staged=staged,
    )


def _unpacking(path: Path, kind: FileKind, mapping: ColumnMapping) -> Callable[[Staging], None] | None:
    """What unpacks this kind of file; None where it is read as it is, or not at all."""
    if kind is FileKind.XLSX:
        return lambda staging: unpack_xlsx(path, sheet=mapping.sheet, staging=staging)
    if kind in (FileKind.XES, FileKind.XES_GZ):
        received = mapping.columns.get("received_at", "")
        packed = kind is FileKind.XES_GZ
        return lambda staging: unpack_xes(path, packed=packed, received=received, staging=staging)
    return partial(_unpack_text, path) if kind is FileKind.CSV_GZ else None


def _unpack_text(path: Path, staging: Staging) -> None:
    with pieces_of(path, packed=True, file="dossiers") as pieces, (staging.folder / "plain.csv").open("wb") as plain:
        for piece in pieces:
            plain.write(piece)


def _open_text(
    path: Path, kind: FileKind, file: str, remark: Remark, mapping: ColumnMapping, staged: Staged | None = None
) -> Opened:
    more: dict[str, Any] = {"encoding": mapping.encoding, "delimiter": mapping.separator}
    try:
        text = CsvFile(path, file=file, remark=remark, **more)
    except FileUnusable as unusable:
        if kind is FileKind.CSV_GZ and unusable.finding.code == "not_csv":
            raise FileUnusable(Finding("not_csv", file=file, value=f"{unusable.finding.value} (gzip)")) from unusable
        raise
    return Opened(text, kind, text.encoding.name, text.delimiter, staged=staged)

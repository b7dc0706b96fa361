"""Looking at a file before anything is imported: what it is, what each column seems to be, and what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from motcua.dossiers.importing.findings import FileUnusable, Finding
from motcua.dossiers.importing.guessing import ColumnGuess, Gathered, guess_columns
from motcua.dossiers.importing.kinds import kind_of
from motcua.dossiers.importing.layout import REQUIRED, read_mapping
from motcua.dossiers.importing.preview import PreviewCell, preview_rows
from motcua.dossiers.importing.sources import Opened, open_source
from motcua.dossiers.importing.suggestion import suggest_mapping

MOST_ROWS = 50_000
PREVIEW_ROWS = 10


@dataclass(frozen=True, slots=True)
class Inspection:
    """What one look at a file of dossiers gives; nothing was imported.

    format          `CSV`, `XLSX`, `Parquet`, `XES`, `XES (gzip)`, `CSV (gzip)`, or the kind that was refused
    encoding        `utf-8`, `utf-16`, `windows-1258`; empty where the format has no choice
    separator       the sign between cells of a CSV file, empty elsewhere
    sheets, sheet   names of a workbook's filled sheets, and the one that was read (state another with `sheet:`)
    columns         in the order of the file
    rows_seen       rows that the guesses, styles and remarks rest on; `whole` tells whether that is all of them
    missing         required columns of ours for which no column was found or stated
    suggestion      a mapping as plain data, ready for `ImportOrder.mapping` or `yaml.safe_dump`, once a person agrees
    preview         the first rows as they would be read with the mapping given, or else with the suggestion
    findings        faults and remarks; one with `refused` means the file cannot be imported as it is
    """

    format: str
    encoding: str = ""
    separator: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    columns: tuple[ColumnGuess, ...] = ()
    rows_seen: int = 0
    whole: bool = True
    missing: tuple[str, ...] = ()
    suggestion: Mapping[str, Any] = field(default_factory=dict)
    preview: tuple[Mapping[str, PreviewCell], ...] = ()
    findings: tuple[Finding, ...] = ()


def inspect_file(path: Path, mapping: Path | Mapping[str, Any] | None = None, *, origin: str = "") -> Inspection:
    """Read the first rows of a file (at most `MOST_ROWS`) and say what they are; faults are in `findings`.

    mapping  what is already known: a mapping file, or its content as plain data; it wins over every guess
    origin   the source's name, where the file has no column for it
    Raises   layout.MappingUnusable.
    """
    stated = read_mapping(mapping)
    findings: list[Finding] = []
    try:
        opened = open_source(path, file="dossiers", remark=findings.append, mapping=stated)
        stated = opened.complete(stated, path, origin)
        gathered, first, whole = _gather(opened)
    except FileUnusable as unusable:
        sheets = tuple(dict(unusable.finding.more).get("sheets", ()))
        return Inspection(format=kind_of(path).value, sheets=sheets, findings=(*findings, unusable.finding))
    columns = guess_columns(gathered, stated)
    suggestion = suggest_mapping(columns, stated, mapping, origin)
    agreed = read_mapping(suggestion)
    given = {*agreed.constants, *(column.guess for column in columns)}
    return Inspection(
        format=opened.kind.value,
        encoding=opened.encoding,
        separator=opened.separator,
        sheets=opened.sheets,
        sheet=opened.sheet,
        columns=tuple(columns),
        rows_seen=gathered[0].rows if gathered else 0,
        whole=whole,
        missing=tuple(ours for ours in REQUIRED if ours not in given and not (ours == "origin_system" and origin)),
        suggestion=suggestion,
        preview=preview_rows(opened.rows.names, first, agreed, {c.guess: c.style for c in columns if c.guess}),
        findings=(*findings, *(remark for column in columns for remark in column.remarks)),
    )


def _gather(opened: Opened) -> tuple[list[Gathered], Sequence[Sequence[str]], bool]:
    """What the columns hold, the first rows, and whether the whole file was seen."""
    gathered = [Gathered(heading, position, opened.rows.typed) for position, heading in enumerate(opened.rows.names)]
    first: list[list[str]] = []
    rows = 0
    for chunk in opened.rows.chunks():
        if rows >= MOST_ROWS:
            return gathered, first, False
        first += chunk.rows[: PREVIEW_ROWS - len(first)]
        rows += len(chunk.rows)
        for column, values in zip(gathered, zip(*chunk.rows, strict=True), strict=False):
            column.see(values, chunk.lines)
    return gathered, first, True

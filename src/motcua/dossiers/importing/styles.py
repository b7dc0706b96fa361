"""Finding out, from a whole column, how its source writes dates and numbers."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from pathlib import Path

from motcua.dossiers.importing.findings import Finding, ImportReport
from motcua.dossiers.importing.layout import TIMES, ColumnMapping, Layout
from motcua.dossiers.importing.reading import CsvFile
from motcua.dossiers.importing.times import date_style, number_style

_UNDECIDED = {"ambiguous", "mixed"}


def detect_styles(
    path: Path, layout: Layout, stated: Mapping[str, str], report: ImportReport, *, file: str
) -> dict[str, str] | None:
    """The style of each column of times and numbers that needs one; None where a column leaves it open.

    What was found, or why it cannot be told, is in the report. `stated` styles are taken as they are.
    """
    source = CsvFile(path, file=file, remark=lambda finding: None)
    styles: dict[str, str] = {}
    decided = True
    for column in (*TIMES, "at", "fee_dong"):
        position = layout.positions.get(column)
        if position is None:
            continue
        detect: Callable[[Iterable[str]], tuple[str, str]] = number_style if column == "fee_dong" else date_style
        cells = chain.from_iterable((row[position] for row in chunk.rows) for chunk in source.chunks())
        style, example = (stated[column], "") if column in stated else detect(cells)
        heading = layout.headings[column]
        if style in _UNDECIDED:
            kind = "number" if column == "fee_dong" else "date"
            line = _line_of(source, position, example)
            report.add(Finding(f"{kind}_style_{style}", file, line, heading, example))
            decided = False
        elif style:
            styles[column] = report.styles[heading] = style
            report.add(Finding("style", file, column=heading, value=style, refused=False))
    return styles if decided else None


def stated_styles(mapping: ColumnMapping) -> dict[str, str]:
    """The styles that the operator states in the mapping."""
    return {**mapping.dates, **mapping.numbers}


def _line_of(source: CsvFile, position: int, value: str) -> int:
    """The first line on which a column holds the value."""
    for chunk in source.chunks():
        for line, row in zip(chunk.lines, chunk.rows, strict=True):
            if row[position] == value:
                return line
    return 0

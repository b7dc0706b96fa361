"""Finding out, from a whole column, how its source writes dates and numbers."""

from collections.abc import Callable, Mapping

from motcua.dossiers.importing.findings import Finding, ImportReport
from motcua.dossiers.importing.layout import TIMES, ColumnMapping, Layout
from motcua.dossiers.importing.rowsource import RowSource
from motcua.dossiers.importing.signs import UNDECIDED, DateSigns, NumberSigns


def detect_styles(
    source: RowSource,
    layout: Layout,
    stated: Mapping[str, str],
    report: ImportReport,
    *,
    file: str,
    tell: Callable[[int, float], None] = lambda rows, share: None,
) -> dict[str, str] | None:
    """The style of each column of times and numbers that needs one; None where a column leaves it open.

    Reads the file once. What was found, or why it cannot be told, is in the report. `stated` styles are taken as they
    are.
    """
    signs: dict[str, DateSigns | NumberSigns] = {}
    for column in (*TIMES, "at", "fee_dong"):
        if column in layout.positions and column not in stated:
            signs[column] = NumberSigns() if column == "fee_dong" else DateSigns()
    rows = 0
    for chunk in source.chunks() if signs else ():
        rows += len(chunk.rows)
        tell(rows, source.share)
        columns = list(zip(*chunk.rows, strict=True))
        for column, seen in signs.items():
            if columns:
                values = dict.fromkeys(columns[layout.positions[column]])
                seen.see(values, typed=source.typed) if isinstance(seen, DateSigns) else seen.see(values)
    styles = {column: style for column, style in stated.items() if column in layout.positions}
    undecided: dict[str, tuple[str, str]] = {}
    for column, seen in signs.items():
        style, example = seen.verdict()
        if style in UNDECIDED:
            undecided[column] = (style, example)
        elif style:
            styles[column] = style
    for column, style in styles.items():
        heading = layout.headings[column]
        report.styles[heading] = style
        report.add(Finding("style", file, column=heading, value=style, refused=False))
    _tell_undecided(source, layout, signs, undecided, report, file)
    return None if undecided else styles


def _tell_undecided(
    source: RowSource,
    layout: Layout,
    signs: Mapping[str, DateSigns | NumberSigns],
    undecided: Mapping[str, tuple[str, str]],
    report: ImportReport,
    file: str,
) -> None:
    """A refusal for each column whose style a person has to say, with the line of a value that shows the doubt."""
    if not undecided:
        return
    lines = _lines_of(source, {layout.positions[column]: example for column, (_, example) in undecided.items()})
    for column, (style, example) in undecided.items():
        kind = "number" if isinstance(signs[column], NumberSigns) else "date"
        heading, line = layout.headings[column], lines.get(layout.positions[column], 0)
        seen = signs[column]
        other = seen.other_example() if isinstance(seen, NumberSigns) else ""
        more = (("other", other or example), ("ours", column))
        report.add(Finding(f"{kind}_style_{style}", file, line, heading, example, more=more))


def _lines_of(source: RowSource, values: Mapping[int, str]) -> dict[int, int]:
    """For each position the first line on which the column holds its value."""
    lines: dict[int, int] = {}
    for chunk in source.chunks():
        for position, value in values.items():
            if position not in lines:
                found = (line for line, row in zip(chunk.lines, chunk.rows, strict=True) if row[position] == value)
                if line := next(found, 0):
                    lines[position] = line
        if len(lines) == len(values):
            break
    return lines


def stated_styles(mapping: ColumnMapping) -> dict[str, str]:
    """The styles that the operator states in the mapping."""
    return {**mapping.dates, **mapping.numbers}

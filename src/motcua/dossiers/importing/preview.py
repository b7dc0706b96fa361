"""The first rows of a file as they would be read: each cell as given and as ours, faulty cells marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from motcua.dossiers.importing.columns import ALLOWED, ColumnReader, refusal_code
from motcua.dossiers.importing.findings import FileUnusable, ImportReport, StyleNeeded
from motcua.dossiers.importing.layout import COLUMNS, REQUIRED, TIMES, ColumnMapping, lay_out
from motcua.dossiers.importing.signs import UNDECIDED


@dataclass(frozen=True, slots=True)
class PreviewCell:
    """One cell: what the file says, what we would read (None: refused), and the code of the reason for that."""

    given: str
    read: str | None
    fault: str = ""


def preview_rows(
    names: Sequence[str], rows: Sequence[Sequence[str]], mapping: ColumnMapping, styles: Mapping[str, str]
) -> tuple[Mapping[str, PreviewCell], ...]:
    """These rows in canonical form, by our columns; only columns that the mapping or the headings give."""
    if not rows:
        return ()
    try:
        layout = lay_out(
            names, columns=COLUMNS, required=(), mapped=mapping.columns, constants=mapping.constants, file="dossiers"
        )
    except FileUnusable:
        return ()
    told = {column: style for column, style in styles.items() if style not in UNDECIDED}
    reader = ColumnReader(layout, mapping, {**told, **mapping.dates, **mapping.numbers}, ImportReport(), "dossiers")
    cells = list(zip(*map(tuple, rows), strict=True))
    shown = {
        ours: list(_column(reader, cells, ours, len(rows)))
        for ours in COLUMNS
        if _is_given(layout.positions, mapping, ours)
    }
    return tuple({ours: column[row] for ours, column in shown.items()} for row in range(len(rows)))


def _is_given(positions: Mapping[str, int], mapping: ColumnMapping, ours: str) -> bool:
    return ours in positions or ours in mapping.constants


def _column(reader: ColumnReader, cells: Sequence[tuple[str, ...]], ours: str, rows: int) -> list[PreviewCell]:
    given = reader.given(cells, ours, rows)
    fault = f"{'number' if ours == 'fee_dong' else 'date'}_style_ambiguous"
    shown = []
    for value in given:
        try:
            read = _read(reader, value, ours)
        except StyleNeeded:
            shown.append(PreviewCell(value, None, fault))
            continue
        if ours in REQUIRED and not value.strip():
            shown.append(PreviewCell(value, None, "required"))
        else:
            shown.append(PreviewCell(value, read, "" if read is not None else refusal_code(ours)))
    return shown


def _read(reader: ColumnReader, value: str, ours: str) -> str | None:
    if ours in TIMES:
        return reader.times([value], ours)[0]
    if ours in ALLOWED:
        return reader.one_of([value], ours)[0]
    return reader.numbers([value], ours)[0] if ours == "fee_dong" else reader.texts([value], ours)[0]

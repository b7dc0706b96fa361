"""Repeating groups on a page without script: rows with ids of their own, buttons that add, drop, take back."""

import re
import secrets
from collections.abc import Mapping
from typing import Any

from motcua.ui.question_shapes import ROW, QuestionLike, SectionLike
from motcua.ui.typed_answers import typed_answer
from motcua.ui.values import field_id

ADD, DROP, TAKE_BACK = "row_add", "row_drop", "row_take_back"
"""Names of the three buttons; their value is `section.group[row]`."""
DROPPED = "dropped:"
"""Before the names of hidden controls that keep a dropped row until the page is left."""
PLACE = "place"
"""Under this name a dropped row says at which place it stood, counted from 0."""
_BUTTON = re.compile(r"(?P<group>[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*)\[(?P<row>[a-z0-9]{1,16})\]", re.ASCII)

Rows = list[dict[str, Any]]


def new_row() -> str:
    """An id for a row that is offered on a page; drawn there, so that pressing twice adds one row."""
    return f"r{secrets.token_hex(4)}"


def row_pressed(typed: Mapping[str, str]) -> str:
    """The row `section.group[row]` for which a button was pressed; empty when the page was sent to go on."""
    for button in (ADD, DROP, TAKE_BACK):
        if _BUTTON.fullmatch(place := typed.get(button, "")):
            return place
    return ""


def typed_rows(group: QuestionLike, name: str, typed: Mapping[str, str]) -> Rows | None:
    """The rows in the order of the page, with the button that was pressed carried out; None where there is none.

    A row just added, in which nothing is answered yet, is a row with its id alone.
    """
    rows = _rows_in(group, name, typed)
    if (place := _pressed(ADD, name, typed)) and all(row[ROW] != place for row in rows):
        rows.append({ROW: place})
    if place := _pressed(DROP, name, typed):
        rows = [row for row in rows if row[ROW] != place]
    if place := _pressed(TAKE_BACK, name, typed):
        for row in _rows_in(group, f"{DROPPED}{name}", typed):
            if row[ROW] == place and all(row[ROW] != other[ROW] for other in rows):
                rows.insert(_position(name, place, typed), row)
    return rows or None


def _position(name: str, row_id: str, typed: Mapping[str, str]) -> int:
    """Where the dropped row stood."""
    text = typed.get(f"{DROPPED}{name}[{row_id}]", "")
    return int(text) if re.fullmatch(r"\d{1,3}", text, re.ASCII) else len(typed)


def dropped_rows(section: SectionLike, typed: Mapping[str, str]) -> dict[str, Rows]:
    """By `section.group` the rows dropped since the page was opened, each with where it stood under `PLACE`."""
    found: dict[str, Rows] = {}
    for group in section.questions:
        if str(group.type) != "rows":
            continue
        name = f"{section.id}.{group.id}"
        back = _pressed(TAKE_BACK, name, typed)
        gone = [
            {**row, PLACE: _position(name, row[ROW], typed)}
            for row in _rows_in(group, f"{DROPPED}{name}", typed)
            if row[ROW] != back
        ]
        place = _pressed(DROP, name, typed)
        gone += [
            {**row, PLACE: position}
            for position, row in enumerate(_rows_in(group, name, typed))
            if row[ROW] == place and len(row) > 1
        ]
        if gone:
            found[name] = gone
    return found


def focus_of(place: str) -> str:
    """Id of the row's frame, `section.group[row]` being its name."""
    return field_id(place)


def _pressed(button: str, name: str, typed: Mapping[str, str]) -> str:
    found = _BUTTON.fullmatch(typed.get(button, ""))
    return found["row"] if found and found["group"] == name else ""


def _rows_in(group: QuestionLike, name: str, typed: Mapping[str, str]) -> Rows:
    """Every row of which a control came, in the order in which they came."""
    ids: dict[str, None] = {}
    for key in typed:
        if key.startswith(f"{name}["):
            row_id = key[len(name) + 1 :].partition("]")[0]
            if re.fullmatch(r"[a-z0-9]{1,16}", row_id):
                ids[row_id] = None
    rows: Rows = []
    for row_id in ids:
        row: dict[str, Any] = {ROW: row_id}
        for column in group.columns:
            answer = typed_answer(column, f"{name}[{row_id}].{column.id}", typed)
            if answer is not None and str(column.type) != "computed":
                row[column.id] = answer
        rows.append(row)
    return rows

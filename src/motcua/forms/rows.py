"""Repeating groups: rows that keep who they are when others come, go or change places."""

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from motcua.forms.conditions import UNKNOWN, Look
from motcua.forms.graph import Node
from motcua.forms.one_answer import Surroundings, is_nothing, read_one
from motcua.forms.refusal import NotAccepted
from motcua.forms.values import Question, QuestionType

ROW = "row"
"""Under this name a row carries its id."""
MOST_ROWS = 100
_ROW_ID = re.compile(r"[a-z0-9]{1,16}", re.ASCII)


def new_row_id(taken: Iterable[str] = ()) -> str:
    """An id that no row of the group has had."""
    known = set(taken)
    while (drawn := f"r{secrets.token_hex(4)}") in known:
        pass
    return drawn


@dataclass(slots=True)
class ReadRows:
    """The rows that came to something.

    values    normalised rows, each with its id under `row`
    settled   what conditions read: for each row its columns' answers, UNKNOWN where one is wanted
    refusals  (path, refusal, column), the path `section.group[<row>].column`
    """

    values: list[dict[str, Any]] = field(default_factory=list)
    settled: list[dict[str, Any]] = field(default_factory=list)
    refusals: list[tuple[str, NotAccepted, Question]] = field(default_factory=list)


def read_rows(node: Node, given: object, look: Look, around: Surroundings) -> ReadRows:
    """Every row by its own answers; a row in which nothing was answered is none."""
    found, group = ReadRows(), node.question
    if given is not None and not (isinstance(given, list) and all(isinstance(row, Mapping) for row in given)):
        found.refusals.append((node.path, NotAccepted("wrong_type"), group))
        return found
    most = group.maximum if group.maximum is not None else MOST_ROWS
    filled = [row for row in given or () if not _is_empty(row)]
    if len(filled) > most:
        found.refusals.append((node.path, NotAccepted("rows_too_many", maximum=most), group))
        return found
    least = group.minimum if group.minimum is not None else int(group.required)
    if len(filled) < least:
        code = "required" if not filled else "rows_too_few"
        found.refusals.append((node.path, NotAccepted(code, minimum=least), group))
    seen: set[str] = set()
    for position, row in enumerate(filled):
        row_id = row.get(ROW)
        if row_id is None:
            row_id = _free(f"p{position + 1}", seen, filled)
        if not isinstance(row_id, str) or not _ROW_ID.fullmatch(row_id) or row_id in seen:
            found.refusals.append((node.path, NotAccepted("row_unclear"), group))
            continue
        seen.add(row_id)
        _read_row(node, row_id, row, look, around, found)
    return found


def _is_empty(row: Mapping[str, Any]) -> bool:
    return all(is_nothing(value) for name, value in row.items() if name != ROW)


def _free(wanted: str, seen: set[str], rows: list[Mapping[str, Any]]) -> str:
    """An id for a row that came without one, the same each time the same rows come."""
    taken = seen | {row[ROW] for row in rows if isinstance(row.get(ROW), str)}
    while wanted in taken:
        wanted += "x"
    return wanted


def _read_row(
    node: Node, row_id: str, row: Mapping[str, Any], look: Look, around: Surroundings, found: ReadRows
) -> None:
    values: dict[str, Any] = {}
    settled: dict[str, Any] = {ROW: row_id}
    place = f"{node.path}[{row_id}]"

    def look_here(path: str) -> Any:
        return settled.get(path[1:]) if path.startswith(".") else look(path)

    for name in sorted(str(name)[:100] for name in row if name != ROW):
        if all(column.id != name for column in node.columns):
            found.refusals.append((f"{place}.{name}", NotAccepted("unknown_question"), node.question))
    for column in node.columns:
        asked = True if column.when is None else column.when.holds(look_here)
        settled[column.id] = None
        if asked is False:
            continue
        try:
            value = _value(column, row, look_here, around)
        except NotAccepted as refusal:
            settled[column.id] = UNKNOWN
            found.refusals.append((f"{place}.{column.id}", refusal, column))
            continue
        if value is UNKNOWN:
            settled[column.id] = UNKNOWN
        elif not is_nothing(value):
            settled[column.id] = value if asked else UNKNOWN
            values[column.id] = value
        elif column.required and column.type is not QuestionType.COMPUTED:
            settled[column.id] = UNKNOWN
            if asked:
                code = "must_agree" if column.must_be_true else "required"
                found.refusals.append((f"{place}.{column.id}", NotAccepted(code), column))
    found.settled.append(settled)
    ordered = {column.id: values[column.id] for column in node.question.columns if column.id in values}
    found.values.append({ROW: row_id, **ordered})


def _value(column: Question, row: Mapping[str, Any], look: Look, around: Surroundings) -> Any:
    if column.type is QuestionType.COMPUTED:
        return column.value.value(look, around.on) if column.value else None
    given = row.get(column.id, column.default)
    return None if is_nothing(given) else read_one(column, given, around)

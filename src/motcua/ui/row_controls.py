"""How a repeating group stands on a page: its rows one below the other, each with a button that drops it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext

from motcua.ui.answer_words import answer_words, when_words
from motcua.ui.controls import Surroundings, control_of, date_boxes
from motcua.ui.question_shapes import DATES, NO, ROW, YES, QuestionLike
from motcua.ui.rows import DROPPED, PLACE, new_row
from motcua.ui.typed_answers import COMMUNE, COMMUNE_TEXT
from motcua.ui.values import DroppedRow, Field, FieldRow

MOST_ROWS = 100
"""More rows than this nobody is offered; a group's own `maximum` may be lower."""


def rows_control(
    group: QuestionLike,
    name: str,
    rows: Sequence[Mapping[str, Any]],
    around: Surroundings,
    *,
    dropped: Iterable[Mapping[str, Any]],
    computed: Mapping[Any, Mapping[str, Any]],
    focus: str,
) -> Field:
    """The whole group; where rows are needed and none is there, empty ones stand ready."""
    numbered = _with_ids(group, rows)
    entries = tuple(
        _entry(group, name, row, place, around, computed.get(row[ROW], {}), focus) for place, row in enumerate(numbered)
    )
    gone = tuple(_dropped(group, name, row, around, focus) for row in dropped)
    most = group.maximum if group.maximum is not None else MOST_ROWS
    return Field(
        "rows",
        name,
        group.label.in_language(around.language),
        value=_label(group, around),
        hint=group.help.in_language(around.language) if group.help else "",
        error=around.errors.get(name, ""),
        required=group.required,
        entries=entries,
        dropped=gone,
        add=f"{name}[{new_row()}]" if len(entries) < most else "",
    )


def _with_ids(group: QuestionLike, rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    least = group.minimum if group.minimum is not None else int(group.required)
    known = [row if row.get(ROW) else {**row, ROW: new_row()} for row in rows]
    return [*known, *({ROW: new_row()} for _ in range(least - len(known)))]


def _label(group: QuestionLike, around: Surroundings) -> str:
    """What one row is called, as it stands within a sentence."""
    text: str = group.row_label.in_language(around.language) if group.row_label else gettext("Dòng")
    return text[:1].lower() + text[1:]


def _title(group: QuestionLike, place: int, around: Surroundings) -> str:
    text = group.row_label.in_language(around.language) if group.row_label else gettext("Dòng")
    return f"{text} {place + 1}"


def _entry(
    group: QuestionLike,
    name: str,
    row: Mapping[str, Any],
    place: int,
    around: Surroundings,
    computed: Mapping[str, Any],
    focus: str,
) -> FieldRow:
    here = f"{name}[{row[ROW]}]"
    fields: list[Field] = []
    for column in group.columns:
        path = f"{here}.{column.id}"
        if str(column.type) == "computed":
            if column.shown and computed.get(column.id) is not None:
                label = column.label.in_language(around.language)
                fields.append(
                    Field(
                        "computed",
                        path,
                        label,
                        value=answer_words(column, computed[column.id], language=around.language, yes_no=around.yes_no),
                    )
                )
            continue
        control = control_of(column, path, row.get(column.id, column.default), around)
        fields.append(_noted(group, column, control, around))
    if here == focus and fields:
        fields[0] = replace(fields[0], focus=True)
    return FieldRow(here, _title(group, place, around), tuple(fields), _about(group, row, around))


def _noted(group: QuestionLike, column: QuestionLike, control: Field, around: Surroundings) -> Field:
    note = when_words(column.when, ".", group.columns, around)
    return (
        replace(control, required=False, hint=f"{control.hint} {note}".strip(), conditional=True) if note else control
    )


def _about(group: QuestionLike, row: Mapping[str, Any], around: Surroundings) -> str:
    """The first answer that names the row: a person's name, or the first text."""
    for kinds in ({"person_name"}, {"text"}):
        for column in group.columns:
            if str(column.type) in kinds and row.get(column.id):
                return answer_words(column, row[column.id], language=around.language, yes_no=around.yes_no)[:80]
    return ""


def _dropped(
    group: QuestionLike,
    name: str,
    row: Mapping[str, Any],
    around: Surroundings,
    focus: str,
) -> DroppedRow:
    here = f"{name}[{row[ROW]}]"
    place = row.get(PLACE, 0)
    hidden = [(f"{DROPPED}{here}", str(place))]
    for column in group.columns:
        hidden += _hidden(column, f"{DROPPED}{here}.{column.id}", row.get(column.id))
    about = _about(group, row, around) or _title(group, place, around)
    return DroppedRow(here, about, tuple(hidden), focus=here == focus)


def _hidden(column: QuestionLike, name: str, value: Any) -> list[tuple[str, str]]:
    """The answer as the unseen controls from which it is read again."""
    if value is None:
        return []
    if str(column.type) in DATES:
        return [(f"{name}_{part}", str(text)) for part, text in date_boxes(value).items()]
    if isinstance(value, bool):
        return [(name, YES if value else NO)]
    if isinstance(value, Mapping):
        text = str(value.get("text") or "")
        commune = str(value.get("commune") or "")
        return [(name, text), (f"{name}{COMMUNE}", commune), (f"{name}{COMMUNE_TEXT}", text)]
    return [(name, str(value))]

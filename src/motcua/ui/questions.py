"""From a page of questions of any form definition to the controls on the page, and back to answers.

Answers are nested by section as forms keep them, `{"child": {"full_name": …}}`; controls are named by the question's
path, `child.full_name`, those in a row of a repeating group `home.people[r1].name`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext

from motcua.ui.answer_words import YesNo, answer_words, when_words
from motcua.ui.controls import Surroundings, control_of
from motcua.ui.question_shapes import ROW, Answers, QuestionLike, SectionLike
from motcua.ui.row_controls import rows_control
from motcua.ui.rows import typed_rows
from motcua.ui.typed_answers import taken_offers, typed_answer
from motcua.ui.values import DoubtShown, Field, FormState

_NO_DOUBTS: Mapping[str, DoubtShown] = {}


def fields_of(
    section: SectionLike,
    answers: Answers,
    errors: Mapping[str, str],
    *,
    language: str,
    yes_no: YesNo,
    values: Answers | None = None,
    dropped: Mapping[str, Iterable[Answers]] | None = None,
    doubts: Mapping[str, DoubtShown] = _NO_DOUBTS,
    focus: str = "",
    own: bool = False,
    commune_name: Callable[[str], str] = str,
) -> list[Field]:
    """The page's controls in order, with what was answered and what is wrong; headings of blocks stand between them.

    answers  of this section by question id, as typed
    errors   words by path; `yes_no` are the words for a yes-or-no question
    values   of this section as checked, for computed values; without them those of `answers` are shown
    dropped  by path of a repeating group the rows that can be taken back (`ui.rows.dropped_rows`)
    doubts   by path what is worth a second look
    focus    `section.group[row]`, the row for which a button was pressed (`ui.rows.row_pressed`)
    commune_name  the full name of the commune of a code
    own      the page is about the person at the device, whose name and number the browser may fill in
    """
    around = Surroundings(language, yes_no, errors, doubts, own, commune_name)
    worked_out = answers if values is None else values
    found: list[Field] = []
    block = ""
    for question in section.questions:
        if question.block != block:
            block = question.block
            found.append(_heading(section, block, around))
        found.append(
            _field(section, question, answers, worked_out, dropped or {}, around, focus)
            if str(question.type) in {"rows", "computed"}
            else _noted(
                section,
                question,
                control_of(question, f"{section.id}.{question.id}", answers.get(question.id, question.default), around),
                around,
            )
        )
    return found


def _field(
    section: SectionLike,
    question: QuestionLike,
    answers: Answers,
    values: Answers,
    dropped: Mapping[str, Iterable[Answers]],
    around: Surroundings,
    focus: str,
) -> Field:
    """A control that is more than one question's: rows, or a value that nobody types."""
    path = f"{section.id}.{question.id}"
    if str(question.type) == "computed":
        return computed_field(section, question, values.get(question.id), around)
    given = answers.get(question.id)
    checked = values.get(question.id)
    control = rows_control(
        question,
        path,
        [row for row in given if isinstance(row, Mapping)] if isinstance(given, list) else [],
        around,
        dropped=dropped.get(path, ()),
        computed={row.get(ROW): row for row in checked or () if isinstance(row, Mapping)},
        focus=focus,
    )
    return _noted(section, question, control, around)


def computed_field(section: SectionLike, question: QuestionLike, value: Any, around: Surroundings) -> Field:
    """A value that follows from answers, with the questions from which it follows."""
    shown = (
        gettext("Sẽ có khi đã trả lời đủ.")
        if value is None
        else answer_words(question, value, language=around.language, yes_no=around.yes_no)
    )
    labels = {f"{section.id}.{one.id}": one.label.in_language(around.language) for one in section.questions}
    read = dict.fromkeys(path for path in question.value.paths() if path in labels) if question.value else {}
    sources = "; ".join(labels[path] for path in read)
    notes = [question.help.in_language(around.language)] if question.help else []
    notes += [gettext("Tính từ: %(answers)s.") % {"answers": sources}] if sources else []
    return Field(
        "computed",
        f"{section.id}.{question.id}",
        question.label.in_language(around.language),
        value=shown,
        hint=" ".join(notes),
        required=True,
    )


def _heading(section: SectionLike, block_id: str, around: Surroundings) -> Field:
    """The heading of a block; without words where questions follow that stand in none."""
    name = f"{section.id}.block.{block_id}"
    for block in section.blocks:
        if block.id == block_id:
            note = when_words(block.when, f"{section.id}.", section.questions, around)
            return Field("block", name, block.title.in_language(around.language), hint=note)
    return Field("block", name, "")


def _noted(section: SectionLike, question: QuestionLike, control: Field, around: Surroundings) -> Field:
    """A question that hangs on another of the same page stands there all the same (without script) and says so."""
    block = next((one for one in section.blocks if one.id == question.block), None)
    note = when_words(question.when, f"{section.id}.", section.questions, around)
    if not note and not (block and when_words(block.when, f"{section.id}.", section.questions, around)):
        return control
    return replace(control, required=False, hint=f"{control.hint} {note}".strip(), conditional=True)


def answers_of(section: SectionLike, typed: Mapping[str, str]) -> dict[str, Any]:
    """What was typed into the page's controls, as answers by question id; questions left empty are not in it.

    A button that adds, drops or takes back a row is carried out, an offer that was taken stands in place of what was
    typed. Nothing is judged here: a number that is none stays text, so that the check can say so.
    """
    found: dict[str, Any] = {}
    for question in section.questions:
        name, kind = f"{section.id}.{question.id}", str(question.type)
        if kind == "computed":
            continue
        answer = typed_rows(question, name, typed) if kind == "rows" else typed_answer(question, name, typed)
        if answer is not None:
            found[question.id] = answer
    known = frozenset(question.id for question in section.questions if str(question.type) != "computed")
    return found | taken_offers(section.id, known, typed)


def every_field(fields: Iterable[Field]) -> Iterator[Field]:
    """The fields and those in their rows, in the order of the page."""
    for one in fields:
        yield one
        for entry in one.entries:
            yield from every_field(entry.fields)


def form_state_of(fields: Iterable[Field], answers: Answers, errors: Mapping[str, str]) -> FormState:
    """What the summary of errors needs: every error in the order of the page, each with the label of its control."""
    labels = dict(_labels(fields))
    ordered = {name: errors[name] for name in labels if name in errors} | dict(errors)
    return FormState(answers, ordered, labels)


def _labels(fields: Iterable[Field]) -> Iterator[tuple[str, str]]:
    for one in fields:
        if one.kind != "block":
            yield one.name, one.label
        for entry in one.entries:
            for name, label in _labels(entry.fields):
                yield name, f"{entry.title}, {label}"

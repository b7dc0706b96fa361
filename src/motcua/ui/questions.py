"""From a question of any form definition to the control on the page, and from what was typed back to an answer.

This room knows no form definition: it reads whatever has these attributes. Answers are nested by section as forms keep
them, `{"child": {"full_name": …}}`; controls are named by the question's path, `child.full_name`.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django.utils.dateparse import parse_date
from django.utils.translation import gettext

from motcua.ui.posted import posted_date
from motcua.ui.values import Choice, Field, SummaryRow
from motcua.ui.words import date_words

RADIOS_AT_MOST = 7
_DATES = frozenset({"date", "partial_date"})
_NUMBERS = frozenset({"integer", "money", "page_count"})
_INPUT: dict[str, dict[str, Any]] = {
    "phone": {"input_type": "tel", "autocomplete": "tel", "width": "20"},
    "email": {"input_type": "email", "autocomplete": "email", "spellcheck": False},
    "identity_number": {"inputmode": "numeric", "width": "20", "spellcheck": False},
    "person_name": {"spellcheck": False},
    "integer": {"inputmode": "numeric", "width": "5"},
    "page_count": {"inputmode": "numeric", "width": "5"},
    "money": {"inputmode": "numeric", "width": "10"},
}
YES, NO = "yes", "no"


class WordsLike(Protocol):
    """A text in the languages of the screen."""

    def in_language(self, language: str) -> str:
        """The text in this language."""


class OptionLike(Protocol):
    """One answer to choose."""

    @property
    def code(self) -> str: ...
    @property
    def label(self) -> WordsLike: ...


class QuestionLike(Protocol):
    """One question of a definition."""

    @property
    def id(self) -> str: ...
    @property
    def type(self) -> Any: ...
    @property
    def label(self) -> WordsLike: ...
    @property
    def help(self) -> Any: ...
    @property
    def required(self) -> bool: ...
    @property
    def options(self) -> Sequence[Any]: ...
    @property
    def default(self) -> Any: ...
    @property
    def multiline(self) -> bool: ...
    @property
    def must_be_true(self) -> bool: ...


class SectionLike(Protocol):
    """A group of questions that stand together."""

    @property
    def id(self) -> str: ...
    @property
    def questions(self) -> Sequence[Any]: ...


def fields_of(
    section: SectionLike,
    answers: Mapping[str, Any],
    errors: Mapping[str, str],
    *,
    language: str,
    yes_no: tuple[str, str],
) -> list[Field]:
    """The section's controls with what was answered and what is wrong.

    answers  of this section by question id; errors by path, in words; `yes_no` are the words for a yes-or-no question.
    An address is one line of text; the place it names is found when the answer is checked.
    """
    return [_field(section.id, question, answers, errors, language, yes_no) for question in section.questions]


def _field(
    section_id: str,
    question: QuestionLike,
    answers: Mapping[str, Any],
    errors: Mapping[str, str],
    language: str,
    yes_no: tuple[str, str],
) -> Field:
    path, kind = f"{section_id}.{question.id}", str(question.type)
    common: dict[str, Any] = {
        "name": path,
        "label": question.label.in_language(language),
        "hint": question.help.in_language(language) if question.help else "",
        "error": errors.get(path, ""),
        "required": question.required,
    }
    value = answers.get(question.id, question.default)
    if kind in _DATES:
        return Field("date", value=value or {}, **common)
    if kind == "boolean" and question.must_be_true:
        agreed, words = (YES,) if value is True else (), common.pop("label")
        return Field("checkboxes", label=gettext("Xác nhận"), value=agreed, choices=(Choice(YES, words),), **common)
    if kind == "boolean":
        chosen = {True: YES, False: NO}.get(value, "") if isinstance(value, bool) else ""
        return Field("radios", value=chosen, choices=(Choice(YES, yes_no[0]), Choice(NO, yes_no[1])), **common)
    if kind == "choice":
        choices = tuple(Choice(option.code, option.label.in_language(language)) for option in question.options)
        return Field(
            "radios" if len(choices) <= RADIOS_AT_MOST else "select", value=value or "", choices=choices, **common
        )
    if isinstance(value, Mapping):
        value = value.get("text", "")
    shown = "" if value is None else str(value)
    if question.multiline:
        return Field("textarea", value=shown, rows=3, **common)
    return Field("text", value=shown, **common, **_INPUT.get(kind, {}))


def answers_of(section: SectionLike, typed: Mapping[str, str]) -> dict[str, Any]:
    """What was typed into the section's controls, as answers by question id; questions left empty are not in it.

    Nothing is judged here: a number that is none stays text, so that the check can say so and the page show it again.
    """
    found: dict[str, Any] = {}
    for question in section.questions:
        answer = _answer(question, f"{section.id}.{question.id}", typed)
        if answer is not None:
            found[question.id] = answer
    return found


def _answer(question: QuestionLike, path: str, typed: Mapping[str, str]) -> Any:
    kind = str(question.type)
    if kind in _DATES:
        boxes = posted_date(typed, path)
        return {part: _number(text) for part, text in boxes.items()} if any(boxes.values()) else None
    text = typed.get(path, "").strip()
    if kind == "boolean":
        return {YES: True, NO: False}.get(text)
    if not text:
        return None
    if kind in _NUMBERS:
        return _number(text)
    return {"text": text} if kind == "address" else text


def _number(text: str) -> int | str | None:
    """The whole number (dots and spaces between thousands are allowed), the text itself where it is none."""
    if not text:
        return None
    digits = text.replace(".", "").replace(" ", "")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 16 else text


def answer_words(question: QuestionLike, value: Any, *, language: str, yes_no: tuple[str, str]) -> str:
    """An answer as a person reads it: the option's label, a date with the parts that are known, yes or no."""
    if isinstance(value, bool):
        return yes_no[0] if value else yes_no[1]
    if isinstance(value, Mapping) and "year" in value:
        return "/".join(str(value[part]).zfill(2) for part in ("day", "month", "year") if value.get(part))
    if isinstance(value, Mapping):
        return str(value.get("text", ""))
    if question.type == "date":
        return date_words(parse_date(str(value))) or str(value)
    labels: dict[str, str] = {option.code: option.label.in_language(language) for option in question.options}
    return labels.get(str(value), str(value))


def answer_row(
    question: QuestionLike, value: Any, *, language: str, yes_no: tuple[str, str], change_href: str = ""
) -> SummaryRow:
    """One line of a summary; of a declaration it shows the sentence that was declared."""
    label = question.label.in_language(language)
    if question.must_be_true:
        return SummaryRow(gettext("Xác nhận"), label if value is True else yes_no[1], change_href=change_href)
    words = answer_words(question, value, language=language, yes_no=yes_no)
    return SummaryRow(label, words, change_href=change_href)

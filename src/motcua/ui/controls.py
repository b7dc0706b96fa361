"""The control for one question, with what was answered so far and what is wrong with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from motcua.core.folding import fold
from motcua.ui.question_shapes import DATES, NO, YES, QuestionLike
from motcua.ui.typed_answers import COMMUNE_TEXT
from motcua.ui.values import Choice, DoubtShown, Field

RADIOS_AT_MOST = 7
_INPUT: dict[str, dict[str, Any]] = {
    "phone": {"input_type": "tel", "autocomplete": "tel", "width": "20"},
    "email": {"input_type": "email", "autocomplete": "email", "spellcheck": False},
    "identity_number": {"inputmode": "numeric", "width": "20", "spellcheck": False},
    "tax_code": {"inputmode": "text", "width": "20", "spellcheck": False},
    "person_name": {"spellcheck": False},
    "integer": {"inputmode": "numeric", "width": "5"},
    "page_count": {"inputmode": "numeric", "width": "5"},
    "money": {"inputmode": "numeric", "width": "10"},
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a page of questions is drawn with.

    errors  words by path; `yes_no` the words for a yes-or-no question; `doubts` by path
    commune_name  the full name of a commune by its code; empty where nobody knows it
    own     the answers are about the person at the device, whose own data the device may fill in
    """

    language: str
    yes_no: tuple[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)
    doubts: Mapping[str, DoubtShown] = field(default_factory=dict)
    own: bool = False
    commune_name: Callable[[str], str] = str


def control_of(question: QuestionLike, name: str, value: Any, around: Surroundings) -> Field:
    """The control called `name`; `value` is the answer as typed or as checked."""
    kind = str(question.type)
    common: dict[str, Any] = {
        "name": name,
        "label": question.label.in_language(around.language),
        "hint": question.help.in_language(around.language) if question.help else "",
        "error": around.errors.get(name, ""),
        "required": question.required,
        "doubt": around.doubts.get(name),
    }
    if kind in DATES:
        return Field("date", value=date_boxes(value), **common)
    if kind == "boolean":
        return _boolean(question, value, around, common)
    if kind == "choice":
        return _choice(question, value, around, common)
    if kind == "address":
        return _address(question, value, common, around)
    shown = "" if value is None else str(value)
    if question.multiline:
        return Field("textarea", value=shown, rows=3, **common)
    options = _INPUT.get(kind, {})
    if not around.own:
        # What the device knows of its owner is nobody else's name or number.
        options = {name: value for name, value in options.items() if name != "autocomplete"}
    return Field("text", value=shown, **common, **options)


def date_boxes(value: Any) -> dict[str, Any]:
    """Day, month and year of an answer: parts as typed, or a date as text (`2026-11-22`, `1990`)."""
    if isinstance(value, Mapping):
        return {part: "" if value.get(part) is None else value[part] for part in ("day", "month", "year")}
    parts = str("" if value is None else value).split("-")
    if len(parts) > 3 or not all(part.isascii() and part.isdecimal() for part in parts):
        return {"day": "", "month": "", "year": "" if value is None else value}
    year, month, day = (*(int(part) for part in parts), "", "")[:3]
    return {"day": day, "month": month, "year": year}


def option_chosen(question: QuestionLike, value: Any) -> str:
    """The code that an answer means, given as a code or in words; the answer itself where it is none of them."""
    text = "" if value is None else str(value)
    if not text or any(option.code == text for option in question.options):
        return text
    wanted = fold(text)
    found = [
        option.code
        for option in question.options
        if wanted in {fold(words) for words in (*_both(option), *option.other_words)}
    ]
    return found[0] if len(found) == 1 else text


def _both(option: Any) -> tuple[str, str]:
    return option.label.in_language("vi"), option.label.in_language("en")


def _boolean(question: QuestionLike, value: Any, around: Surroundings, common: dict[str, Any]) -> Field:
    if question.must_be_true:
        agreed, words = (YES,) if value is True else (), common.pop("label")
        return Field("checkboxes", label=gettext("Xác nhận"), value=agreed, choices=(Choice(YES, words),), **common)
    chosen = {True: YES, False: NO}.get(value, "") if isinstance(value, bool) else ""
    choices = (Choice(YES, around.yes_no[0]), Choice(NO, around.yes_no[1]), *_nothing(question, chosen))
    return Field("radios", value=chosen, choices=choices, **common)


def _choice(question: QuestionLike, value: Any, around: Surroundings, common: dict[str, Any]) -> Field:
    chosen = option_chosen(question, value)
    choices = tuple(Choice(option.code, option.label.in_language(around.language)) for option in question.options)
    if len(choices) <= RADIOS_AT_MOST and (not chosen or any(one.value == chosen for one in choices)):
        return Field("radios", value=chosen, choices=(*choices, *_nothing(question, chosen)), **common)
    if chosen and all(one.value != chosen for one in choices):
        # What was typed elsewhere and is in no list stays in sight beside the words that say so.
        choices = (*choices, Choice(chosen, chosen))
    return Field("select", value=chosen, choices=choices, **common)


def _nothing(question: QuestionLike, chosen: str) -> tuple[Choice, ...]:
    """A radio cannot be un-chosen; where an answer is not needed there is a way back to none."""
    return () if question.required or not chosen else (Choice("", gettext("Không trả lời")),)


def _address(question: QuestionLike, value: Any, common: dict[str, Any], around: Surroundings) -> Field:
    text, commune = (value.get("text") or "", value.get("commune") or "") if isinstance(value, Mapping) else (value, "")
    shown = "" if text is None else str(text)
    name = common["name"]
    hidden = ((f"{name}{COMMUNE_TEXT}", shown),) if commune else ()
    code = str(commune)
    chosen = (Choice(code, around.commune_name(code) or code),) if commune else ()
    if not common["hint"]:
        common["hint"] = gettext("Số nhà, đường hoặc thôn; xã, phường; tỉnh, thành phố. Ghi tên cũ cũng được.")
    return Field("address", value=shown, hidden=hidden, choices=chosen, **common)

"""The copy-ready list: the answers as the competent system's own form wants them, field by field, in its order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.catalogue.case_values import CompetentField
from motcua.catalogue.values import ProcedureDefinition
from motcua.forms.api import UNKNOWN, CheckedAnswers, FormDefinition, Question, applicant_form
from motcua.forms.values import look_in

ANY_OTHER = "*"
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One field there and what to write in it.

    label     what it is called on our page, in Vietnamese
    words     the text to copy; None where there is nothing to write
    unknown   True where there is an answer but nobody has seen how the system writes it: choose it there by hand
    """

    system: str
    field: str
    path: str
    label: str
    words: str | None
    unknown: bool = False


PlaceNames = Callable[[str], tuple[str, str] | None]
"""Statistics-office code of a commune -> full names of its province and of itself, or None."""


def copy_list(
    definition: ProcedureDefinition,
    applicant: CheckedAnswers,
    answers: CheckedAnswers,
    *,
    place_names: PlaceNames | None = None,
) -> tuple[CopyLine, ...]:
    """All fields of this case in the system's order; fields of other cases are left out.

    applicant    checked answers of `applicant_form()`; answers: of the procedure's own form
    place_names  the lists there take full names of units only; without it these lines say that they are to be chosen
    """
    found = []
    for one in definition.competent_fields:
        if one.when is not None and answers.holds(one.when) is not True:
            continue
        of_applicant = one.path.startswith("applicant.")
        form = applicant_form() if of_applicant else definition.form
        question = form.by_path[one.path] if one.path in form.by_path else _column(form, one.path)
        value = look_in((applicant if of_applicant else answers).settled, one.path)
        words = None if value is UNKNOWN or value is None else _written(one, question, value, place_names)
        unknown = value is not UNKNOWN and value is not None and words is None
        found.append(CopyLine(one.system, one.field, one.path, question.label.vi, words, unknown))
    return tuple(found)


def _column(form: FormDefinition, path: str) -> Question:
    group, _dot, name = path.rpartition(".")
    return next(column for column in form.by_path[group].columns if column.id == name)


def _written(one: CompetentField, question: Question, value: Any, place_names: PlaceNames | None) -> str | None:
    """The words; None where nobody knows how this answer is written there."""
    if isinstance(value, list):
        parts = [_written(one, question, each, place_names) for each in value if each not in (None, UNKNOWN)]
        return ", ".join(part for part in parts if part) or None
    if one.transform == "codes":
        key = (YES if value else NO) if isinstance(value, bool) else str(value)
        return one.codes.get(key, one.codes.get(ANY_OTHER))
    if one.transform in ("province", "commune"):
        code = str(value.get("commune") or "") if isinstance(value, Mapping) else ""
        names = place_names(code) if place_names and code else None
        return names[one.transform == "commune"] if names else None
    return _TRANSFORMS[one.transform](question, value)


def _label(question: Question, value: Any) -> str | None:
    return next((option.label.vi for option in question.options if option.code == value), str(value))


def _date(_question: Question, value: Any) -> str | None:
    """`05/11/2026`, `11/2026` or `2026`: as much as is known."""
    if isinstance(value, Mapping):
        parts = [str(value[part]).zfill(2) for part in ("day", "month", "year") if value.get(part)]
        return "/".join(parts) or None
    return "/".join(reversed(str(value).split("-")))


def _year(_question: Question, value: Any) -> str | None:
    return str(value.get("year") or "") or None if isinstance(value, Mapping) else str(value)[:4]


def _address(_question: Question, value: Any) -> str | None:
    return (str(value.get("text") or "") or None) if isinstance(value, Mapping) else str(value)


_TRANSFORMS: Mapping[str, Callable[[Question, Any], str | None]] = {
    "as_is": lambda _question, value: str(value),
    "label": _label,
    "date": _date,
    "year": _year,
    "address": _address,
    "yes_no": lambda _question, value: "Có" if value else "Không",
}

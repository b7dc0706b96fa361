"""What is worth a second look before going on: answers that do not fit each other. Never a refusal, nothing is changed.

Each doubt is told once with what was perhaps meant; who keeps to what he wrote goes on.
"""

import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from motcua.forms.addresses import CommunesOffered, says_deceased, written_out
from motcua.forms.conditions import UNKNOWN
from motcua.forms.date_spans import span_of
from motcua.forms.identity_documents import document_of, fitting_documents
from motcua.forms.identity_numbers import assess_identity_number
from motcua.forms.rows import ROW
from motcua.forms.values import CheckedAnswers, FormDefinition, Question, QuestionType

Look = Callable[[str], Any]
MOST_OFFERS = 6


@dataclass(frozen=True, slots=True)
class Offer:
    """Answers to take over instead, by path.

    label  says which one it is; where it is empty `code` says how: `tick` stands for the question that is answered with
           yes (the first of `answers`), `option` for the option of that question
    """

    answers: Mapping[str, Any]
    label: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One answer that does not fit; `code` has its words in `forms.doubt_words`, which `values` fill."""

    path: str
    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    offers: tuple[Offer, ...] = ()
    about: str = ""

    @property
    def key(self) -> str:
        """The same for the same doubt about the same answer, so that it is told once."""
        return f"{self.code}-{zlib.crc32(self.about.encode('utf-8', 'replace')):08x}"


def doubts_of(
    form: FormDefinition, checked: CheckedAnswers, *, on: date, communes: CommunesOffered | None = None
) -> dict[str, Doubt]:
    """By path the doubts about accepted answers, in the order of the form; at most one at a path.

    communes  what became of an old commune that an address names; without it nobody is asked about that
    """
    found: dict[str, Doubt] = {}
    for section_id, answers in checked.values.items():
        for question in form.section(section_id).questions:
            value = answers.get(question.id)
            path = f"{section_id}.{question.id}"
            if question.type is QuestionType.ROWS and isinstance(value, list):
                for row in value:
                    for doubt in _in_row(path, question, row, checked, on, communes):
                        found[doubt.path] = doubt
            elif value is not None:
                look = _looker(checked, {})
                for doubt in _doubts(path, question, value, look, on, communes):
                    found.setdefault(doubt.path, doubt)
    return found


def _in_row(
    path: str,
    group: Question,
    row: Mapping[str, Any],
    checked: CheckedAnswers,
    on: date,
    communes: CommunesOffered | None,
) -> Iterator[Doubt]:
    look = _looker(checked, row)
    for column in group.columns:
        if (value := row.get(column.id)) is not None:
            here = f"{path}[{row[ROW]}]"
            for doubt in _doubts(f"{here}.{column.id}", column, value, look, on, communes):
                # An answer in a row is taken over by hand: an offer speaks of questions, not of rows.
                yield Doubt(doubt.path, doubt.code, doubt.values, (), doubt.about)


def _looker(checked: CheckedAnswers, row: Mapping[str, Any]) -> Look:
    def look(path: str) -> Any:
        if path.startswith("."):
            return row.get(path[1:])
        found = checked.settled.get(path)
        return None if found is UNKNOWN else found

    return look


def _doubts(
    path: str, question: Question, value: Any, look: Look, on: date, communes: CommunesOffered | None
) -> Iterator[Doubt]:
    match question.type:
        case QuestionType.IDENTITY_NUMBER:
            yield from _number_doubts(path, question, str(value), look, on)
        case QuestionType.CHOICE if {"number", "issuer", "issued_on"} & question.agrees_with.keys():
            yield from _document_doubts(path, question, str(value), look)
        case QuestionType.ADDRESS if isinstance(value, Mapping):
            yield from _address_doubts(path, question, value, look, on, communes)


def _number_doubts(path: str, question: Question, number: str, look: Look, on: date) -> Iterator[Doubt]:
    """Sex and year of birth stand in a 12-digit number; where the declared ones differ, one of them is a slip."""
    said = assess_identity_number(number, on=on)
    sex = look(question.agrees_with["sex"]) if "sex" in question.agrees_with else None
    if said.sex and sex in {"male", "female"} and sex != said.sex:
        yield Doubt(path, "identity_number_other_sex", {}, about=f"{number}{sex}")
    born = span_of(look(question.agrees_with["birth_date"])) if "birth_date" in question.agrees_with else None
    if said.birth_year and born and not born.first.year <= said.birth_year <= born.last.year:
        values = {"year": said.birth_year, "declared": born.first.year}
        yield Doubt(path, "identity_number_other_year", values, about=f"{number}{born.first.year}")


def _document_doubts(path: str, question: Question, code: str, look: Look) -> Iterator[Doubt]:
    """The paper that was chosen does not fit its number, its issuer or its day of issue; those that fit are offered."""
    known = {role: look(other) for role, other in question.agrees_with.items()}
    issued = span_of(known.get("issued_on"))
    facts = (str(known.get("number") or ""), str(known.get("issuer") or ""), issued.first if issued else None)
    document = document_of(code)
    if document is None or document.fits(*facts):
        return
    labels = {option.code: option.label for option in question.options}
    fitting = [one.code for one in fitting_documents(*facts) if one.code in labels and (one.digits or one.issuers)]
    offers = tuple(Offer({path: one}, code="option") for one in fitting[:MOST_OFFERS])
    yield Doubt(path, "identity_document_other", {}, offers, about=f"{code}{facts}")


def _address_doubts(
    path: str, question: Question, value: Mapping[str, Any], look: Look, on: date, communes: CommunesOffered | None
) -> Iterator[Doubt]:
    text = str(value.get("text", ""))
    ticked = question.agrees_with.get("deceased", "")
    if says_deceased(text):
        offers = (Offer({ticked: True}, code="tick"),) if ticked and look(ticked) is not True else ()
        yield Doubt(path, "address_says_deceased", {"text": text}, offers, about=text)
        return
    if value.get("commune"):
        return
    if communes is not None and (found := communes(text, on)):
        today = tuple(Offer({path: {"commune": one.code, "text": text}}, label=one.name) for one in found[:MOST_OFFERS])
        yield Doubt(path, "address_of_old_commune", {}, today, about=text)
        return
    if (full := written_out(text)) != text:
        offer = Offer({path: {**value, "text": full}}, label=full)
        yield Doubt(path, "address_in_short_forms", {}, (offer,), about=text)

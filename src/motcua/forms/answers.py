"""Checking a whole set of answers: what is asked, what is missing, what cannot be used."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from motcua.forms.choices import read_boolean, read_choice, read_number
from motcua.forms.contacts import CommuneKnown, read_address, read_email, read_phone
from motcua.forms.dates import read_date, read_partial_date
from motcua.forms.identity_numbers import read_identity_number
from motcua.forms.refusal import NotAccepted
from motcua.forms.texts import read_person_name, read_text
from motcua.forms.values import CheckedAnswers, Condition, FormDefinition, Question, QuestionType, Section

MOST_UNKNOWN = 50
_NOTHING: tuple[object, ...] = (None, "", [], {})


class _Unsettled:
    """Stands for an answer that is wanted and not usable yet."""


_UNSETTLED = _Unsettled()


def check_answers(
    form: FormDefinition,
    answers: object,
    *,
    on: date,
    commune_known: CommuneKnown | None = None,
    only: Collection[str] | None = None,
) -> CheckedAnswers:
    """Check and normalise answers nested by section (`{"child": {"full_name": …}}`). Raises nothing, whatever is given.

    A question whose condition is false is not asked: its answer is dropped without a word. While the condition hangs on
    an answer that is still wanted, the question is not required, and what was answered is kept.

    on             local date of the law: what "today" means, and when a commune must exist
    commune_known  whether a commune code existed on a date; without it codes are checked for their form alone
    only           ids of the sections to report on (one page of the form); conditions still read all answers
    """
    if not isinstance(answers, Mapping):
        return CheckedAnswers({}, {"answers": "wrong_type"})
    run = _Run(on, commune_known, CheckedAnswers({}, _unknown(form, answers)))
    for section in form.sections:
        given = answers.get(section.id)
        part = given if isinstance(given, Mapping) else {}
        for question in section.questions:
            run.check(section, question, part.get(question.id, question.default))
    return run.checked if only is None else _only(run.checked, only)


def is_asked(form: FormDefinition, path: str, values: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether the question at `section.question` is put to somebody who has answered `values` (checked ones).

    What hangs on an answer still open is not put yet. Raises KeyError for an unknown path.
    """
    section, question = form.section(path.partition(".")[0]), form.question(path)
    settled = {f"{name}.{key}": value for name, part in values.items() for key, value in part.items()}
    return _and(_holds(section.when, settled), _holds(question.when, settled)) is True


def sections_to_ask(form: FormDefinition, values: Mapping[str, Mapping[str, Any]]) -> list[Section]:
    """The sections to put to somebody who has answered `values`, each with the questions that belong on its page.

    A question that hangs on another of the same page is shown with it (the page works without JavaScript); whether it
    counts is decided when the page is checked.
    """
    settled = {f"{name}.{key}": value for name, part in values.items() for key, value in part.items()}
    found: list[Section] = []
    for section in form.sections:
        shown = tuple(
            question
            for question in section.questions
            if question.when is None
            or question.when.question.startswith(f"{section.id}.")
            or _holds(question.when, settled)
        )
        if shown and _holds(section.when, settled):
            found.append(replace(section, questions=shown))
    return found


@dataclass(frozen=True, slots=True)
class _Run:
    """One checking of one set of answers; `settled` holds what conditions may read, by path."""

    on: date
    commune_known: CommuneKnown | None
    checked: CheckedAnswers
    settled: dict[str, Any] = field(default_factory=dict)

    def check(self, section: Section, question: Question, given: object) -> None:
        """Note the value or the refusal of one question."""
        path = f"{section.id}.{question.id}"
        asked = _and(_holds(section.when, self.settled), _holds(question.when, self.settled))
        self.settled[path] = None
        if asked is False:
            return
        try:
            value = None if _is_nothing(given) else _read(question, given, self.on, self.commune_known)
        except NotAccepted as refusal:
            self._refuse(path, refusal)
            return
        if not _is_nothing(value):
            self.settled[path] = value
            self.checked.values.setdefault(section.id, {})[question.id] = value
        elif question.required:
            self.settled[path] = _UNSETTLED
            if asked:
                self.checked.errors[path] = "must_agree" if question.must_be_true else "required"

    def _refuse(self, path: str, refusal: NotAccepted) -> None:
        self.settled[path] = _UNSETTLED
        self.checked.errors[path] = refusal.code
        if refusal.suggestion:
            self.checked.suggestions[path] = refusal.suggestion
        if refusal.limits:
            self.checked.limits[path] = refusal.limits


def _only(checked: CheckedAnswers, sections: Collection[str]) -> CheckedAnswers:
    """The part of the report that concerns these sections."""

    def kept(by_path: Mapping[str, Any]) -> dict[str, Any]:
        return {path: entry for path, entry in by_path.items() if path.partition(".")[0] in sections}

    return CheckedAnswers(kept(checked.values), kept(checked.errors), kept(checked.suggestions), kept(checked.limits))


def _read(question: Question, given: object, on: date, commune_known: CommuneKnown | None) -> object:
    """The normalised value. Raises NotAccepted."""
    match question.type:
        case QuestionType.TEXT:
            return read_text(given, question)
        case QuestionType.PERSON_NAME:
            return read_person_name(given, question)
        case QuestionType.DATE:
            return read_date(given, question, on=on)
        case QuestionType.PARTIAL_DATE:
            return read_partial_date(given, question, on=on)
        case QuestionType.IDENTITY_NUMBER:
            return read_identity_number(given, on=on)
        case QuestionType.PHONE:
            return read_phone(given)
        case QuestionType.EMAIL:
            return read_email(given)
        case QuestionType.ADDRESS:
            return read_address(given, on=on, commune_known=commune_known)
        case QuestionType.CHOICE:
            return read_choice(given, question)
        case QuestionType.BOOLEAN:
            return read_boolean(given, question)
        case QuestionType.INTEGER | QuestionType.MONEY | QuestionType.PAGE_COUNT:
            return read_number(given, question)


def _is_nothing(given: object) -> bool:
    """Nothing, or a composite of which every part is nothing; spaces alone are nothing too."""
    if isinstance(given, Mapping):
        return all(_is_nothing(part) for part in given.values())
    return (isinstance(given, str) and not given.strip()) or (not isinstance(given, bool | int) and given in _NOTHING)


def _holds(condition: Condition | None, settled: Mapping[str, Any]) -> bool | None:
    """True, False, or None while the answer that it hangs on is wanted and not there."""
    if condition is None:
        return True
    value = settled.get(condition.question)
    if isinstance(value, _Unsettled):
        return None
    return (value in condition.values and value is not None) is not condition.negated


def _and(first: bool | None, second: bool | None) -> bool | None:
    if first is False or second is False:
        return False
    return None if first is None or second is None else True


def _unknown(form: FormDefinition, answers: Mapping[Any, Any]) -> dict[str, str]:
    """Answers to questions that the form does not have, and sections that are no section."""
    known = {section.id: {question.id for question in section.questions} for section in form.sections}
    found: dict[str, str] = {}
    for section_id, part in answers.items():
        if section_id not in known:
            found[str(section_id)[:100]] = "unknown_question"
        elif not isinstance(part, Mapping):
            found[section_id] = "wrong_type"
        else:
            found |= {
                f"{section_id}.{name}"[:200]: "unknown_question" for name in part if name not in known[section_id]
            }
        if len(found) > MOST_UNKNOWN:
            break
    return found

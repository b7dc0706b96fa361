"""The author's cases: given answers, and which pages, papers, charges and time limit must follow from them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.catalogue.competent import copy_list
from motcua.catalogue.rules import time_limit_entry
from motcua.catalogue.values import ProcedureDefinition
from motcua.forms.api import CheckedAnswers, applicant_form, check_answers, sections_asked

APPLICANT = "applicant"
NOTHING = "không có gì"


@dataclass(frozen=True, slots=True)
class FailedCase:
    """A case that came out otherwise: which one, in what, in words."""

    case: str
    what: str
    words: str


def run_cases(definition: ProcedureDefinition, data: Mapping[str, Any]) -> list[FailedCase]:
    """Every expectation that is not met; `data` is a file of cases that has passed its schema."""
    return [failed for case in data["cases"] for failed in _run(definition, data, case)]


def answers_of_case(data: Mapping[str, Any], case: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The base with the case's answers laid over it; null takes an answer or a whole page away."""
    answers = {section: dict(part) for section, part in data["base"].items() if part is not None}
    for section, part in case.get("answers", {}).items():
        if part is None:
            answers.pop(section, None)
            continue
        merged = answers.setdefault(section, {}) | part
        answers[section] = {name: value for name, value in merged.items() if value is not None}
    return answers


def _run(definition: ProcedureDefinition, data: Mapping[str, Any], case: Mapping[str, Any]) -> Iterator[FailedCase]:
    on, channel = date.fromisoformat(case.get("on", data["on"])), case.get("channel", "online")
    answers = answers_of_case(data, case)
    applicant = answers.pop(APPLICANT, {})
    checked = check_answers(definition.form, answers, on=on)
    expected: dict[str, Any] = {"refused": {}, **case["expect"]}
    for what, named in expected.items():
        wanted: Any = named
        if what in _BY_NAME:
            found = _BY_NAME[what](definition, applicant, checked, on)
            wanted = {name: value for name, value in named.items() if found.get(name) != value}
            got: Any = {name: found.get(name) for name in wanted}
        else:
            got = _OUTCOMES[what](definition, channel, checked)
        if wanted != got:
            yield FailedCase(case["id"], what, f"{case['words']}: chờ {_shown(wanted)}, nhưng được {_shown(got)}")


def _limit(definition: ProcedureDefinition, channel: str, case: CheckedAnswers) -> str:
    entry = time_limit_entry(definition, channel=channel, case=case)
    return entry.limit if entry else "none"


_OUTCOMES: Mapping[str, Callable[[ProcedureDefinition, str, CheckedAnswers], Any]] = {
    "pages": lambda one, _channel, case: [section.id for section in sections_asked(one.form, case)],
    "papers": lambda one, channel, case: [p.code for p in one.papers_for(channel, case) if not p.fulfilled_by],
    "demanded": lambda one, channel, case: [paper.code for paper in one.demanded(channel, case)],
    "let_off": lambda one, channel, case: [paper.code for paper, _words in one.papers_let_off(channel, case)],
    "fees": lambda one, channel, case: [fee.code for fee in one.fees_for(channel, case)],
    "limit": _limit,
    "parts": lambda one, _channel, case: [part.code for part in one.parts_for(case)],
    "refused": lambda _one, _channel, case: dict(case.errors),
}


def _values(_definition: ProcedureDefinition, _applicant: Any, checked: CheckedAnswers, _on: date) -> dict[str, Any]:
    return {f"{section}.{name}": value for section, part in checked.values.items() for name, value in part.items()}


def _competent(definition: ProcedureDefinition, applicant: Any, checked: CheckedAnswers, on: date) -> dict[str, Any]:
    known = check_answers(applicant_form(), {APPLICANT: applicant}, on=on)
    return {line.field: line.words for line in copy_list(definition, known, checked) if line.words is not None}


_BY_NAME: Mapping[str, Callable[[ProcedureDefinition, Any, CheckedAnswers, date], dict[str, Any]]] = {
    "values": _values,
    "competent": _competent,
}
"""Of these only what the case names is compared."""


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{name} = {_shown(one)}" for name, one in value.items()) or NOTHING
    if isinstance(value, list):
        return ", ".join(map(str, value)) or NOTHING
    return NOTHING if value is None else str(value)

"""Checking a whole set of answers: what is asked, what is missing, what cannot be used."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from motcua.forms.conditions import UNKNOWN, Condition, Look, all_of
from motcua.forms.contacts import CommuneKnown
from motcua.forms.graph import Node, order_of
from motcua.forms.one_answer import Surroundings, is_nothing, read_one
from motcua.forms.refusal import NotAccepted
from motcua.forms.rows import read_rows
from motcua.forms.values import CheckedAnswers, FormDefinition, QuestionType, Section, look_in

MOST_UNKNOWN = 50


def check_answers(
    form: FormDefinition,
    answers: object,
    *,
    on: date,
    commune_known: CommuneKnown | None = None,
    only: Collection[str] | None = None,
) -> CheckedAnswers:
    """Check and normalise answers nested by section (`{"child": {"full_name": …}}`). Raises nothing, whatever is given.

    A question whose condition does not hold is not asked: its answer is dropped without a word. While the condition
    hangs on an answer that is still wanted, the question is not required, and what was answered is kept; once nothing
    is wanted any more, only what is asked remains.

    on             local date of the law: what "today" means, and when a commune must exist
    commune_known  whether a commune code existed on a date; without it codes are checked for their form alone
    only           ids of the sections to report on (one page of the form); conditions still read all answers
    """
    if not isinstance(answers, Mapping):
        return CheckedAnswers({}, {"answers": "wrong_type"})
    run = _Run(Surroundings(on, commune_known), CheckedAnswers({}, _unknown(form, answers)))
    for node in order_of(form):
        given = answers.get(node.section.id)
        run.check(node, given.get(node.question.id) if isinstance(given, Mapping) else None)
    run.check_rules(form)
    run.tidy(form)
    return run.checked if only is None else _only(run.checked, only)


def is_asked(form: FormDefinition, path: str, values: Mapping[str, Mapping[str, Any]], *, on: date) -> bool:
    """Whether the question at `section.question` is put to somebody who has answered `values`.

    What hangs on an answer still open is not put yet. Raises KeyError for an unknown path.
    """
    form.question(path)
    return check_answers(form, values, on=on).asked[path] is True


def sections_to_ask(form: FormDefinition, values: Mapping[str, Mapping[str, Any]], *, on: date) -> list[Section]:
    """The sections to put to somebody who has answered `values`, each with the questions that belong on its page.

    A question that hangs on another of the same page is shown with it (the page works without JavaScript); whether it
    counts is decided when the page is checked.
    """
    return sections_asked(form, check_answers(form, values, on=on))


def sections_asked(form: FormDefinition, checked: CheckedAnswers) -> list[Section]:
    """The same for answers that were checked already."""
    found: list[Section] = []
    for section in form.sections:
        if checked.holds(section.when) is not True:
            continue
        shown = tuple(
            question
            for question in section.questions
            if all(
                _reads_page(condition, section) or checked.holds(condition) is True
                for condition in (_block_condition(section, question.block), question.when)
                if condition is not None
            )
            and (question.type is not QuestionType.COMPUTED or question.shown)
        )
        if any(question.type is not QuestionType.COMPUTED for question in shown):
            found.append(replace(section, questions=shown))
    return found


def _block_condition(section: Section, block_id: str) -> Condition | None:
    block = section.block(block_id)
    return block.when if block else None


def _reads_page(condition: Condition, section: Section) -> bool:
    return any(path.startswith(f"{section.id}.") for path in condition.paths())


@dataclass(frozen=True, slots=True)
class _Run:
    """One checking of one set of answers."""

    around: Surroundings
    checked: CheckedAnswers
    doubtful: list[tuple[str, str]] = field(default_factory=list)

    def look(self, path: str) -> Any:
        """The settled answer at a path; what is not in the form is nothing."""
        return look_in(self.checked.settled, path)

    def check(self, node: Node, given: object) -> None:
        """Note the value or the refusal of one question."""
        asked = all_of(condition.holds(self.look) for condition in node.conditions)
        self.checked.asked[node.path] = asked
        self.checked.settled[node.path] = None
        if asked is False:
            return
        if asked is None:
            self.doubtful.append((node.section.id, node.question.id))
        if node.question.type is QuestionType.COMPUTED:
            self._compute(node)
        elif node.question.type is QuestionType.ROWS:
            self._settle_rows(node, given, self.look)
        else:
            self._settle(node, node.question.default if given is None else given, asked)

    def check_rules(self, form: FormDefinition) -> None:
        """What must hold between answers; a rule that cannot be said yet is not broken."""
        for section in form.sections:
            for rule in section.rules:
                if (
                    self.checked.asked.get(rule.at) is True
                    and rule.at not in self.checked.errors
                    and rule.must.holds(self.look) is False
                ):
                    self.checked.errors[rule.at] = "rule_broken"
                    self.checked.messages[rule.at] = rule.message

    def tidy(self, form: FormDefinition) -> None:
        """Values in the order of the form; what nobody is asked goes once no answer is wanted any more."""
        if not self.checked.errors:
            for section_id, question_id in self.doubtful:
                self.checked.values.get(section_id, {}).pop(question_id, None)
        kept = self.checked.values.copy()
        self.checked.values.clear()
        for section in form.sections:
            part = kept.get(section.id, {})
            ordered = {question.id: part[question.id] for question in section.questions if question.id in part}
            if ordered:
                self.checked.values[section.id] = ordered

    def _settle(self, node: Node, given: object, asked: bool | None) -> None:
        question, path = node.question, node.path
        try:
            value = None if is_nothing(given) else read_one(question, given, self.around)
        except NotAccepted as refusal:
            self._refuse(node, refusal)
            return
        if not is_nothing(value):
            self.checked.settled[path] = value if asked else UNKNOWN
            self.checked.values.setdefault(node.section.id, {})[question.id] = value
        elif question.required:
            self.checked.settled[path] = UNKNOWN
            if asked:
                self._refuse(node, NotAccepted("must_agree" if question.must_be_true else "required"))

    def _compute(self, node: Node) -> None:
        value = node.question.value.value(self.look, self.around.on) if node.question.value else None
        self.checked.settled[node.path] = value
        if value is not UNKNOWN and value is not None:
            self.checked.values.setdefault(node.section.id, {})[node.question.id] = value

    def _settle_rows(self, node: Node, given: object, look: Look) -> None:
        asked = self.checked.asked[node.path]
        found = read_rows(node, given, look, self.around)
        for path, refusal, column in found.refusals:
            if asked or refusal.code != "required":
                self._note(path, refusal, column.messages)
        if found.refusals:
            self.checked.settled[node.path] = found.settled
        elif found.values or asked:
            self.checked.settled[node.path] = found.settled if asked else UNKNOWN
        if found.values:
            self.checked.values.setdefault(node.section.id, {})[node.question.id] = found.values

    def _refuse(self, node: Node, refusal: NotAccepted) -> None:
        self.checked.settled[node.path] = UNKNOWN
        self._note(node.path, refusal, node.question.messages)

    def _note(self, path: str, refusal: NotAccepted, messages: Mapping[str, Any]) -> None:
        self.checked.errors[path] = refusal.code
        if refusal.suggestion:
            self.checked.suggestions[path] = refusal.suggestion
        if refusal.limits:
            self.checked.limits[path] = refusal.limits
        if own := messages.get(refusal.code, refusal.message):
            self.checked.messages[path] = own


def _only(checked: CheckedAnswers, sections: Collection[str]) -> CheckedAnswers:
    """The part of the report that concerns these sections."""

    def kept(by_path: Mapping[str, Any]) -> dict[str, Any]:
        return {path: entry for path, entry in by_path.items() if path.partition(".")[0] in sections}

    return CheckedAnswers(
        kept(checked.values),
        kept(checked.errors),
        kept(checked.suggestions),
        kept(checked.limits),
        kept(checked.messages),
        checked.asked,
        checked.settled,
    )


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

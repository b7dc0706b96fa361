"""Forms are read from their definitions (data that has already passed its JSON Schema)."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.forms.values import Condition, FormDefinition, Option, Question, QuestionType, Section, Words


def read_words(data: Mapping[str, Any]) -> Words:
    """The two languages of one text."""
    return Words(vi=data["vi"], en=data["en"])


def read_form(data: Mapping[str, Any]) -> FormDefinition:
    """The form of a definition. Raises KeyError where the data did not pass the schema first."""
    return FormDefinition(sections=tuple(_section(section) for section in data["sections"]))


def form_contradictions(form: FormDefinition) -> list[tuple[str, str]]:
    """What no schema can see, as (path, code): ids used twice, conditions on questions that come later or do not exist.

    Because a condition may only look back, every form can be asked from the first question to the last.
    """
    found: list[tuple[str, str]] = []
    asked: set[str] = set()
    for section in form.sections:
        if section.when is not None and section.when.question not in asked:
            found.append((section.id, "condition_on_unknown_question"))
        for question in section.questions:
            path = f"{section.id}.{question.id}"
            if path in asked:
                found.append((path, "question_twice"))
            if question.when is not None and question.when.question not in asked:
                found.append((path, "condition_on_unknown_question"))
            if len({option.code for option in question.options}) < len(question.options):
                found.append((path, "option_twice"))
            asked.add(path)
    return found


@cache
def applicant_form() -> FormDefinition:
    """What is asked of every applicant, whatever the procedure (one section, `applicant`)."""
    return read_form(yaml.safe_load((DATA_FILES / "forms" / "applicant.yaml").read_text(encoding="utf-8")))


@cache
def list_of(name: str) -> tuple[Option, ...]:
    """A list of `data/lists` as options, in its own order. Raises FileNotFoundError."""
    entries = yaml.safe_load((DATA_FILES / "lists" / f"{name}.yaml").read_text(encoding="utf-8"))["options"]
    return tuple(_option(entry) for entry in entries)


def _section(data: Mapping[str, Any]) -> Section:
    return Section(
        id=data["id"],
        title=read_words(data["title"]),
        questions=tuple(_question(question) for question in data["questions"]),
        when=_condition(data.get("when")),
    )


def _question(data: Mapping[str, Any]) -> Question:
    source = data.get("options_from", "")
    return Question(
        id=data["id"],
        type=QuestionType(data["type"]),
        label=read_words(data["label"]),
        required=data["required"],
        help=read_words(data["help"]) if "help" in data else None,
        options=list_of(source) if source else tuple(_option(option) for option in data.get("options", ())),
        options_from=source,
        default=data.get("default"),
        minimum=data.get("minimum"),
        maximum=data.get("maximum"),
        max_length=data.get("max_length"),
        not_after_today=data.get("not_after") == "today",
        must_be_true=data.get("must_be_true", False),
        multiline=data.get("multiline", False),
        never_reuse=data.get("never_reuse", False),
        sensitive=data.get("sensitive", False),
        when=_condition(data.get("when")),
    )


def _option(data: Mapping[str, Any]) -> Option:
    others: Sequence[str] = data.get("other_words", ())
    return Option(code=data["code"], label=read_words(data["label"]), other_words=tuple(others))


def _condition(data: Mapping[str, Any] | None) -> Condition | None:
    if data is None:
        return None
    if "in" in data:
        return Condition(question=data["question"], values=tuple(data["in"]))
    if "not_equals" in data:
        return Condition(question=data["question"], values=(data["not_equals"],), negated=True)
    return Condition(question=data["question"], values=(data["equals"],))

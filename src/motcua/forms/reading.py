"""Forms are read from their definitions (data that has already passed its JSON Schema)."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.core.folding import fold
from motcua.forms.reading_conditions import read_condition, read_expression
from motcua.forms.values import (
    NO_WORDS,
    Block,
    FormDefinition,
    Option,
    Question,
    QuestionType,
    Rule,
    Section,
    Words,
)


def read_words(data: Mapping[str, Any]) -> Words:
    """The two languages of one text."""
    return Words(vi=data["vi"], en=data["en"])


def read_form(data: Mapping[str, Any]) -> FormDefinition:
    """The form of a definition. Raises KeyError where the data did not pass the schema first."""
    return FormDefinition(
        sections=tuple(_section(section) for section in data["sections"]),
        moved=dict(data.get("moved", {})),
        on_one_page=data.get("pages", "each") == "all",
    )


@cache
def applicant_form() -> FormDefinition:
    """What is asked of every applicant, whatever the procedure (one section, `applicant`)."""
    return read_form(yaml.safe_load((DATA_FILES / "forms" / "applicant.yaml").read_text(encoding="utf-8")))


@cache
def list_of(name: str) -> tuple[Option, ...]:
    """A list of `data/lists` as options, in its own order. Raises FileNotFoundError."""
    entries = yaml.safe_load((DATA_FILES / "lists" / f"{name}.yaml").read_text(encoding="utf-8"))["options"]
    return tuple(_option(entry) for entry in entries)


@cache
def _misplaced(name: str) -> dict[str, Words]:
    entries = yaml.safe_load((DATA_FILES / "lists" / f"{name}.yaml").read_text(encoding="utf-8")).get("misplaced", ())
    return {fold(words): read_words(entry["message"]) for entry in entries for words in entry["words"]}


def misplaced_words(name: str, text: str) -> Words | None:
    """What to say to somebody who wrote under this list what answers another question; None where nothing is known."""
    return _misplaced(name).get(fold(text)) if name else None


def _section(data: Mapping[str, Any]) -> Section:
    questions: list[Question] = []
    blocks: list[Block] = []
    for entry in data["questions"]:
        if "block" in entry:
            blocks.append(Block(entry["block"], read_words(entry["title"]), read_condition(entry.get("when"))))
            questions += (_question(question, block=entry["block"]) for question in entry["questions"])
        else:
            questions.append(_question(entry))
    return Section(
        id=data["id"],
        title=read_words(data["title"]),
        questions=tuple(questions),
        when=read_condition(data.get("when")),
        blocks=tuple(blocks),
        rules=tuple(_rule(rule) for rule in data.get("rules", ())),
    )


def _rule(data: Mapping[str, Any]) -> Rule:
    must = read_condition(data["must"])
    if must is None:
        raise KeyError("must")
    return Rule(id=data["id"], must=must, at=data["at"], message=read_words(data["message"]))


def _question(data: Mapping[str, Any], *, block: str = "") -> Question:
    source = data.get("options_from", "")
    return Question(
        id=data["id"],
        type=QuestionType(data["type"]),
        label=read_words(data["label"]) if "label" in data else Words("", ""),
        required=data.get("required", False),
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
        when=read_condition(data.get("when")),
        block=block,
        columns=tuple(_question(column) for column in data.get("columns", ())),
        row_label=read_words(data["row_label"]) if "row_label" in data else None,
        value=read_expression(data["value"]) if "value" in data else None,
        shown=data.get("shown", "label" in data),
        messages={code: read_words(words) for code, words in data["messages"].items()}
        if "messages" in data
        else NO_WORDS,
        agrees_with=dict(data.get("agrees_with", {})),
    )


def _option(data: Mapping[str, Any]) -> Option:
    others: Sequence[str] = data.get("other_words", ())
    return Option(code=data["code"], label=read_words(data["label"]), other_words=tuple(others))

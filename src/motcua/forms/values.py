"""A form as it is defined: sections of questions, each question of one type, some asked only under a condition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from motcua.forms.computing import Expression
from motcua.forms.conditions import Condition, Scalar

NO_WORDS: Mapping[str, "Words"] = {}
"""Shared by all questions without words of their own; never written to."""


class QuestionType(StrEnum):
    """What kind of answer a question takes."""

    TEXT = "text"
    PERSON_NAME = "person_name"
    PARTIAL_DATE = "partial_date"
    DATE = "date"
    IDENTITY_NUMBER = "identity_number"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    CHOICE = "choice"
    INTEGER = "integer"
    MONEY = "money"
    BOOLEAN = "boolean"
    PAGE_COUNT = "page_count"
    TAX_CODE = "tax_code"
    ROWS = "rows"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Words:
    """One text in the two languages of the screen."""

    vi: str
    en: str

    def in_language(self, language: str) -> str:
        """English when `language` begins with `en`, Vietnamese otherwise."""
        return self.en if language.startswith("en") else self.vi


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose; `other_words` are other spellings under which people write the same."""

    code: str
    label: Words
    other_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    never_reuse  a declaration: asked again every time, never prefilled
    sensitive    its answer betrays a family's situation: never in lists, logs or figures
    block        id of the block of its section to which it belongs
    columns      of a repeating group: what is asked in each row; its rows number from `minimum` to `maximum`
    value        of a computed one: where its value comes from; `shown` on the page or only for conditions
    messages     own words for a refusal, by its code
    agrees_with  answers that speak of the same thing (`sex`, `birth_date`, `deceased`, `number`, `issuer`,
                 `issued_on`) by their paths; what does not fit is asked about once and never refused (`forms.doubts`)
    """

    id: str
    type: QuestionType
    label: Words
    required: bool
    help: Words | None = None
    options: tuple[Option, ...] = ()
    options_from: str = ""
    default: Scalar | None = None
    minimum: int | None = None
    maximum: int | None = None
    max_length: int | None = None
    not_after_today: bool = False
    must_be_true: bool = False
    multiline: bool = False
    never_reuse: bool = False
    sensitive: bool = False
    when: Condition | None = None
    block: str = ""
    columns: tuple["Question", ...] = ()
    row_label: Words | None = None
    value: Expression | None = None
    shown: bool = True
    messages: Mapping[str, Words] = field(default_factory=lambda: NO_WORDS, hash=False)
    agrees_with: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Block:
    """Questions of one page that stand together under a heading and may be asked under one condition."""

    id: str
    title: Words
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """What must hold between answers; where it does not, `message` stands at the question `at`."""

    id: str
    must: Condition
    at: str
    message: Words


@dataclass(frozen=True, slots=True)
class Section:
    """One group of questions, shown on one page."""

    id: str
    title: Words
    questions: tuple[Question, ...]
    when: Condition | None = None
    blocks: tuple[Block, ...] = ()
    rules: tuple[Rule, ...] = ()

    def block(self, block_id: str) -> Block | None:
        """The block of that id; None for a question that stands in none. Raises KeyError for an unknown id."""
        if not block_id:
            return None
        for block in self.blocks:
            if block.id == block_id:
                return block
        raise KeyError(block_id)


@dataclass(frozen=True)
class FormDefinition:
    """The whole form. A question is named by its path `section.question`.

    moved        old path -> new path, for drafts begun on an earlier version
    on_one_page  a short form that stands on one page as a whole, instead of one group of questions a page
    """

    sections: tuple[Section, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict, hash=False)
    on_one_page: bool = False

    def section(self, section_id: str) -> Section:
        """The section of that id. Raises KeyError."""
        return self._sections[section_id]

    def question(self, path: str) -> Question:
        """The question at `section.question`. Raises KeyError."""
        return self.by_path[path]

    def paths(self) -> Iterator[tuple[str, Question]]:
        """Every question with its path, in the order of asking."""
        for section in self.sections:
            for question in section.questions:
                yield f"{section.id}.{question.id}", question

    @cached_property
    def by_path(self) -> Mapping[str, Question]:
        """Every question by its path."""
        return dict(self.paths())

    @cached_property
    def _sections(self) -> Mapping[str, Section]:
        return {section.id: section for section in self.sections}


@dataclass(frozen=True, slots=True)
class CheckedAnswers:
    """What became of the answers.

    values       nested by section, normalised, only questions that are asked; equal to the input when checked again
    errors       path -> code of the refusal, words in `forms.words`
    suggestions  path -> value that the person probably meant (a leading zero that was lost); never taken silently
    limits       path -> numbers that fill the words of the refusal (`minimum`, `maximum`, `max_length`)
    messages     path -> the definition's own words for the refusal there
    asked        path -> whether it is put to this person; None while that hangs on an answer that is wanted
    settled      path -> what conditions read: the value, None where there is nothing, UNKNOWN while it is wanted
    """

    values: dict[str, dict[str, object]]
    errors: dict[str, str] = field(default_factory=dict)
    suggestions: dict[str, str] = field(default_factory=dict)
    limits: dict[str, dict[str, int]] = field(default_factory=dict)
    messages: dict[str, Words] = field(default_factory=dict)
    asked: dict[str, bool | None] = field(default_factory=dict, compare=False, repr=False)
    settled: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def holds(self, condition: Condition | None) -> bool | None:
        """Whether a condition over this form's answers holds; None while it cannot be said. No condition holds."""
        return True if condition is None else condition.holds(lambda path: look_in(self.settled, path))

    @property
    def accepted(self) -> bool:
        """True when nothing is refused."""
        return not self.errors

    @property
    def hints(self) -> dict[str, dict[str, object]]:
        """By path what fills the words of a refusal: limits, `suggestion`, and `message` for the definition's own."""
        found: dict[str, dict[str, object]] = {path: dict(limits) for path, limits in self.limits.items()}
        for path, suggestion in self.suggestions.items():
            found.setdefault(path, {})["suggestion"] = suggestion
        for path, message in self.messages.items():
            found.setdefault(path, {})["message"] = message
        return found


def look_in(settled: Mapping[str, Any], path: str) -> Any:
    """The settled answer at a path; `section.group.column` gives the list of that column's answers, row by row."""
    if path in settled:
        return settled[path]
    group, _dot, column = path.rpartition(".")
    rows = settled.get(group)
    return [row.get(column) for row in rows] if isinstance(rows, list) else rows

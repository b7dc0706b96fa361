"""A form as it is defined: sections of questions, each question of one type, some asked only under a condition."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


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
class Condition:
    """Asked only when another question (`section.question`) has one of `values`; with `negated`, none of them."""

    question: str
    values: tuple[str | bool | int, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    never_reuse  a declaration: asked again every time, never prefilled
    sensitive    its answer betrays a family's situation: never in lists, logs or figures
    """

    id: str
    type: QuestionType
    label: Words
    required: bool
    help: Words | None = None
    options: tuple[Option, ...] = ()
    options_from: str = ""
    default: str | bool | int | None = None
    minimum: int | None = None
    maximum: int | None = None
    max_length: int | None = None
    not_after_today: bool = False
    must_be_true: bool = False
    multiline: bool = False
    never_reuse: bool = False
    sensitive: bool = False
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One group of questions, shown on one page."""

    id: str
    title: Words
    questions: tuple[Question, ...]
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class FormDefinition:
    """The whole form. A question is named by its path `section.question`."""

    sections: tuple[Section, ...] = ()

    def section(self, section_id: str) -> Section:
        """The section of that id. Raises KeyError."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)

    def question(self, path: str) -> Question:
        """The question at `section.question`. Raises KeyError."""
        for known, question in self.paths():
            if known == path:
                return question
        raise KeyError(path)

    def paths(self) -> Iterator[tuple[str, Question]]:
        """Every question with its path, in the order of asking."""
        for section in self.sections:
            for question in section.questions:
                yield f"{section.id}.{question.id}", question


@dataclass(frozen=True, slots=True)
class CheckedAnswers:
    """What became of the answers.

    values       nested by section, normalised, only questions that are asked; equal to the input when checked again
    errors       path -> code of the refusal, words in `forms.words`
    suggestions  path -> value that the person probably meant (a leading zero that was lost); never taken silently
    limits       path -> numbers that fill the words of the refusal (`minimum`, `maximum`, `max_length`)
    """

    values: dict[str, dict[str, object]]
    errors: dict[str, str] = field(default_factory=dict)
    suggestions: dict[str, str] = field(default_factory=dict)
    limits: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def accepted(self) -> bool:
        """True when nothing is refused."""
        return not self.errors

    @property
    def hints(self) -> dict[str, dict[str, object]]:
        """By path what fills the words of a refusal: its limits, and `suggestion` where there is one."""
        found: dict[str, dict[str, object]] = {path: dict(limits) for path, limits in self.limits.items()}
        for path, suggestion in self.suggestions.items():
            found.setdefault(path, {})["suggestion"] = suggestion
        return found

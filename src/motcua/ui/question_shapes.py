"""What this room expects of a question and of a page of a form: it knows no definition, only what looks like one."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

YES, NO = "yes", "no"
ROW = "row"
"""Under this name a row of a repeating group carries its id."""
DATES = frozenset({"date", "partial_date"})
NUMBERS = frozenset({"integer", "money", "page_count"})

Answers = Mapping[str, Any]
"""Answers of one page or of one row by the question's id."""


class WordsLike(Protocol):
    """A text in the languages of the screen."""

    def in_language(self, language: str) -> str:
        """The text in this language."""


class OptionLike(Protocol):
    """One answer to choose."""

    @property
    def code(self) -> str: ...
    @property
    def label(self) -> WordsLike: ...
    @property
    def other_words(self) -> Sequence[str]: ...


class QuestionLike(Protocol):
    """One question of a definition; `columns` and `row_label` are of a repeating group, `value` of a computed one."""

    @property
    def id(self) -> str: ...
    @property
    def type(self) -> Any: ...
    @property
    def label(self) -> WordsLike: ...
    @property
    def help(self) -> Any: ...
    @property
    def required(self) -> bool: ...
    @property
    def options(self) -> Sequence[Any]: ...
    @property
    def default(self) -> Any: ...
    @property
    def minimum(self) -> int | None: ...
    @property
    def maximum(self) -> int | None: ...
    @property
    def multiline(self) -> bool: ...
    @property
    def must_be_true(self) -> bool: ...
    @property
    def block(self) -> str: ...
    @property
    def when(self) -> Any: ...
    @property
    def columns(self) -> Sequence[Any]: ...
    @property
    def row_label(self) -> Any: ...
    @property
    def value(self) -> Any: ...


class SectionLike(Protocol):
    """A group of questions that stand on one page; `blocks` are the headings between them."""

    @property
    def id(self) -> str: ...
    @property
    def questions(self) -> Sequence[Any]: ...
    @property
    def blocks(self) -> Sequence[Any]: ...

"""Values that nobody types: they follow from answers by an expression that the definition carries as data."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from motcua.forms.conditions import UNKNOWN, Condition, Look, Scalar
from motcua.forms.date_spans import span_of
from motcua.forms.number_words import date_in_words

TODAY = "today"
"""In place of a path: the day on which the form is checked."""


class Expression(Protocol):
    """Something that has a value, has none, or cannot be said yet."""

    def value(self, look: Look, on: date) -> Any:
        """The value; None where there is nothing for good; UNKNOWN while an answer is wanted (or too vague)."""

    def paths(self) -> Iterator[str]:
        """The questions that it reads, with repeats."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A value that stands in the definition."""

    given: Scalar

    def value(self, look: Look, on: date) -> Any:
        """See Expression."""
        del look, on
        return self.given

    def paths(self) -> Iterator[str]:
        """See Expression."""
        yield from ()


@dataclass(frozen=True, slots=True)
class AnswerOf:
    """The answer itself."""

    question: str

    def value(self, look: Look, on: date) -> Any:
        """See Expression."""
        del on
        return look(self.question)

    def paths(self) -> Iterator[str]:
        """See Expression."""
        yield self.question


@dataclass(frozen=True, slots=True)
class DaysBetween:
    """Whole days from one date to another; dates known only to the month or year leave it open."""

    start: str
    end: str

    def value(self, look: Look, on: date) -> Any:
        """See Expression."""
        days = _two_days(self.start, self.end, look, on)
        return (days[1] - days[0]).days if isinstance(days, tuple) else days

    def paths(self) -> Iterator[str]:
        """See Expression."""
        yield from (path for path in (self.start, self.end) if path != TODAY)


@dataclass(frozen=True, slots=True)
class YearsBetween:
    """Full years from one date to another (an age); open where a vague date allows two ages."""

    start: str
    end: str

    def value(self, look: Look, on: date) -> Any:
        """See Expression."""
        start, end = _span(self.start, look, on), _span(self.end, look, on)
        if start is UNKNOWN or end is UNKNOWN:
            return UNKNOWN
        if start is None or end is None:
            return None
        most, least = _years(start.first, end.last), _years(start.last, end.first)
        return most if most == least else UNKNOWN

    def paths(self) -> Iterator[str]:
        """See Expression."""
        yield from (path for path in (self.start, self.end) if path != TODAY)


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of numbers; a column of a repeating group counts with each of its rows, nothing counts as nothing."""

    questions: tuple[str, ...]

    def value(self, look: Look, on: date) -> Any:
        """See Expression."""
        del on
        numbers: list[int] = []
        for path in self.questions:
            found = look(path)
            for one in found if isinstance(found, list) else [found]:
                if one is UNKNOWN:
                    return UNKNOWN
                if isinstance(one, int) and not isinstance(one, bool):
                    numbers.append(one)
        return sum(numbers)

    def paths(self) -> Iterator[str]:
        """See Expression."""
        yield from self.questions


@dataclass(frozen=True, slots=True)
class RowCount:
    """How many rows a repeating group has."""

    group: str

    def value(self, look: Look, on: date) -> Any:
        """See Expression."""
        del on
        found = look(self.group)
        if found is UNKNOWN:
            return UNKNOWN
        return len(found) if isinstance(found, list) else 0

    def paths(self) -> Iterator[str]:
        """See Expression."""
        yield self.group


@dataclass(frozen=True, slots=True)
class DateInWords:
    """A whole date in Vietnamese words; nothing where the day is not known."""

    question: str

    def value(self, look: Look, on: date) -> Any:
        """See Expression."""
        span = _span(self.question, look, on)
        if span is UNKNOWN or span is None:
            return span
        return date_in_words(span.first) if span.exact else None

    def paths(self) -> Iterator[str]:
        """See Expression."""
        yield self.question


@dataclass(frozen=True, slots=True)
class Chosen:
    """One value where a condition holds, another where it does not; open while it is open."""

    when: Condition
    then: Expression
    otherwise: Expression

    def value(self, look: Look, on: date) -> Any:
        """See Expression."""
        held = self.when.holds(look)
        if held is None:
            return UNKNOWN
        return (self.then if held else self.otherwise).value(look, on)

    def paths(self) -> Iterator[str]:
        """See Expression."""
        yield from self.when.paths()
        yield from self.then.paths()
        yield from self.otherwise.paths()


def _span(path: str, look: Look, on: date) -> Any:
    found = on.isoformat() if path == TODAY else look(path)
    return UNKNOWN if found is UNKNOWN else span_of(found)


def _two_days(start: str, end: str, look: Look, on: date) -> Any:
    """Two days, or what stands in their way."""
    one, two = _span(start, look, on), _span(end, look, on)
    if one is UNKNOWN or two is UNKNOWN:
        return UNKNOWN
    if one is None or two is None:
        return None
    return (one.first, two.first) if one.exact and two.exact else UNKNOWN


def _years(start: date, end: date) -> int:
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))

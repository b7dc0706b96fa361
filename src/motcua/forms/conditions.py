"""When something is asked: conditions over answers, with three values because an answer may still be wanted.

True and False are settled. None means that it hangs on an answer that is wanted and not there yet; what is unknown is
never taken for true. (Kleene's strong three-valued logic.)
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from motcua.forms.date_spans import Span, span_of

Scalar = str | bool | int


class Unknown:
    """Stands for an answer that is wanted and not usable yet."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN = Unknown()

Look = Callable[[str], Any]
"""The settled answer at a path: its value, None where there is nothing for good, UNKNOWN while it is wanted."""


class Condition(Protocol):
    """Something that holds, does not hold, or cannot be said yet."""

    def holds(self, look: Look) -> bool | None:
        """True, False, or None while it cannot be said."""

    def paths(self) -> Iterator[str]:
        """The questions that it reads, with repeats."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """The answer is one of `values`; with `negated`, none of them (nothing at all is none of them too)."""

    question: str
    values: tuple[Scalar, ...]
    negated: bool = False

    def holds(self, look: Look) -> bool | None:
        """See Condition."""
        value = look(self.question)
        if value is UNKNOWN:
            return None
        return any(_same(value, wanted) for wanted in self.values) is not self.negated

    def paths(self) -> Iterator[str]:
        """See Condition."""
        yield self.question


@dataclass(frozen=True, slots=True)
class Answered:
    """There is an answer; with `negated`, there is none and will be none."""

    question: str
    negated: bool = False

    def holds(self, look: Look) -> bool | None:
        """See Condition."""
        value = look(self.question)
        return None if value is UNKNOWN else (value is not None) is not self.negated

    def paths(self) -> Iterator[str]:
        """See Condition."""
        yield self.question


class Bound(StrEnum):
    """How a number compares."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


_COMPARES: Mapping[Bound, Callable[[int, int], bool]] = {
    Bound.AT_LEAST: lambda value, limit: value >= limit,
    Bound.AT_MOST: lambda value, limit: value <= limit,
    Bound.MORE_THAN: lambda value, limit: value > limit,
    Bound.LESS_THAN: lambda value, limit: value < limit,
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A number (an answer, or a computed value such as days) stands so to a limit; nothing stands in no relation."""

    question: str
    bound: Bound
    limit: int

    def holds(self, look: Look) -> bool | None:
        """See Condition."""
        value = look(self.question)
        if value is UNKNOWN:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            return False
        return _COMPARES[self.bound](value, self.limit)

    def paths(self) -> Iterator[str]:
        """See Condition."""
        yield self.question


class Order(StrEnum):
    """How two answers stand to each other."""

    BEFORE = "before"
    AFTER = "after"
    SAME_AS = "same_as"


@dataclass(frozen=True, slots=True)
class Ordered:
    """One date lies before or after another, or two answers are the same; a year alone may leave it open."""

    question: str
    order: Order
    other: str

    def holds(self, look: Look) -> bool | None:
        """See Condition."""
        one, two = look(self.question), look(self.other)
        if one is UNKNOWN or two is UNKNOWN:
            return None
        if one is None or two is None:
            return False
        if self.order is Order.SAME_AS:
            return _same(one, two)
        first, second = span_of(one), span_of(two)
        if first is None or second is None:
            return False
        return _before(first, second) if self.order is Order.BEFORE else _before(second, first)

    def paths(self) -> Iterator[str]:
        """See Condition."""
        yield self.question
        yield self.other


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Condition, ...]

    def holds(self, look: Look) -> bool | None:
        """See Condition."""
        return all_of(part.holds(look) for part in self.parts)

    def paths(self) -> Iterator[str]:
        """See Condition."""
        for part in self.parts:
            yield from part.paths()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]

    def holds(self, look: Look) -> bool | None:
        """See Condition."""
        found: bool | None = False
        for part in self.parts:
            held = part.holds(look)
            if held:
                return True
            if held is None:
                found = None
        return found

    def paths(self) -> Iterator[str]:
        """See Condition."""
        for part in self.parts:
            yield from part.paths()


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold; what is open stays open."""

    part: Condition

    def holds(self, look: Look) -> bool | None:
        """See Condition."""
        held = self.part.holds(look)
        return None if held is None else not held

    def paths(self) -> Iterator[str]:
        """See Condition."""
        yield from self.part.paths()


def all_of(parts: Iterator[bool | None]) -> bool | None:
    """Kleene's and: one that does not hold decides, one that is open leaves it open."""
    found: bool | None = True
    for held in parts:
        if held is False:
            return False
        if held is None:
            found = None
    return found


def _same(one: Any, two: Any) -> bool:
    """Yes and 1 are different answers, although Python takes them for the same."""
    return bool(one == two) and isinstance(one, bool) is isinstance(two, bool)


def _before(one: Span, two: Span) -> bool | None:
    if one.last < two.first:
        return True
    return False if one.first >= two.last else None

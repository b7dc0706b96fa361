"""Conditions and expressions are read from the definition, where they stand as data."""

from collections.abc import Callable, Mapping
from typing import Any

from motcua.forms.computing import (
    AnswerOf,
    Chosen,
    DateInWords,
    DaysBetween,
    Expression,
    Literal,
    RowCount,
    Sum,
    YearsBetween,
)
from motcua.forms.conditions import AllOf, Answered, AnyOf, Bound, Compared, Condition, Not, OneOf, Order, Ordered


def read_condition(data: Mapping[str, Any] | None) -> Condition | None:
    """The condition, or None where there is none. Raises KeyError where the data did not pass the schema first."""
    return None if data is None else _condition(data)


def read_expression(data: Mapping[str, Any]) -> Expression:
    """The expression. Raises KeyError where the data did not pass the schema first."""
    for name, read in _EXPRESSIONS.items():
        if name in data:
            return read(data)
    raise KeyError(f"no expression in {sorted(data)}")


def _condition(data: Mapping[str, Any]) -> Condition:
    for name, of_parts in _OF_PARTS.items():
        if name in data:
            return of_parts(tuple(_condition(part) for part in data[name]))
    if "not" in data:
        return Not(_condition(data["not"]))
    question = data["question"]
    for name, values, negated in (("equals", None, False), ("not_equals", None, True), ("in", tuple, False)):
        if name in data:
            return OneOf(question, tuple(data[name]) if values else (data[name],), negated)
    if "answered" in data:
        return Answered(question, negated=not data["answered"])
    for bound in Bound:
        if bound in data:
            return Compared(question, bound, data[bound])
    for order in Order:
        if order in data:
            return Ordered(question, order, data[order])
    raise KeyError(f"no condition in {sorted(data)}")


_OF_PARTS: Mapping[str, Callable[[tuple[Condition, ...]], Condition]] = {"all": AllOf, "any": AnyOf}

_EXPRESSIONS: Mapping[str, Callable[[Mapping[str, Any]], Expression]] = {
    "value": lambda data: Literal(data["value"]),
    "of": lambda data: AnswerOf(data["of"]),
    "days_between": lambda data: DaysBetween(*data["days_between"]),
    "years_between": lambda data: YearsBetween(*data["years_between"]),
    "sum": lambda data: Sum(tuple(data["sum"])),
    "count": lambda data: RowCount(data["count"]),
    "date_in_words": lambda data: DateInWords(data["date_in_words"]),
    "if": lambda data: Chosen(_condition(data["if"]), read_expression(data["then"]), read_expression(data["else"])),
}

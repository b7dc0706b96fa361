"""What editors set in place of doubtful values of a record, put where it belongs, each with the source they named."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from motcua.catalogue.board.deciding import LEVELS, LIMIT_UNITS, Shape, shape_of
from motcua.catalogue.board.places import numbers_in, part_of
from motcua.catalogue.effective.parts import part_concerned, stands_instead
from motcua.catalogue.effective.values import PROVINCIAL, Decided, Layered
from motcua.catalogue.effective.worded import FIELDS, worded
from motcua.catalogue.national.values import (
    NationalFee,
    NationalGroup,
    NationalLimit,
    NationalMethod,
    NationalPaper,
    TimeQuantity,
)

_VALUES = {
    Shape.LIMIT: re.compile(rf"\d+(\.\d+)? ({'|'.join(LIMIT_UNITS)})"),
    Shape.FEE: re.compile(r"\d+"),
    Shape.SHEETS: re.compile(r"\d+\+\d+"),
    Shape.LEVEL: re.compile("|".join(LEVELS)),
}
"""What values look like as `read_value` keeps them."""
METHOD, FEE, PAPER = "executionMethods", "executionMethods.fees", "executionCases.profileComponents"


@dataclass(frozen=True, slots=True)
class SetValue:
    """A value that an editor set for the finding of kind `code` at `place`; as `read_value` keeps it."""

    code: str
    place: str
    value: str
    source: str


def with_decisions(
    fields: Mapping[str, Layered[Any]], decisions: Iterable[SetValue]
) -> tuple[dict[str, Layered[Any]], tuple[Decided, ...]]:
    """The fields with what was set in them, and what was set about which part.

    A field in which something was set rests on the province, and its source names every decision. Words for a whole
    part take its place, those about a line the line's; words that explain, or that no field can hold, stand beside.
    """
    found, told = dict(fields), []
    for one in decisions:
        shape, part, at = shape_of(one.code, one.place), part_concerned(one.code, one.place), part_of(one.place)
        if shape is Shape.TEXT or not _VALUES[shape].fullmatch(one.value):  # words, or were words when it was decided
            instead = stands_instead(one.code, one.place)
            told.append(Decided(part, one.place, one.value, instead, one.source))
            if instead and part in FIELDS:
                _put(found, FIELDS[part], worded(found, part, one.place, one.value), one.source)
            continue
        told.append(Decided(part, one.place, "", True, one.source))
        if shape is Shape.LEVEL:
            _put(found, "level", one.value, one.source)
        elif shape is Shape.SHEETS and at == PAPER:
            _put(found, "groups", _with_sheets(found["groups"].value, one), one.source)
        elif (shape, at) in ((Shape.LIMIT, METHOD), (Shape.FEE, FEE)):
            _put(found, "methods", _with_method(found["methods"].value, one, shape), one.source)
    return found, tuple(told)


def _put(fields: dict[str, Layered[Any]], name: str, value: Any, source: str) -> None:
    before = fields[name]
    named = [before.source] if before.layer == PROVINCIAL else []
    fields[name] = Layered(value, PROVINCIAL, "; ".join(dict.fromkeys([*named, source])))


def _with_method(methods: tuple[NationalMethod, ...], one: SetValue, shape: Shape) -> tuple[NationalMethod, ...]:
    at, *inner = numbers_in(one.place)
    if at >= len(methods):
        return methods
    method = methods[at]
    changed = (
        replace(method, limit=_limit(one.value))
        if shape is Shape.LIMIT
        else replace(method, fees=_with_fee(method.fees, inner[0], one.value))
    )
    return (*methods[:at], changed, *methods[at + 1 :])


def _limit(value: str) -> NationalLimit:
    amount, unit = value.split()
    return NationalLimit(TimeQuantity(Decimal(amount), unit), value)


def _with_fee(fees: tuple[NationalFee, ...], at: int, value: str) -> tuple[NationalFee, ...]:
    if at >= len(fees):
        return fees
    fee = replace(fees[at], amount=Decimal(value), currency="VND", trustworthy=True)
    return (*fees[:at], fee, *fees[at + 1 :])


def _with_sheets(groups: tuple[NationalGroup, ...], one: SetValue) -> tuple[NationalGroup, ...]:
    outer, inner = numbers_in(one.place)
    if outer >= len(groups) or inner >= len(groups[outer].papers):
        return groups
    originals, copies = map(int, one.value.split("+"))
    papers = groups[outer].papers
    paper: NationalPaper = replace(papers[inner], originals=originals, copies=copies, is_note=False)
    group = replace(groups[outer], papers=(*papers[:inner], paper, *papers[inner + 1 :]))
    return (*groups[:outer], group, *groups[outer + 1 :])

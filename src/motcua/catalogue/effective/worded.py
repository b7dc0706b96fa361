"""Words of an editor in the place of a part of a record, or of one line of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from motcua.catalogue.board.places import numbers_in
from motcua.catalogue.effective.values import Layered
from motcua.catalogue.national.values import (
    NationalCoded,
    NationalFee,
    NationalGroup,
    NationalLimit,
    NationalMethod,
    NationalPaper,
    NationalStep,
)

FIELDS: Mapping[str, str] = {
    "name": "title",
    "limits": "methods",
    "fees": "methods",
    "papers": "groups",
    "steps": "steps",
    "conditions": "conditions",
    "results": "results",
    "bases": "legal_bases",
    "executing": "executing",
}
"""The field in which the words about a part stand. The official name stays; words about it are a name to call it by."""
Fields = Mapping[str, Layered[Any]]


def worded(fields: Fields, part: str, place: str, text: str) -> Any:
    """The value of the part's field with the words where `place` says; all of it where that names no line."""
    at, inner = (*numbers_in(place), -1, -1)[:2]
    return _WITH_WORDS[part](fields, at, inner, text)


def _limits(fields: Fields, at: int, _inner: int, text: str) -> tuple[NationalMethod, ...]:
    limit = NationalLimit(None, text)
    return tuple(
        replace(method, limit=limit) if at in (-1, place) else method
        for place, method in enumerate(fields["methods"].value)
    )


def _fees(fields: Fields, at: int, inner: int, text: str) -> tuple[NationalMethod, ...]:
    """A charge that is words has no amount, and none of its words are in doubt."""
    words = NationalFee("", None, "", True, text, text)
    changed = []
    for place, method in enumerate(fields["methods"].value):
        fees = (words,) if inner == -1 else tuple(words if n == inner else fee for n, fee in enumerate(method.fees))
        changed.append(replace(method, fees=fees) if at in (-1, place) else method)
    return tuple(changed)


def _papers(fields: Fields, at: int, inner: int, text: str) -> tuple[NationalGroup, ...]:
    """Words for all papers are one row that explains; a single paper is called by them."""
    if at == -1:
        return (NationalGroup("", (NationalPaper("", text, 0, 0, True, ()),)),)
    return tuple(
        replace(
            group,
            papers=tuple(
                replace(paper, name=text) if (at, inner) == (outer, place) else paper
                for place, paper in enumerate(group.papers)
            ),
        )
        for outer, group in enumerate(fields["groups"].value)
    )


def _alone(make: Callable[[str], Any]) -> Callable[[Fields, int, int, str], tuple[Any, ...]]:
    return lambda _fields, _at, _inner, text: (make(text),)


_WITH_WORDS: Mapping[str, Callable[[Fields, int, int, str], Any]] = {
    "name": lambda _fields, _at, _inner, text: text,
    "conditions": lambda _fields, _at, _inner, text: text,
    "limits": _limits,
    "fees": _fees,
    "papers": _papers,
    "steps": _alone(lambda text: NationalStep("", "", text)),
    "results": _alone(lambda text: NationalCoded("", text)),
    "bases": _alone(lambda text: NationalCoded("", text)),
    "executing": _alone(str),
}

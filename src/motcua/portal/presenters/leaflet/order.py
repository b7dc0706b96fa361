"""Papers in the order of the numbers that they bear: the national list often has them mixed up."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

Row = TypeVar("Row")
_NUMBER = re.compile(r"\s*[-–+*•]?\s*\(?(\d{1,2}|[ivx]{1,5}|[a-zđ])[).](?![\d.])")
_ROMAN: Mapping[str, int] = {
    word: number
    for number, word in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), start=1)
}
_LETTERS = "abcdđeghiklmnopqrstuvxy"


def in_order(rows: Sequence[Row], text: Callable[[Row], str]) -> tuple[Row, ...]:
    """Rows that begin with numbers of one kind, each its own, change places among themselves; others stay.

    Where a number stands twice, or the kinds are mixed, the list counts otherwise than it seems and stays as it is.
    """
    found = [_NUMBER.match(text(row).lower()) for row in rows]
    places = [at for at, each in enumerate(found) if each]
    numbers = _numbers([each[1] for each in found if each])
    if len(numbers) < 2 or len(set(numbers)) < len(numbers):
        return tuple(rows)
    ordered = list(rows)
    sources = [at for _, at in sorted(zip(numbers, places, strict=True))]
    for at, source in zip(places, sources, strict=True):
        ordered[at] = rows[source]
    return tuple(ordered)


def _numbers(marks: Sequence[str]) -> list[int]:
    """All as digits, else all as Roman numbers, else all as letters of the alphabet; none where they are mixed."""
    if all(mark.isdecimal() for mark in marks):
        return [int(mark) for mark in marks]
    if all(mark in _ROMAN for mark in marks):
        return [_ROMAN[mark] for mark in marks]
    if all(mark in _LETTERS for mark in marks):
        return [_LETTERS.index(mark) for mark in marks]
    return []

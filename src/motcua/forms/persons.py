"""Whether two papers speak of one person: one wrong digit is a slip, another name and number is somebody else."""

from dataclasses import dataclass
from enum import StrEnum

from motcua.core.folding import fold

SLIPS = 1
"""So many digits may differ, or be written twice or left out, and the number is still meant as the same."""


class Likeness(StrEnum):
    """What the name and the number together allow us to say."""

    SAME = "same"
    SLIP = "slip"
    OTHER = "other"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """How one paper names a person; either may be empty."""

    name: str = ""
    number: str = ""


def likeness_of(one: PersonNamed, other: PersonNamed) -> Likeness:
    """SLIP: keep everything that was written and ask about the number or the name alone.

    OTHER: nothing of the one may stand for the other. UNCLEAR: too little is given, or the two speak against each other
    (the same name with a wholly different number, another name with the same number); a person decides.
    """
    names = _names(one.name, other.name)
    slips = _slips(one.number, other.number) if one.number and other.number else None
    if names is None or slips is None:
        return Likeness.UNCLEAR
    if slips == 0:
        return Likeness.SAME if names else Likeness.UNCLEAR
    if slips <= SLIPS:
        return Likeness.SLIP if names else Likeness.UNCLEAR
    return Likeness.UNCLEAR if names else Likeness.OTHER


def _names(one: str, other: str) -> bool | None:
    first, second = fold(one), fold(other)
    return first == second if first and second else None


def _slips(one: str, other: str) -> int:
    """How many digits were changed, added or left out between two numbers (Levenshtein)."""
    before = list(range(len(other) + 1))
    for place, digit in enumerate(one[:20], start=1):
        row = [place]
        for index, known in enumerate(other[:20], start=1):
            row.append(min(before[index] + 1, row[-1] + 1, before[index - 1] + (digit != known)))
        before = row
    return before[-1]

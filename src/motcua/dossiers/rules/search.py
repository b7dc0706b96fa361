"""What an officer may type to find a dossier: its code, a name in any spelling, an identity or telephone number."""

import re
from dataclasses import dataclass
from typing import Literal

from motcua.core.errors import Refused
from motcua.core.folding import fold
from motcua.dossiers.rules.words import is_readable

NumberKind = Literal["identity", "phone"]
LONGEST = 200
LONGEST_KEY = 80
MOST_WORDS = 8
_SHORTEST_NAME = 2
_IDENTITY_DIGITS = (9, 12)
_PHONE = re.compile(r"0\d{9}|02\d{9}", re.ASCII)
_NUMBER = re.compile(r"[\d\s.+()\-]+")


class SearchRefused(Refused):
    """What was typed finds nothing by itself: too short, or a number of digits that no identity or telephone has."""

    code = "search_refused"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: exactly one of code, numbers and name; `name` is folded, its last word may be unfinished."""

    code: str = ""
    numbers: tuple[tuple[NumberKind, str], ...] = ()
    name: str = ""


def read_sought(typed: str) -> Sought:
    """What the officer means.

    Raises   SearchRefused
    """
    text = " ".join(typed.split())
    if not text:
        raise SearchRefused(field_errors={"q": "search_empty"})
    if len(text) > LONGEST or not is_readable(text):
        raise SearchRefused(field_errors={"q": "search_too_long"})
    if _NUMBER.fullmatch(text):
        numbers = number_keys(text)
        if not numbers:
            digits = len(_digits(text))
            raise SearchRefused(field_errors={"q": "search_digits"}, field_values={"q": {"digits": digits}})
        return Sought(numbers=numbers)
    if any(sign.isdecimal() for sign in text):  # no name holds a digit
        return Sought(code=text.replace(" ", ""))
    name = fold(text)[:LONGEST_KEY]
    if len(name.replace(" ", "")) < _SHORTEST_NAME:
        raise SearchRefused(field_errors={"q": "search_too_short"})
    return Sought(name=name)


def number_keys(text: str) -> tuple[tuple[NumberKind, str], ...]:
    """The numbers that these digits can be, however they were grouped."""
    digits = _digits(text)
    found: list[tuple[NumberKind, str]] = []
    if len(digits) in _IDENTITY_DIGITS:
        found.append(("identity", digits))
    national = f"0{digits[2:]}" if digits.startswith("84") and len(digits) > 9 else digits
    if _PHONE.fullmatch(national):
        found.append(("phone", national))
    return tuple(found)


def name_keys(name: str) -> frozenset[str]:
    """Under which folded texts a name is found: from each of its words on, and by its first and last word."""
    words = fold(name).split()[:MOST_WORDS]
    keys = {" ".join(words[first:])[:LONGEST_KEY] for first in range(len(words))}
    if len(words) > 2:
        keys.add(f"{words[0]} {words[-1]}"[:LONGEST_KEY])
    return frozenset(keys)


def _digits(text: str) -> str:
    """The digits, also full-width ones, as ASCII."""
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())

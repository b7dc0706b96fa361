"""Places in a national record: what stands at one, and which part of the record it is."""

import re
from collections.abc import Mapping
from typing import Any

_PLACE = re.compile(r"(?:[A-Za-z]+(?:\[\d+\])?)(?:\.[A-Za-z]+(?:\[\d+\])?)*")
_STEP = re.compile(r"[A-Za-z]+|\d+")


def excerpt_at(record: Mapping[str, Any], place: str) -> Any:
    """What stands at `place` (`executionMethods[2].fees[0]`); None where nothing does, or where it is the whole."""
    if not _PLACE.fullmatch(place):
        return None
    found: Any = record
    for step in _STEP.findall(place):
        if step.isdecimal() and isinstance(found, list) and int(step) < len(found):
            found = found[int(step)]
        elif isinstance(found, Mapping) and step in found:
            found = found[step]
        else:
            return None
    return found


def numbers_in(place: str) -> tuple[int, ...]:
    """The indexes along the way, from nought: (2, 0) for `executionMethods[2].fees[0]`."""
    return tuple(int(step) for step in _STEP.findall(place) if step.isdecimal())


def part_of(place: str) -> str:
    """The part of the record to which the place belongs, without indexes: `executionMethods.fees`."""
    return re.sub(r"\[\d+\]", "", place)

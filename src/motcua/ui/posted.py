"""Reads what a person typed into the components, kept as typed so that nothing is lost when it must be corrected."""

import re
from collections.abc import Mapping
from datetime import datetime

from motcua.core.worktime import LOCAL_TIME

PARTS = ("day", "month", "year")
_CLOCK = re.compile(r"(\d{1,2})\s*[:hg.]\s*(\d{2})", re.ASCII)


def posted_date(data: Mapping[str, str], name: str) -> dict[str, str]:
    """The three boxes of a date field as typed: `{"day", "month", "year"}`, each a stripped text, possibly empty."""
    return {part: data.get(f"{name}_{part}", "").strip() for part in PARTS}


def partial_date(typed: Mapping[str, str]) -> dict[str, int | None] | None:
    """The typed date as numbers: `{"year": 1990, "month": None, "day": None}`; None when all boxes are empty.

    Raises   ValueError when a box holds anything but digits, or the year is missing.
    """
    if not any(typed.values()):
        return None
    numbers = {part: int(typed[part]) if typed.get(part) else None for part in PARTS}
    if numbers["year"] is None:
        raise ValueError("year missing")
    return {"year": numbers["year"], "month": numbers["month"], "day": numbers["day"]}


def posted_moment(data: Mapping[str, str], name: str) -> datetime:
    """The moment typed into a date field and a text field `<name>_time` beside it, as local time: `14:30`, `14h30`.

    Raises   ValueError when a part is missing or there is no such day or time.
    """
    typed, clock = posted_date(data, name), _CLOCK.fullmatch(data.get(f"{name}_time", "").strip())
    if clock is None or not all(part.isascii() and part.isdecimal() and len(part) <= 4 for part in typed.values()):
        raise ValueError(name)
    day, month, year = (int(typed[part]) for part in PARTS)
    return datetime(year, month, day, int(clock[1]), int(clock[2]), tzinfo=LOCAL_TIME)

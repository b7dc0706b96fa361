"""Dates as people know them: the whole date, the month, or only the year."""

import re
from collections.abc import Mapping
from datetime import date

from motcua.forms.refusal import NotAccepted
from motcua.forms.texts import clean
from motcua.forms.values import Question

FIRST_YEAR = 1850
PARTS = ("year", "month", "day")
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?", re.ASCII)
_SPOKEN = re.compile(r"(?:(?:(?P<day>\d{1,2})[/.\- ])?(?P<month>\d{1,2})[/.\- ])?(?P<year>\d{4})", re.ASCII)

Parts = dict[str, int | None]


def read_date(given: object, question: Question, *, on: date) -> str:
    """A whole date, as ISO text."""
    parts = _parts(given)
    for part in PARTS:
        if parts[part] is None:
            raise NotAccepted(f"date_{part}_missing")
    _check(parts, question, on)
    return f"{parts['year']:04d}-{parts['month']:02d}-{parts['day']:02d}"


def read_partial_date(given: object, question: Question, *, on: date) -> Parts:
    """A date of which the day, or day and month, may be unknown: `{"year", "month", "day"}` with None for these."""
    parts = _parts(given)
    if parts["year"] is None:
        raise NotAccepted("date_year_missing")
    if parts["day"] is not None and parts["month"] is None:
        raise NotAccepted("date_month_missing")
    _check(parts, question, on)
    return parts


def _parts(given: object) -> Parts:
    if isinstance(given, Mapping):
        if set(given) - set(PARTS):
            raise NotAccepted("wrong_type")
        return {part: _number(given.get(part)) for part in PARTS}
    if isinstance(given, int) and not isinstance(given, bool):
        return {"year": given, "month": None, "day": None}
    text = clean(given)
    found = _ISO.fullmatch(text) or _SPOKEN.fullmatch(text)
    if found is None:
        raise NotAccepted("date_not_understood")
    return {part: int(found[part]) if found[part] else None for part in PARTS}


def _number(given: object) -> int | None:
    if given is None or given == "":
        return None
    if isinstance(given, bool) or not isinstance(given, int | str):
        raise NotAccepted("wrong_type")
    if isinstance(given, int):
        return given
    text = clean(given)
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= 4):
        raise NotAccepted("date_not_understood")
    return int(text)


def _check(parts: Parts, question: Question, on: date) -> None:
    year, month, day = parts["year"] or 0, parts["month"], parts["day"]
    if not FIRST_YEAR <= year <= on.year + 100:
        raise NotAccepted("date_year_impossible", first_year=FIRST_YEAR)
    try:
        earliest = date(year, 1 if month is None else month, 1 if day is None else day)
    except (ValueError, OverflowError):
        raise NotAccepted("date_impossible") from None
    if question.not_after_today and earliest > on:
        raise NotAccepted("date_in_future")

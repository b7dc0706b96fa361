"""Reading what an officer typed; nothing here decides whether it is right."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time

from motcua.core.errors import Refused
from motcua.core.worktime import LOCAL_TIME
from motcua.dossiers.api import PauseCause
from motcua.orgs.api import find_units
from motcua.ui.posted import posted_date

END_OF_OFFICE_DAY = time(17, 0)
REASON = "reason."
"""Beginning of the names of the controls that ask why a paper is missing; the paper's code follows."""

NOBODY = 0
"""No account has this key, so that the rule about colleagues refuses what cannot be read."""


class UnitUnclear(Refused):
    """Several units are called so."""

    code = "unit_unclear"


class CauseNotChosen(Refused):
    """Nobody said why the clock is to stand still."""

    code = "cause_not_chosen"


_ONCE = re.compile(r"[A-Za-z0-9_-]{8,64}")


class DayNotUnderstood(Refused):
    """The three boxes of a date hold something, but no day."""

    code = "day_not_understood"


def whole_number(text: str) -> int | None:
    """The whole number, or None where there is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def reasons_typed(typed: Mapping[str, str]) -> dict[str, str]:
    """What is asked for in a request for supplement: the control's name -> the reason, in the order of the page."""
    return {name: typed[name].strip() for name in typed if name.startswith(REASON) and typed[name].strip()}


def end_of_day(typed: Mapping[str, str], name: str) -> datetime | None:
    """The end of the office's day in the three boxes; None where all are empty.

    Raises  DayNotUnderstood
    """
    boxes = posted_date(typed, name)
    if not any(boxes.values()):
        return None
    numbers = [whole_number(boxes[part]) for part in ("year", "month", "day")]
    try:
        return datetime.combine(date(*(number or 0 for number in numbers)), END_OF_OFFICE_DAY, LOCAL_TIME)
    except (ValueError, OverflowError) as impossible:
        raise DayNotUnderstood(field_errors={name: "day_not_understood"}) from impossible


def unit_typed(text: str, *, on: date) -> str:
    """The code of the one unit that was typed by its code or its name; the text itself where it is no unit's name.

    Raises  UnitUnclear where several units are called so
    """
    text = text.strip()[:200]
    found = find_units(text, on=on, limit=2) if text else []
    if len(found) > 1 and found[0].name.casefold() != text.casefold():
        raise UnitUnclear(field_errors={"to_unit": "unit_unclear"})
    return found[0].code if found else text


def cause_typed(typed: Mapping[str, str]) -> PauseCause:
    """Why the clock is to stand still or to go on. Raises CauseNotChosen."""
    try:
        return PauseCause(typed.get("cause", ""))
    except ValueError as unknown:
        raise CauseNotChosen(field_errors={"cause": "cause_not_chosen"}) from unknown


def amount_typed(text: str) -> int | None:
    """Dong as people write them ("25.000", "25 000 đ"); None where the box is empty, 0 where it is no amount."""
    digits = re.sub(r"[\s.,đ₫]", "", text.lower())
    if not digits:
        return None
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 15 else 0


def chosen_person(typed: Mapping[str, str], name: str) -> int | None:
    """The key of the account that was chosen; None where nobody in particular."""
    text = typed.get(name, "")
    number = whole_number(text)
    return (NOBODY if number is None else number) if text else None


def page_token(typed: Mapping[str, str]) -> str:
    """The mark of one opened page, by which pressing twice is known; empty where there is none of ours."""
    given = typed.get("once", "")
    return given if _ONCE.fullmatch(given) else ""

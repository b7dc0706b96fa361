"""Reading what an officer typed; nothing here decides whether it is right."""

from collections.abc import Mapping
from datetime import date

from motcua.ui.posted import posted_date


def whole_number(text: str) -> int | None:
    """The whole number, or None where there is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def local_date(typed: Mapping[str, str], name: str) -> date | None:
    """The day in the three boxes of a date field, or None if they hold no day."""
    boxes = posted_date(typed, name)
    numbers = [whole_number(boxes[part]) for part in ("year", "month", "day")]
    try:
        return date(*(number or 0 for number in numbers))
    except ValueError:
        return None

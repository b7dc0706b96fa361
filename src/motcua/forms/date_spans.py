"""What a date tells that may be known only to its month or year: the days on which it may have been."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day that it may be; both the same where the day is known."""

    first: date
    last: date

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.first == self.last


def span_of(value: Any) -> Span | None:
    """The span of a checked answer: ISO text or `{"year", "month", "day"}`; None for what is no date."""
    if isinstance(value, str):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return None
        return Span(day, day)
    if not isinstance(value, Mapping) or not isinstance(value.get("year"), int):
        return None
    year, month, day_number = value["year"], value.get("month"), value.get("day")
    if month is None:
        return Span(date(year, 1, 1), date(year, 12, 31))
    if day_number is None:
        return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return Span(date(year, month, day_number), date(year, month, day_number))

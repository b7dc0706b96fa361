"""The period of a register: one calendar month of the office, and how people write it."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from motcua.core.errors import Refused
from motcua.core.worktime import LOCAL_TIME

FIRST_YEAR, LAST_YEAR = 1990, 2100
_WRITTEN = re.compile(r"(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})|(?P<iso_year>\d{4})-(?P<iso_month>\d{1,2})", re.A)


class MonthNotUnderstood(Refused):
    """What was typed is no month, or none that an office could ask for."""

    code = "month_not_understood"


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month of the calendar."""

    year: int
    month: int

    @classmethod
    def read(cls, text: str) -> "Month":
        """`11/2026`, `11-2026` or `2026-11`. Raises MonthNotUnderstood."""
        found = _WRITTEN.fullmatch(text.strip()[:20])
        if found:
            year, month = found["year"] or found["iso_year"], found["month"] or found["iso_month"]
            if FIRST_YEAR <= int(year) <= LAST_YEAR and 1 <= int(month) <= 12:
                return cls(int(year), int(month))
        raise MonthNotUnderstood(field_errors={"month": "month_not_understood"})

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month in which this day lies."""
        return cls(day.year, day.month)

    def moved(self, months: int) -> "Month":
        """So many months later, earlier where negative."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(year, month + 1)

    def begins(self) -> datetime:
        """Its first moment in the country's time."""
        return datetime.combine(date(self.year, self.month, 1), time(), tzinfo=LOCAL_TIME)

    def __str__(self) -> str:
        return f"{self.month:02}/{self.year}"

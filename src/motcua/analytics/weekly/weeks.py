"""Weeks of the calendar as ISO 8601 counts them: Monday to Sunday, week 1 holds the year's first Thursday."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from motcua.analytics.refusals import FigureRefused

_FORM = re.compile(r"(\d{4})-?[Ww](\d{1,2})", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """One week, by its ISO year and number."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """The week in which the day lies."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def read(cls, text: str) -> Self:
        """The week written as `2026-W47`. Raises FigureRefused."""
        found = _FORM.fullmatch(text.strip())
        if found is not None and _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR:
            week = cls(int(found[1]), int(found[2]))
            if 1 <= week.number <= last_number(week.year):
                return week
        raise FigureRefused(
            f"Tuần “{text[:20]}” không đọc được.", remedy="Viết năm và số tuần theo lịch ISO, ví dụ 2026-W47."
        )

    @property
    def first_day(self) -> date:
        """Its Monday."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def day_after(self) -> date:
        """The Monday that follows."""
        return self.first_day + timedelta(days=7)

    @property
    def before(self) -> "Week":
        """The week before."""
        return Week.of(self.first_day - timedelta(days=7))

    @property
    def after(self) -> "Week":
        """The week after."""
        return Week.of(self.day_after)

    @property
    def year_before(self) -> "Week | None":
        """The week of the same number a year earlier; None where that year had no week 53."""
        return Week(self.year - 1, self.number) if self.number <= last_number(self.year - 1) else None

    def __str__(self) -> str:
        """As it stands in addresses."""
        return f"{self.year:04}-W{self.number:02}"


def last_number(year: int) -> int:
    """52 or 53: 28 December always lies in the last week."""
    return date(year, 12, 28).isocalendar().week

"""Dates of days off computed for years whose list is not out yet: estimates until the yearly notice."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

from motcua.core.worktime.calendar import DayKind, DayStatus, SpecialDay


def computed_days(country: str) -> Callable[[int], Mapping[date, SpecialDay]]:
    """The days off of a year in this country, by the `holidays` library; every one an estimate."""

    @lru_cache(maxsize=256)
    def of_year(year: int) -> Mapping[date, SpecialDay]:
        # Loading the library takes half a second, which only an answer beyond the listed years has to pay.
        import holidays  # noqa: PLC0415

        found = holidays.country_holidays(country, years=year, language="vi")
        return {
            day: SpecialDay(day, DayKind.HOLIDAY, name, DayStatus.ESTIMATE, "holidays") for day, name in found.items()
        }

    return of_year

"""When an office works: hours of the week, days off and made-up days, and how sure we are of each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta, timezone
from enum import StrEnum

from motcua.core.worktime.spells import SpellTable

LOCAL_TIME = timezone(timedelta(hours=7), "+07:00")
"""Viet Nam keeps one time all year (Asia/Ho_Chi_Minh has had no change since 1975)."""

Spell = tuple[int, int]
"""Begin and end of unbroken working time, in seconds since midnight."""


class DayKind(StrEnum):
    """Why a day differs from its weekday."""

    HOLIDAY = "holiday"
    TET = "tet"
    COMPENSATORY = "compensatory"
    SWAPPED_OFF = "swapped_off"
    CLOSED = "closed"
    MADE_UP = "made_up"


class DayStatus(StrEnum):
    """How sure the day is; all but `official` make an answer provisional."""

    OFFICIAL = "official"
    UNVERIFIED = "unverified"
    ESTIMATE = "estimate"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that differs from its weekday: off, or (made up) working the hours of the weekday of `works_as`."""

    on: date
    kind: DayKind
    name: str
    status: DayStatus
    source: str
    works_as: date | None = None


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """Hours of the week, Monday first, in force in `[valid_from, valid_to)`; a day's spells are ordered and apart."""

    valid_from: date
    valid_to: date | None
    week: tuple[tuple[Spell, ...], ...]

    def __post_init__(self) -> None:
        for spells in self.week:
            edges = [edge for spell in spells for edge in spell]
            if edges != sorted(set(edges)):
                raise ValueError(f"working hours overlap, touch or run backwards: {spells}")


def no_days(_year: int) -> Mapping[date, SpecialDay]:
    """No computed days: the listed ones are all there are."""
    return {}


@dataclass(frozen=True, eq=False)
class Calendar:
    """The working time of one office.

    official_years  first and last year whose list of days off is official; any day outside them is provisional
    listed_years    years whose days are all in `days`; for the others `computed` gives the dates, as estimates
    """

    code: str
    name: Mapping[str, str] = field(repr=False)
    hours: tuple[WorkingHours, ...] = field(repr=False)
    days: Mapping[date, SpecialDay] = field(repr=False)
    official_years: tuple[int, int]
    listed_years: frozenset[int] = field(default=frozenset(), repr=False)
    computed: Callable[[int], Mapping[date, SpecialDay]] = field(default=no_days, repr=False)
    _tables: dict[tuple[int, int], SpellTable] = field(default_factory=dict, repr=False)

    @property
    def first_day(self) -> date:
        """The first day for which working hours are known."""
        return min(hours.valid_from for hours in self.hours)

    def special(self, day: date) -> SpecialDay | None:
        """What is special about this day, if anything."""
        listed = self.days.get(day)
        if listed is not None or day.year in self.listed_years:
            return listed
        return self.computed(day.year).get(day)

    def weekly_spells(self, day: date) -> tuple[Spell, ...]:
        """The hours that this day would work if nothing were special about it."""
        for hours in self.hours:
            if hours.valid_from <= day and (hours.valid_to is None or day < hours.valid_to):
                return hours.week[day.weekday()]
        return ()

    def spells(self, day: date) -> tuple[Spell, ...]:
        """The working time of this local day."""
        special = self.special(day)
        if special is None:
            return self.weekly_spells(day)
        if special.kind is DayKind.MADE_UP:
            return self.weekly_spells(special.works_as or day)
        return ()

    def is_provisional(self, day: date) -> bool:
        """Whether an answer that uses this day may still change."""
        if not self.official_years[0] <= day.year <= self.official_years[1]:
            return True
        special = self.special(day)
        return special is not None and special.status is not DayStatus.OFFICIAL

    def table(self, first_year: int, last_year: int) -> SpellTable:
        """All working time of these years, laid out for counting; built once per span."""
        span = (first_year, last_year)
        if span not in self._tables:
            if len(self._tables) >= 16:  # spans follow the years asked for; keep the memory bounded
                self._tables.clear()
            self._tables[span] = SpellTable.build(date(first_year, 1, 1), date(last_year, 12, 31), self.spells)
        return self._tables[span]

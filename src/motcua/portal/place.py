"""Which commune the reader lives in, as far as this browser was told; nothing about it is kept on the server."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.http import HttpRequest, HttpResponse

from motcua.core.errors import NotFound
from motcua.core.worktime import load_calendar
from motcua.orgs.api import COMMUNE_KINDS, Seat, UnitRef, resolve_codes, seat_of, unit_in_force

COOKIE = "motcua_commune"
A_YEAR_SECONDS = 365 * 24 * 3600
LONGEST_CODE = 40


PROVINCES_BEGIN_WITH = "H"
"""The national list of agencies gives central bodies codes in G, provinces and all below them codes in H."""


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Hours of one stretch of the week: `first` to `last` weekday (Monday 0) and the spells of each of these days."""

    first: int
    last: int
    spells: tuple[tuple[time, time], ...]


@dataclass(frozen=True, slots=True)
class ReaderPlace:
    """The reader's commune, the seat of its authority where a list has it, and the usual hours of its calendar."""

    unit: UnitRef
    seat: Seat | None
    hours: tuple[OfficeHours, ...]

    @property
    def province_code(self) -> str:
        """The code of the unit at the top of the commune's path."""
        return self.unit.path.partition("/")[0]


def reader_place(request: HttpRequest, *, on: date) -> ReaderPlace | None:
    """The place that this browser remembers; None where it remembers none, or none that exists on that date."""
    code = request.COOKIES.get(COOKIE, "")
    return place_of(code, on=on) if code else None


def place_of(code: str, *, on: date) -> ReaderPlace | None:
    """The commune of this code on that date; None for anything that is no commune."""
    if len(code) > LONGEST_CODE or not code.isprintable():
        return None
    try:
        unit = unit_in_force(code, on=on)
    except NotFound:
        return None
    return ReaderPlace(unit, seat_of(unit), _hours(unit.calendar, on)) if unit.kind in COMMUNE_KINDS else None


def is_provincial(agency_code: str) -> bool:
    """Whether the agency belongs to one province, so that what it published holds there alone."""
    return agency_code.startswith(PROVINCES_BEGIN_WITH)


def elsewhere(place: ReaderPlace, agency_code: str, *, on: date) -> bool:
    """Whether the agency is another province's than the reader's; central agencies are everybody's, without asking."""
    if not is_provincial(agency_code):
        return False
    try:
        agency = unit_in_force(agency_code.partition(".")[0], on=on)
    except NotFound:
        return False
    return agency.tier == "province" and agency.code != place.province_code


def agencies_elsewhere(place: ReaderPlace, agency_codes: Iterable[str], *, on: date) -> frozenset[str]:
    """Those of the agencies that are another province's than the reader's; three statements for any number of them."""
    provincial = {code: (code.partition(".")[0], on) for code in agency_codes if is_provincial(code)}
    units = resolve_codes(provincial.values()) if provincial else {}
    return frozenset(
        code for code, pair in provincial.items() if pair in units and units[pair].code != place.province_code
    )


def remember_place(response: HttpResponse, code: str) -> None:
    """Let the browser remember the commune for a year; an empty code forgets it."""
    if code:
        response.set_cookie(COOKIE, code, max_age=A_YEAR_SECONDS, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE, samesite="Lax")


def _hours(calendar_code: str, on: date) -> tuple[OfficeHours, ...]:
    """The working week in force on that date, days with the same hours together."""
    calendar = load_calendar(calendar_code)
    week = next(
        (one.week for one in calendar.hours if one.valid_from <= on and (one.valid_to is None or on < one.valid_to)), ()
    )
    found: list[OfficeHours] = []
    for day, spells in enumerate(week):
        if not spells:
            continue
        clock = tuple((_clock(start), _clock(end)) for start, end in spells)
        if found and found[-1].last == day - 1 and found[-1].spells == clock:
            found[-1] = OfficeHours(found[-1].first, day, clock)
        else:
            found.append(OfficeHours(day, day, clock))
    return tuple(found)


def _clock(seconds: int) -> time:
    return time(seconds // 3600, seconds % 3600 // 60)

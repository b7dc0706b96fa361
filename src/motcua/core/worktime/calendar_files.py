"""Calendars as the office keeps them: one file per calendar, a unit's own one extending another."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.core.errors import NotFound
from motcua.core.worktime.calendar import Calendar, DayKind, DayStatus, SpecialDay, Spell, WorkingHours, no_days
from motcua.core.worktime.decreed import decreed_days, decrees_stamp, with_days
from motcua.core.worktime.holiday_dates import computed_days

FOLDER = DATA_FILES / "calendars"
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def calendar_codes() -> list[str]:
    """Codes of all calendars, in order."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def load_calendar(code: str = "vn") -> Calendar:
    """The calendar of this code with the days decreed since its file was written, kept in memory once read.

    Raises  NotFound
    """
    return _load(code, decrees_stamp())


@lru_cache(maxsize=64)
def _load(code: str, _stamp: int) -> Calendar:
    if code not in calendar_codes():
        raise NotFound(f"calendar {code!r}; there are: {', '.join(calendar_codes())}")
    return with_days(read_calendar(FOLDER / f"{code}.yaml"), decreed_days(code))


def calendars_upon(code: str) -> list[str]:
    """Codes of the calendars that a day decreed for this one changes: itself and those that extend it."""
    found = [code]
    for other in calendar_codes():
        document = yaml.load((FOLDER / f"{other}.yaml").read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506
        if document.get("extends") in found and other not in found:
            found.append(other)
    return found


def read_calendar(path: Path) -> Calendar:
    """One calendar file, its days laid over those of the calendar that it extends.

    Raises  ValueError (hours that overlap, a file whose code is not its name), NotFound (the extended calendar)
    """
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - a safe loader, in C where built
    if document["code"] != path.stem:
        raise ValueError(f"{path}: code is {document['code']!r}, the file's name says {path.stem!r}")
    sources = document["sources"]
    base = load_calendar(document["extends"]) if "extends" in document else None
    days = {row["date"]: _day(row, sources) for row in document.get("days", ())}
    hours = tuple(_hours(row) for row in document["working_hours"])
    if base is not None:
        return Calendar(
            code=document["code"],
            name=document["name"],
            hours=hours or base.hours,
            days={**base.days, **days},
            official_years=base.official_years,
            listed_years=base.listed_years,
            computed=base.computed,
        )
    years = document["official_years"]
    return Calendar(
        code=document["code"],
        name=document["name"],
        hours=hours,
        days=days,
        official_years=(years["first"], years["last"]),
        listed_years=frozenset(day.year for day in days) | frozenset(range(years["first"], years["last"] + 1)),
        computed=computed_days(document["computed_from"]) if "computed_from" in document else no_days,
    )


def _day(row: Mapping[str, Any], sources: Mapping[str, str]) -> SpecialDay:
    works_as: date | None = row.get("works_as")
    source = sources[row["source"]]
    return SpecialDay(row["date"], DayKind(row["kind"]), row["name"], DayStatus(row["status"]), source, works_as)


def _hours(row: Mapping[str, Any]) -> WorkingHours:
    week = tuple(tuple(_spell(text) for text in row["week"].get(day, ())) for day in WEEK)
    return WorkingHours(row["valid_from"], row.get("valid_to"), week)


def _spell(text: str) -> Spell:
    start, end = (3600 * int(part[:2]) + 60 * int(part[3:]) for part in text.split("-"))
    return start, end

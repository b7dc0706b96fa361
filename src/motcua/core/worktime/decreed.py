"""Days off and made-up days decreed after the calendar's file was written, as this installation keeps them."""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from motcua.core.worktime.calendar import Calendar, DayKind, DayStatus, SpecialDay

NAME = "decreed.json"


class DecreeKind(StrEnum):
    """What a decree makes of a day: off, worked as another weekday, or worked as its own weekday."""

    DAY_OFF = "day_off"
    MADE_UP = "made_up"
    ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class DecreedDay:
    """One day that a decree changes; `works_as` is the day whose hours a made-up day works."""

    on: date
    kind: DecreeKind
    name: str
    source: str
    works_as: date | None = None

    def special(self) -> SpecialDay:
        """The day as calendars know it; an ordinary day works the hours of its own weekday."""
        if self.kind is DecreeKind.DAY_OFF:
            return SpecialDay(self.on, DayKind.SWAPPED_OFF, self.name, DayStatus.OFFICIAL, self.source)
        works_as = self.works_as if self.kind is DecreeKind.MADE_UP else self.on
        return SpecialDay(self.on, DayKind.MADE_UP, self.name, DayStatus.OFFICIAL, self.source, works_as)


def with_days(calendar: Calendar, days: Sequence[DecreedDay]) -> Calendar:
    """The calendar as it would be with these days; the given one stays as it is."""
    changed = {day.on: day.special() for day in days}
    return replace(calendar, days={**calendar.days, **changed}, _tables={}) if changed else calendar


def nowhere() -> Path | None:
    """No folder: the calendars' own files are all there is."""
    return None


_where: list[Callable[[], Path | None]] = [nowhere]


def keep_decrees_in(where: Callable[[], Path | None]) -> None:
    """Say in which folder the installation keeps its decreed days."""
    _where[0] = where


def decrees_stamp() -> int:
    """When the decreed days were last written, 0 where there are none; what was read under an older stamp is stale."""
    folder = _where[0]()
    try:
        return os.stat(folder / NAME).st_mtime_ns if folder else 0
    except FileNotFoundError:
        return 0


def decreed_days(code: str) -> tuple[DecreedDay, ...]:
    """The decreed days of this calendar, in the order in which they were decreed."""
    folder = _where[0]()
    if folder is None or not (folder / NAME).exists():
        return ()
    kept = json.loads((folder / NAME).read_text(encoding="utf-8"))
    return tuple(day_of(row) for row in kept.get(code, ()))


def write_decreed_days(days: Mapping[str, Sequence[DecreedDay]]) -> None:
    """Replace what is kept, in one step, so that no reader meets half of it."""
    folder = _where[0]()
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    rows = {code: [kept_day(day) for day in of_one] for code, of_one in days.items()}
    draft = folder / f"{NAME}.{os.getpid()}"
    draft.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    draft.replace(folder / NAME)


def kept_day(day: DecreedDay) -> dict[str, str]:
    """The day as JSON keeps it."""
    works_as = {"works_as": day.works_as.isoformat()} if day.works_as else {}
    return {"on": day.on.isoformat(), "kind": day.kind.value, "name": day.name, "source": day.source, **works_as}


def day_of(row: Mapping[str, str]) -> DecreedDay:
    """The day that JSON kept."""
    works_as = date.fromisoformat(row["works_as"]) if row.get("works_as") else None
    return DecreedDay(date.fromisoformat(row["on"]), DecreeKind(row["kind"]), row["name"], row["source"], works_as)

"""What a reader has to know of a day or a month: breaks in law or definition, partial months."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

import yaml
from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import get_language, gettext

from motcua.core.data_folder import DATA_FILES
from motcua.dossiers.emergency_api import EmergencyView, breaks_known
from motcua.told.emergency import effects_of, ground_words, units_words
from motcua.ui.words import date_words

OWN_ORIGIN = "motcua"
"""Emergencies close doors of this system; what other systems report is not touched by them."""


@dataclass(frozen=True, slots=True)
class BreakWords:
    """One break in the reader's language; `day` is ISO."""

    day: str
    word: str
    why: str
    source: str


def breaks_between(first_month: str, last_month: str, origins: Sequence[str]) -> tuple[BreakWords, ...]:
    """The breaks after the start of the first month and up to the end of the last (`2021-03`) for these systems.

    Where an emergency began or ended is a break as well.
    Source  data/analytics/breaks.yaml, declared emergencies
    """
    language = _language()
    known = tuple(
        BreakWords(each["day"], each[language], each[f"why_{language}"], each["source"])
        for each in _read("breaks.yaml")
        if _between(each["day"], first_month, last_month)
        and ("origin_systems" not in each or set(each["origin_systems"]) & set(origins))
    )
    if OWN_ORIGIN not in origins:
        return known
    emergencies = (each for each in _emergencies() if _between(each.day, first_month, last_month))
    return tuple(sorted((*known, *emergencies), key=lambda each: each.day))


def breaks_mark() -> str:
    """A mark of the emergencies that pages show, empty while there are none: with another mark they are made anew."""
    try:
        found = [(one.public_id, one.since, one.until, one.source) for one in breaks_known()]
    except DatabaseError:
        return ""
    return hashlib.sha256(repr(found).encode()).hexdigest()[:8] if found else ""


def _between(day: str, first_month: str, last_month: str) -> bool:
    return first_month <= day[:7] <= last_month and day > f"{first_month}-01"


def _emergencies() -> Iterator[BreakWords]:
    """Begin and end of each emergency; those that begin or end together on one ground stand as one."""
    for (day, begins, _code), group in _by_day().items():
        what, where = ground_words(group[0]), "; ".join(dict.fromkeys(map(units_words, group)))
        source = "; ".join(dict.fromkeys(one.source for one in group))
        told = {"what": what, "where": where, "until": date_words(max(one.until for one in group))}
        if begins:
            effects = " ".join(dict.fromkeys(effect for one in group for effect in effects_of(one, now=one.since)))
            why = gettext("%(what)s tại %(where)s, đến %(until)s. %(effects)s Số trong thời gian này không như trước.")
            yield BreakWords(day, what, why % (told | {"effects": effects}), source)
        else:
            why = gettext("Hết thời gian %(what)s tại %(where)s; các cách nộp mở lại.")
            yield BreakWords(day, gettext("Hết: %(what)s") % told, why % told, source)


def _by_day() -> dict[tuple[str, bool, str], list[EmergencyView]]:
    found: dict[tuple[str, bool, str], list[EmergencyView]] = {}
    for one in breaks_known():
        code = one.ground.code if one.ground else ""
        for moment, begins in ((one.since, True), (one.until, False)):
            found.setdefault((_local_day(moment).isoformat(), begins, code), []).append(one)
    return found


def _local_day(moment: datetime) -> date:
    return timezone.localtime(moment).date()


def month_note(month: str, origins: Sequence[str]) -> str:
    """What a reader has to know of this month: that it is partial.

    Source  data/analytics/marks.yaml
    """
    marks = (mark for mark in _read("marks.yaml") if mark["month"] == month and mark["origin_system"] in origins)
    return ", ".join(mark[_language()] for mark in marks)


def _language() -> str:
    return "en" if (get_language() or "vi").startswith("en") else "vi"


@cache
def _read(name: str) -> tuple[Mapping[str, Any], ...]:
    return tuple(yaml.safe_load((DATA_FILES / "analytics" / name).read_text(encoding="utf-8")))

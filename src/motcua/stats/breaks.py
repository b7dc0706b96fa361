"""What a reader has to know of a day or a month: breaks in law or definition, partial months."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from django.utils.translation import get_language

from motcua.core.data_folder import DATA_FILES


@dataclass(frozen=True, slots=True)
class BreakWords:
    """One break in the reader's language; `day` is ISO."""

    day: str
    word: str
    why: str
    source: str


def breaks_between(first_month: str, last_month: str, origins: Sequence[str]) -> tuple[BreakWords, ...]:
    """The breaks after the start of the first month and up to the end of the last (`2021-03`) for these systems.

    Source  data/analytics/breaks.yaml
    """
    language = _language()
    return tuple(
        BreakWords(each["day"], each[language], each[f"why_{language}"], each["source"])
        for each in _read("breaks.yaml")
        if first_month <= each["day"][:7] <= last_month
        and each["day"] > f"{first_month}-01"
        and ("origin_systems" not in each or set(each["origin_systems"]) & set(origins))
    )


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

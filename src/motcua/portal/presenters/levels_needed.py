"""Which level of electronic identity is asked for, by the door, and where it is got: said before the first question."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.forms.reading import read_words


@dataclass(frozen=True, slots=True)
class LevelsNeeded:
    """What each door asks for, and how each level that some door asks for is got."""

    doors: tuple[str, ...]
    ways: tuple[str, ...]


@cache
def _kept() -> dict[str, Any]:
    kept: dict[str, Any] = yaml.safe_load((DATA_FILES / "accounts" / "levels.yaml").read_text(encoding="utf-8"))
    return kept


def present_levels_needed(*, on: date, language: str) -> LevelsNeeded:
    """What holds on the local date, in the reader's language."""
    doors = [one for one in _kept()["doors"] if one["valid_from"] <= on < one.get("valid_to", date.max)]
    asked = {one["level"] for one in doors} - {"none"}
    ways = _kept()["levels"] if asked else ()
    return LevelsNeeded(
        doors=tuple(read_words(one["words"]).in_language(language) for one in doors),
        ways=tuple(read_words(one["words"]).in_language(language) for one in ways),
    )

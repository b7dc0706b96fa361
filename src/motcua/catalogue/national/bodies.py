"""Bodies that are no more but still stand in national records, as `data/procedures/doubts/` lists them."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

import yaml

from motcua.catalogue.national.texts import line
from motcua.core.data_folder import DATA_FILES

_FILE = DATA_FILES / "procedures" / "doubts" / "abolished_bodies.yaml"


@dataclass(frozen=True, slots=True)
class AbolishedBodies:
    """Words for bodies that ended on the day `since`; `note` says who took over."""

    since: date
    note: str
    words: tuple[str, ...]
    pattern: re.Pattern[str]


def named_in(text: str, *, on: date | None) -> tuple[str, str] | None:
    """The first body in the text (composed, small letters) that was no more on that day, and the note about it."""
    for bodies in _abolished():
        if (on is None or on >= bodies.since) and (found := bodies.pattern.search(text)):
            return found[0], bodies.note
    return None


def names_any(text: str) -> bool:
    """Whether the text as given names any such body, of whatever day: a quick look before the exact one."""
    folded = line(text).lower()
    return any(word in folded for each in _abolished() for word in each.words)


@cache
def _abolished() -> tuple[AbolishedBodies, ...]:
    given = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return tuple(
        AbolishedBodies(
            date.fromisoformat(each["since"]),
            each["note"],
            tuple(each["words"]),
            re.compile(rf"\b(?:{'|'.join(map(re.escape, each['words']))})\b"),
        )
        for each in given["bodies"]
    )

"""What happens in life, and which procedures belong to it, as `data/procedures/life_events/` tells."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.forms.reading import read_words
from motcua.forms.values import Words

_FILE = DATA_FILES / "procedures" / "life_events" / "events.yaml"


@dataclass(frozen=True, slots=True)
class Named:
    """Procedures of these fields whose name has one of the words; without words all of them."""

    fields: tuple[str, ...]
    words: tuple[str, ...]

    def likes(self) -> list[str]:
        """Patterns for LIKE; the database need not know how Vietnamese letters are capitalised."""
        cases = (each for word in self.words for each in (word, word[:1].upper() + word[1:], word.upper()))
        return [f"%{each}%" for each in cases] or ["%"]


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """One matter as people call it; `key` is its Vietnamese name, `groups` are the portal's own groups of services."""

    name: Words
    source: str
    groups: tuple[str, ...]
    named: tuple[Named, ...]
    codes: tuple[str, ...]

    @property
    def key(self) -> str:
        """By what it is chosen."""
        return self.name.vi


@cache
def life_events() -> Mapping[str, LifeEvent]:
    """All of them by their keys, in the order of the file."""
    given = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {event.key: event for event in map(_read, given["events"])}


def _read(given: Mapping[str, Any]) -> LifeEvent:
    return LifeEvent(
        name=read_words(given["name"]),
        source=given["source"],
        groups=tuple(given.get("groups", ())),
        named=tuple(Named(tuple(each["fields"]), tuple(each.get("words", ()))) for each in given.get("named", ())),
        codes=tuple(given.get("codes", ())),
    )


def event_condition(key: str) -> tuple[str, dict[str, Any]]:
    """The condition on a row called `version` (a national version, or shaped as one), and its values.

    A key that names no event of ours is one of the portal's own groups of services.
    """
    event = life_events().get(key)
    values: dict[str, Any] = {"life_groups": [*(event.groups if event else ()), key]}
    parts = ["version.life_events && %(life_groups)s::text[]"]
    for number, each in enumerate(event.named if event else ()):
        fields, likes = f"life_fields{number}", f"life_names{number}"
        values |= {fields: list(each.fields), likes: each.likes()}
        parts.append(f"(version.field_codes && %({fields})s::text[] AND version.name LIKE ANY(%({likes})s::text[]))")
    if event and event.codes:
        values["life_codes"] = list(event.codes)
        parts.append("version.procedure_id IN (SELECT id FROM catalogue_procedure WHERE code = ANY(%(life_codes)s))")
    return f"({' OR '.join(parts)})", values


def event_rules() -> dict[str, list[dict[str, Any]]]:
    """The same for all events at once: rows by field and name, by the portal's groups, by code."""
    events = life_events().items()
    return {
        "named": [
            {"event": key, "field": field, "likes": each.likes()}
            for key, event in events
            for each in event.named
            for field in each.fields
        ],
        "grouped": [{"event": key, "name": name} for key, event in events for name in event.groups],
        "coded": [{"event": key, "code": code} for key, event in events for code in event.codes],
    }

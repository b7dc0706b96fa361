"""The central systems of ministries, as data: their names, and by what code a dossier is known there."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.dossiers.rules.elsewhere import SystemUnknown
from motcua.forms.values import Words

FILE = DATA_FILES / "intake" / "competent_systems.yaml"


@dataclass(frozen=True, slots=True)
class CompetentSystem:
    """One system; `pattern` is the form of its dossier codes."""

    id: str
    name: Words
    pattern: str
    example: str
    valid_from: date
    valid_until: date | None


def systems_in_force(on: date) -> tuple[CompetentSystem, ...]:
    """In the order of the file."""
    return tuple(
        system
        for system in _systems()
        if system.valid_from <= on and (system.valid_until is None or on < system.valid_until)
    )


def system_of(id: str, *, on: date) -> CompetentSystem:  # noqa: A002 - its name in the data
    """Raises SystemUnknown."""
    for system in systems_in_force(on):
        if system.id == id:
            return system
    raise SystemUnknown(field_errors={"system": "system_unknown"}, system=id)


def system_name(id: str, language: str) -> str:  # noqa: A002 - its name in the data
    """Its name, also where it is no more."""
    return next((system.name.in_language(language) for system in _systems() if system.id == id), id)


def longest_spell() -> timedelta:
    """A longer spell of typing without a pause is not believed."""
    return timedelta(minutes=int(_file()["longest_minutes"]))


@cache
def _file() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


@cache
def _systems() -> tuple[CompetentSystem, ...]:
    return tuple(
        CompetentSystem(
            id=row["id"],
            name=Words(row["name"]["vi"], row["name"]["en"]),
            pattern=row["code"],
            example=row["example"],
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_until=date.fromisoformat(row["valid_until"]) if "valid_until" in row else None,
        )
        for row in _file()["systems"]
    )

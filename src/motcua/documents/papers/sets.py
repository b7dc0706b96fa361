"""Which set of papers is in force on a day, and what a province or unit prints otherwise; both are data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import yaml

from motcua.core.data_folder import DATA_FILES

FILE = DATA_FILES / "papers" / "sets.yaml"


@dataclass(frozen=True, slots=True)
class FormLabel:
    """How a paper is called: its number in the set of its time (empty where that set has no such paper) and title."""

    number: str
    title: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Head:
    """What a unit prints above its papers; empty where nobody said otherwise."""

    agency: str = ""
    place: str = ""


def form_label(form: str, *, on: date, path: str = "") -> FormLabel:
    """Number and title of the paper for a dossier of that day; a paper that the set of the day lacks keeps its title.

    path  codes of the unit and those above it, as `orgs` keeps them (`H57/H57.24/…`)
    """
    found = _set_of(on)
    forms, latest = found["forms"], _file()["sets"][0]["forms"]
    entry = forms.get(form)
    title = _variant(path, on).get("titles", {}).get(form) or (entry or latest.get(form, {})).get("title", "")
    return FormLabel(entry["number"] if entry else "", title, bool(found["confirmed"]))


def head_of(path: str, *, on: date) -> Head:
    """The lines that the unit prints above its papers."""
    variant = _variant(path, on)
    return Head(variant.get("agency", ""), variant.get("place", ""))


def _set_of(on: date) -> Mapping[str, Any]:
    """The set in force; for days before the first the oldest that is known."""
    sets = sorted(_file()["sets"], key=lambda each: each["valid_from"], reverse=True)
    return next((each for each in sets if each["valid_from"] <= on.isoformat()), sets[-1])


def _variant(path: str, on: date) -> Mapping[str, Any]:
    """The one of the unit itself before those of the units above it."""
    codes = path.split("/")
    day = on.isoformat()
    fitting = [
        variant
        for variant in _file()["variants"]
        if variant["unit"] in codes and variant["valid_from"] <= day and day < variant.get("valid_until", "9999-12-31")
    ]
    return max(fitting, key=lambda variant: codes.index(variant["unit"]), default={})


@cache
def _file() -> Any:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))

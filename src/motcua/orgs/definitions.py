"""Reads the files of units, their other spellings and their succession as plain rows; each row knows its place."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing in the files that cannot be used: where, what (a code with words elsewhere) and which value."""

    place: str
    code: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit as written; an empty `valid_from` says that the start is not known."""

    place: str
    code: str
    name: str
    kind: str
    parent: str
    valid_from: date | None
    valid_to: date | None
    calendar: str
    practice: bool
    simulated: bool
    source: str


@dataclass(frozen=True, slots=True)
class SuccessionRow:
    """What became of the unit that had the code `old` the day before, in the unit that has `new` on the day."""

    place: str
    on: date
    old: str
    new: str
    kind: str
    partial: bool
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class AliasRow:
    """Another spelling or code of the unit that has the code on that date."""

    place: str
    code: str
    on: date
    kind: str
    text: str
    source: str


@dataclass(slots=True)
class Definitions:
    """All that a folder (or one file of it) says, and what in it could not be read."""

    units: list[UnitRow] = field(default_factory=list)
    successions: list[SuccessionRow] = field(default_factory=list)
    aliases: list[AliasRow] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


class _Unreadable(Exception):
    """A field of a row cannot be read."""

    def __init__(self, code: str, value: str) -> None:
        self.problem = (code, value)
        super().__init__(code, value)


_CSV_FILES = ("units.csv", "successions.csv", "aliases.csv")


def read_definitions(path: Path) -> Definitions:
    """Read one file, or every YAML and CSV file of units in a folder; raises FileNotFoundError where there is none."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    wanted = [file for file in files if file.suffix == ".yaml" or file.name in _CSV_FILES or file == path]
    if not wanted or not wanted[0].exists():
        raise FileNotFoundError(path)
    found = Definitions()
    folder = path if path.is_dir() else path.parent
    if (folder / "sources.yaml").exists():
        found.sources |= set(_yaml(folder / "sources.yaml", found).get("sources", {}))
    for file in wanted:
        if file.suffix == ".csv":
            _read_csv(file, found)
        elif file.name != "sources.yaml":
            _read_yaml(file, found)
    return found


def _read_csv(path: Path, found: Definitions) -> None:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = [(f"{path.name}:{number}", row) for number, row in enumerate(csv.DictReader(file), start=2)]
    except (UnicodeDecodeError, csv.Error) as error:
        found.problems.append(Problem(path.name, "file_unreadable", str(error)))
        return
    kinds = {"units.csv": "units", "successions.csv": "successions", "aliases.csv": "aliases"}
    _take(kinds.get(path.name, "units"), rows, found)


def _read_yaml(path: Path, found: Definitions) -> None:
    document = _yaml(path, found)
    units = list(_numbered(path, "units", document))
    _take("units", units, found)
    _take("successions", _numbered(path, "successions", document), found)
    _take("aliases", _numbered(path, "aliases", document), found)
    for place, unit in units:
        for alias in unit.get("aliases") or []:
            on = unit.get("valid_from") or _day_before(str(unit.get("valid_to") or ""))
            _take("aliases", [(place, {**alias, "code": unit.get("code"), "on": on})], found)


def _day_before(text: str) -> str:
    try:
        return date.fromordinal(date.fromisoformat(text).toordinal() - 1).isoformat()
    except ValueError:
        return "2025-01-01"


def _yaml(path: Path, found: Definitions) -> Values:
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        found.problems.append(Problem(path.name, "file_unreadable", str(error).replace("\n", " ")))
        return {}
    if not isinstance(document, dict):
        found.problems.append(Problem(path.name, "file_unreadable", type(document).__name__))
        return {}
    return document


def _numbered(path: Path, section: str, document: Values) -> Iterator[tuple[str, Values]]:
    for number, entry in enumerate(document.get(section) or [], start=1):
        yield f"{path.name}:{section}[{number}]", entry if isinstance(entry, dict) else {}


def _take(section: str, rows: Iterable[tuple[str, Values]], found: Definitions) -> None:
    readers = {"units": _unit, "successions": _succession, "aliases": _alias}
    target: list[Any] = getattr(found, section)
    for place, values in rows:
        try:
            target.append(readers[section](place, values))
        except _Unreadable as error:
            found.problems.append(Problem(place, *error.problem))


def _unit(place: str, values: Values) -> UnitRow:
    return UnitRow(
        place,
        code=_text(values, "code"),
        name=_text(values, "name"),
        kind=_text(values, "kind"),
        parent=str(values.get("parent") or ""),
        valid_from=_date(values, "valid_from") if values.get("valid_from") else None,
        valid_to=_date(values, "valid_to") if values.get("valid_to") else None,
        calendar=str(values.get("calendar") or "vn"),
        practice=values.get("practice") is True,
        simulated=values.get("simulated") is True,
        source=_text(values, "source"),
    )


def _succession(place: str, values: Values) -> SuccessionRow:
    return SuccessionRow(
        place,
        on=_date(values, "on"),
        old=_text(values, "old"),
        new=_text(values, "new"),
        kind=_text(values, "kind"),
        partial=values.get("partial") in (True, "yes"),
        note=str(values.get("note") or ""),
        source=_text(values, "source"),
    )


def _alias(place: str, values: Values) -> AliasRow:
    return AliasRow(
        place,
        code=_text(values, "code"),
        on=_date(values, "on"),
        kind=_text(values, "kind"),
        text=_text(values, "text"),
        source=_text(values, "source"),
    )


def _text(values: Values, name: str) -> str:
    if not (value := str(values.get(name) or "")):
        raise _Unreadable("field_missing", name)
    return value


def _date(values: Values, name: str) -> date:
    text = _text(values, name)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _Unreadable("date_unreadable", text) from None

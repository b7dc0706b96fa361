"""A mapping to be confirmed: what is stated, completed by the guesses."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from motcua.dossiers.importing.columns import ALLOWED
from motcua.dossiers.importing.guessing import ColumnGuess
from motcua.dossiers.importing.layout import ColumnMapping
from motcua.dossiers.importing.signs import UNDECIDED

_DEFAULT_STYLES = frozenset({"iso", "plain", ""})


def suggest_mapping(
    columns: Sequence[ColumnGuess], stated: ColumnMapping, given: Path | Mapping[str, Any] | None, origin: str
) -> dict[str, Any]:
    """Plain data in the form of a mapping file: the operator's own sections first, guesses where it says nothing.

    Undecided styles and values without a meaning are left out: a person has to fill them in.
    """
    if isinstance(given, Path):
        given = yaml.safe_load(given.read_text(encoding="utf-8")) or {}
    mapping: dict[str, Any] = {
        key: dict(part) if isinstance(part, Mapping) else part for key, part in (given or {}).items()
    }
    guessed = [column for column in columns if column.guess]
    _complete(mapping, "columns", {c.guess: c.heading for c in guessed if c.guess != c.heading})
    _complete(mapping, "dates", {c.guess: c.style for c in guessed if c.kind == "time" and _tells(c)})
    _complete(mapping, "numbers", {c.guess: c.style for c in guessed if c.guess == "fee_dong" and _tells(c)})
    for column in guessed:
        meanings = {v.value: v.guess for v in column.values if v.guess and v.guess != v.value}
        if column.guess == "status":
            statuses = {word: int(number) for word, number in meanings.items()}
            name = origin or stated.constants.get("origin_system", "")
            if name and statuses:
                _complete(mapping.setdefault("status", {}), name, statuses)
        elif column.guess in ALLOWED and meanings:
            _complete(mapping.setdefault("values", {}), column.guess, meanings)
    _complete(mapping, "constants", dict(stated.constants))
    has = {column.guess for column in guessed} | {*mapping.get("columns", {}), *mapping.get("constants", {})}
    if origin and "origin_system" not in has:
        _complete(mapping, "constants", {"origin_system": origin})
    return {key: mapping[key] for key in sorted(mapping, key=_order) if mapping[key]}


def _tells(column: ColumnGuess) -> bool:
    return column.style not in _DEFAULT_STYLES and column.style not in UNDECIDED


def _complete(mapping: dict[str, Any], section: str, guesses: Mapping[str, Any]) -> None:
    mapping[section] = {**guesses, **(mapping.get(section) or {})}


def _order(section: str) -> int:
    sections = ["source", "sheet", "encoding", "separator", *ColumnMapping.__dataclass_fields__]
    return sections.index(section) if section in sections else len(sections)

"""One column of the table of open data, and how its cells are written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from motcua.catalogue.effective.values import EffectiveProcedure
from motcua.forms.values import Words

SEPARATOR = " | "
"""Stands between several values in one cell."""


@dataclass(frozen=True, slots=True)
class OpenColumn:
    """One column: `kind` is a type of Frictionless Table Schema (string, integer, boolean, date)."""

    name: str
    kind: str
    words: Words
    read: Callable[[EffectiveProcedure], str | int | bool | None]

    def cell(self, found: EffectiveProcedure) -> str:
        """What stands in the row of that procedure; empty where nothing is known."""
        value = self.read(found)
        if value is None:
            return ""
        return str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())


def joined(values: Iterable[str]) -> str:
    """Several values in one cell, each once."""
    return SEPARATOR.join(dict.fromkeys(value for value in values if value))

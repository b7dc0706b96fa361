"""What is looked at on the spot, as data: the instruments with their sections, items and groups of people."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from motcua.core.barriers import Named
from motcua.core.data_folder import DATA_FILES

FILE = DATA_FILES / "uptake" / "instruments.yaml"
TALLY, NUMBER, CHECK = "tally", "number", "check"


@dataclass(frozen=True, slots=True)
class Item(Named):
    """One thing to look at. `need`: fewer is lacking, None where the number only informs."""

    kind: str
    barrier: str
    need: float | None = None


@dataclass(frozen=True, slots=True)
class Section(Named):
    """Items that are looked at together."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Instrument(Named):
    """One instrument in one version; `subject` is what it is about."""

    version: str
    subject: Named
    sections: tuple[Section, ...]
    source: str

    def items(self, kind: str = "") -> Iterator[Item]:
        """All of the kind, in their order."""
        return (item for section in self.sections for item in section.items if kind in ("", item.kind))


@dataclass(frozen=True, slots=True)
class Instruments:
    """`smallest_group`: of fewer people asked no share is told."""

    groups: tuple[Named, ...]
    by_code: dict[str, Instrument]
    smallest_group: int


@cache
def instruments() -> Instruments:
    """Those that hold. Source: data/uptake/instruments.yaml"""
    found = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return Instruments(
        groups=tuple(Named(**row) for row in found["groups"]),
        by_code={row["code"]: _instrument(row, found["source"]) for row in found["instruments"]},
        smallest_group=found["smallest_group"],
    )


def _instrument(row: dict[str, Any], source: str) -> Instrument:
    return Instrument(
        row["code"],
        row["vi"],
        row["en"],
        version=row["version"],
        subject=Named("subject", **row["subject"]),
        sections=tuple(
            Section(part["code"], part["vi"], part["en"], tuple(Item(**item) for item in part["items"]))
            for part in row["sections"]
        ),
        source=row.get("source", source),
    )

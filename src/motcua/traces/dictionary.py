"""What is counted of the way through a form, for what and how long, as data with its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from motcua.core.data_folder import DATA_FILES

FILE = DATA_FILES / "traces" / "dictionary.yaml"
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """One field of the store: its title and why it is there, by language; `of` is `counters`, `visits` or `both`."""

    name: str
    of: str
    title: Words
    why: Words


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The whole dictionary. Titles by code and language.

    keep_weeks    how many weeks counters are kept; `keep_days` visits that somebody agreed to
    spent         upper ends, in seconds, of the spans of time on a step; the last span has none
    private_step  stands for every step that would betray a family's situation
    """

    purpose: Words
    source: str
    verified: bool
    keep_weeks: int
    keep_days: int
    spent: tuple[int, ...]
    private_step: str
    fields: tuple[Told, ...]
    events: Mapping[str, Words]
    devices: Mapping[str, Words]
    hands: Mapping[str, Words]
    private_title: Words

    def names(self, of: str) -> frozenset[str]:
        """The fields that may stand in `counters` or in `visits`."""
        return frozenset(field.name for field in self.fields if field.of in {of, "both"})

    def span(self, seconds: float) -> str:
        """`-60` up to a minute, `600-` beyond the last: the code of a span of time on a step."""
        for end in self.spent:
            if seconds <= end:
                return f"-{end}"
        return f"{self.spent[-1]}-"


@cache
def read_dictionary() -> Dictionary:
    """The dictionary of this installation."""
    with FILE.open(encoding="utf-8") as file:
        data: dict[str, Any] = yaml.safe_load(file)
    return Dictionary(
        purpose=data["purpose"],
        source=data["source"],
        verified=data["verified"],
        keep_weeks=data["counters"]["keep_weeks"],
        keep_days=data["visits"]["keep_days"],
        spent=tuple(data["spent_seconds"]),
        private_step=data["private_step"]["code"],
        private_title=data["private_step"]["title"],
        fields=tuple(Told(row["name"], row["of"], row["title"], row["why"]) for row in data["fields"]),
        events={row["code"]: row["title"] for row in data["events"]},
        devices={row["code"]: row["title"] for row in data["devices"]},
        hands={row["code"]: row["title"] for row in data["hands"]},
    )

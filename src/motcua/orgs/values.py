"""What other rooms may know of a unit: plain values."""

from dataclasses import dataclass
from datetime import date

TIER_OF_KIND = {
    "ministry": "ministry",
    "province": "province",
    "province_centre": "province",
    "department": "province",
    "district": "district",
    "xa": "commune",
    "phuong": "commune",
    "thi_tran": "commune",
    "dac_khu": "commune",
    "commune_centre": "commune",
}
"""Every kind of unit with its tier of government."""

COMMUNE_KINDS = ("xa", "phuong", "thi_tran", "dac_khu")
"""The territorial kinds of the commune tier."""


@dataclass(frozen=True, slots=True)
class UnitRef:
    """A unit in force on the date that was asked for.

    `path` holds the codes of the units above it and its own, joined with `/`. `practice` marks the practice centre,
    `simulated` a unit of the simulated province. The period is half-open; `valid_from` is empty where the start is not
    known (`start_known` false: the unit is attested later, earlier dates are an assumption) and `valid_to` while it
    exists.
    """

    id: int
    code: str
    name: str
    tier: str
    kind: str
    path: str
    calendar: str
    practice: bool
    simulated: bool
    valid_from: date | None = None
    valid_to: date | None = None
    start_known: bool = True

    def is_in_force(self, on: date) -> bool:
        """Whether the unit exists on that local date."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on < self.valid_to)


@dataclass(frozen=True, slots=True)
class Successor:
    """What a unit became.

    kind      `whole` (went on unchanged), `renamed`, `merged` (with others), `split`; over several steps the strongest
    partial   only a part of the old unit went there
    source    what says so, as keys of data/orgs/sources.yaml joined with `+` over several steps; empty for itself
    """

    unit: UnitRef
    kind: str
    partial: bool
    source: str


@dataclass(frozen=True, slots=True)
class UnitsLoaded:
    """What a load of definitions changed."""

    units_added: int
    units_changed: int
    units_unchanged: int
    successions_added: int
    successions_changed: int
    aliases_added: int
    aliases_changed: int

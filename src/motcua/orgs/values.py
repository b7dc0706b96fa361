"""What other rooms may know of a unit: plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnitRef:
    """A unit in force on the date that was asked for.

    `path` holds the codes of the units above it and its own, joined with `/`. `practice` marks the practice centre,
    `simulated` a unit of the simulated province.
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

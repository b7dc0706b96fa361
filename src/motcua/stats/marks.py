"""What is to be drawn, as plain values: bars, panels, and the words in the picture."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its place, its share 0..1 (None: not shown), and the words on it. `upper` draws what is uncertain."""

    group: str
    place: str
    share: float | None
    label: str = ""
    upper: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """One small multiple: a tier with its title in words and its bars."""

    tier: str
    title: str
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class ChartWords:
    """The words in the picture. `notice` stands in it when the data are simulated."""

    notice: str
    axis: str
    description: str

"""What a decomposition takes and gives: whole numbers in, exact fractions out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import NamedTuple

GAP_OTHERS = "others"
"""The code under which the public sees all procedures that are too small to be shown."""

GAP_WHOLE = "all"
"""The code of the single group where the dossiers are not divided by procedure or field."""


class Channels(NamedTuple):
    """Dossiers by how they came."""

    online: int = 0
    offline: int = 0
    unknown: int = 0


class Cells(NamedTuple):
    """The dossiers of one procedure on one side: whether they could lawfully come online, and how they came."""

    eligible: Channels = Channels()
    not_eligible: Channels = Channels()
    unknown: Channels = Channels()

    @property
    def received(self) -> int:
        """All dossiers of the procedure."""
        return sum(self.eligible) + sum(self.not_eligible) + sum(self.unknown)


class Counts(NamedTuple):
    """The same with every doubt settled one way.

    online   those among `eligible` that came online
    outside  those that came online without being eligible
    """

    received: int
    eligible: int
    online: int
    outside: int


class Parts(NamedTuple):
    """What each factor adds to the share of the second side beyond the first; 0.01 is one point.

    mix          the sides receive other procedures
    eligibility  another share of a procedure's dossiers could lawfully come online
    use          another share of the eligible came online
    outside      another share came online without being eligible
    """

    mix: Fraction
    eligibility: Fraction
    use: Fraction
    outside: Fraction

    @property
    def total(self) -> Fraction:
        """The gap that they add up to."""
        return self.mix + self.eligibility + self.use + self.outside


class Assumed(NamedTuple):
    """How one side's doubtful dossiers are taken: all as eligible or none, all as online or none."""

    eligible: bool = True
    online: bool = True


@dataclass(frozen=True, slots=True)
class Case:
    """One decomposition with every doubt settled. `parts.total` is `share_b - share_a` to the last digit."""

    assumed_a: Assumed
    assumed_b: Assumed
    share_a: Fraction
    share_b: Fraction
    parts: Parts
    procedures: Mapping[str, Parts]

    @property
    def gap(self) -> Fraction:
        """What the second side has beyond the first."""
        return self.share_b - self.share_a


class GapRange(NamedTuple):
    """A figure over all cases; `value` where they agree."""

    lower: Fraction
    upper: Fraction

    @property
    def value(self) -> Fraction | None:
        """The figure where nothing is in doubt."""
        return self.lower if self.lower == self.upper else None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared: what was asked, and the cells of each procedure. Dates are half-open."""

    where: Mapping[str, str]
    date_from: date | None
    date_to: date | None
    cells: Mapping[str, Cells]

    @property
    def received(self) -> int:
        """All dossiers of this side."""
        return sum(cell.received for cell in self.cells.values())

    @property
    def eligibility_unknown(self) -> int:
        """Dossiers of which nobody knows whether they could have come online."""
        return sum(sum(cell.unknown) for cell in self.cells.values())

    @property
    def channel_unknown(self) -> int:
        """Dossiers of which nobody knows how they came."""
        return sum(channels.unknown for cell in self.cells.values() for channels in cell)

    @property
    def against_marking(self) -> int:
        """Dossiers that came online though they are marked as not eligible: the marking or the channel is wrong."""
        return sum(cell.not_eligible.online for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class GapParts:
    """The whole answer: both sides, and one case for each way in which the doubts may be settled.

    by       what the dossiers were grouped by: `procedure`, `field`, `service_level` or `none`
    grouped  how many groups the public sees only together, as `others`
    """

    a: Side
    b: Side
    cases: tuple[Case, ...]
    as_of: datetime
    snapshot: str
    simulated: bool
    by: str = "procedure"
    grouped: int = 0

    @property
    def share_a(self) -> GapRange:
        """The online share of the first side."""
        return _range(case.share_a for case in self.cases)

    @property
    def share_b(self) -> GapRange:
        """The online share of the second side."""
        return _range(case.share_b for case in self.cases)

    @property
    def gap(self) -> GapRange:
        """What the second side has beyond the first."""
        return _range(case.gap for case in self.cases)

    @property
    def parts(self) -> dict[str, GapRange]:
        """The range of each part by its name, in the order of `Parts`."""
        return {name: _range(getattr(case.parts, name) for case in self.cases) for name in Parts._fields}

    @property
    def common(self) -> tuple[Fraction, Fraction]:
        """Of each side's dossiers, the part in known groups that both receive; only there rates can be compared."""
        both = {*self.a.cells} & {*self.b.cells} - {GAP_OTHERS, "unknown"}
        return (
            Fraction(sum(self.a.cells[code].received for code in both), self.a.received),
            Fraction(sum(self.b.cells[code].received for code in both), self.b.received),
        )

    def procedure(self, code: str) -> dict[str, GapRange]:
        """What one procedure (or group of another kind) contributes to each part. Raises KeyError."""
        return {name: _range(getattr(case.procedures[code], name) for case in self.cases) for name in Parts._fields}

    @property
    def codes(self) -> tuple[str, ...]:
        """The procedures, those that contribute most (in either direction) first."""
        weights = self.cases[0].procedures
        return tuple(sorted(weights, key=lambda code: (-abs(weights[code].total), code)))


def _range(values: Iterable[Fraction]) -> GapRange:
    found = sorted(values)
    return GapRange(found[0], found[-1])

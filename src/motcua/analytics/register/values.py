"""A printed figure with everything that its reader has to know, and what stands beside it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from motcua.analytics.definitions import Words

Status = Literal["as_printed", "recomputed", "unverified"]
Verdict = Literal["agrees", "overlaps", "differs", "not_comparable", "hidden"]


@dataclass(frozen=True, slots=True)
class PublishedSource:
    """Where figures were printed. `how` it came to us is explained in data/figures/sources.yaml."""

    key: str
    title: str
    how: str
    published_on: date | None = None
    address: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Ours:
    """What of our ledger may be set beside a figure: in these half-open local dates, from these systems alone.

    reading  `value` of the metric, a part of the whole (`part_of_volume`, `part_of_numerator`, `part_of_rest`), or the
             pooled share if one tier reached another's (`raised`)
    """

    metric: str
    reading: str
    since: date
    until: date
    origins: frozenset[str]
    tier: str = ""
    raised_to: str = ""


@dataclass(frozen=True, slots=True)
class Derived:
    """How a figure follows from other printed ones: pairs of names, a formula, and which pair it is about."""

    formula: str
    parts: tuple[tuple[str, str], ...]
    part: str = ""
    raised_to: str = ""


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """One printed figure. `value` is a share as 0 to 1, None where the print gives no number.

    printed     verbatim, as the source writes it
    place_code  our unit code where the place has one
    note        the remark of whoever copied the source, in English
    levels      where it counts services by level: which, as the decree of its time numbered them; told of `levels_year`
    """

    id: str
    printed: str
    value: Decimal | None
    unit: str
    topic: str
    source: PublishedSource
    measures: Words
    place: str
    period: Words
    status: Status
    place_code: str = ""
    since: date | None = None
    until: date | None = None
    published_on: date | None = None
    definition: Words | None = None
    doubts: tuple[Words, ...] = ()
    derived: Derived | None = None
    ours: Ours | None = None
    not_comparable: Words | None = None
    note: str = ""
    levels: tuple[str, ...] = ()
    levels_year: int | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """A number that is known to lie between two others, both included."""

    lower: Decimal
    upper: Decimal


@dataclass(frozen=True, slots=True)
class Comparison:
    """Our figure beside a printed one.

    verdict   `agrees`: ours lies within what the printed rounding allows; `overlaps`: our range and the printed one
              share numbers; `differs`; `hidden`: ours has too few dossiers to be shown; `not_comparable`: see `reason`
    ours      one number or, where some dossiers cannot be told, a range
    envelope  what the printed rounding allows
    """

    verdict: Verdict
    ours: Range | None = None
    envelope: Range | None = None
    reason: Words | None = None
    simulated: bool = False
    snapshot: str = ""
    as_of: datetime | None = None

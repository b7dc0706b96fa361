"""A row of reported figures, what was checked in it, and what came out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from motcua.analytics.definitions import Words

Verdict = Literal["adds_up", "rounding", "difference"]
"""`rounding`: the parts miss the whole by no more than figures that end in 0 may have been rounded by."""


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """One row: counts and printed percentages by our column names, labels as given; `line` is its line in the file."""

    line: int
    counts: Mapping[str, int]
    percents: Mapping[str, Decimal] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Whose figures these are and of which period, in the source's own words."""
        wanted = ("place", "unit_name", "level", "period")
        named = [self.labels[column] for column in wanted if self.labels.get(column)]
        return " · ".join(named) or self.labels.get("unit_code", "")


@dataclass(frozen=True, slots=True)
class Check:
    """One sum that ought to hold: the whole as reported beside the sum of its parts.

    `code` names the rule; `lines` are the lines of the file that take part (one, or a total and its parts).
    """

    code: str
    lines: tuple[int, ...]
    whole: tuple[str, int]
    parts: tuple[tuple[str, int], ...]
    verdict: Verdict

    @property
    def sum(self) -> int:
        """The sum of the parts."""
        return sum(value for _, value in self.parts)

    @property
    def difference(self) -> int:
        """By how much the parts exceed the whole; negative where something is missing."""
        return self.sum - self.whole[1]


@dataclass(frozen=True, slots=True)
class ShareCheck:
    """A printed percentage beside what each possible denominator would give.

    `fits` are the denominators that give the printed figure to its last digit; `expected` the one that the words of the
    figure ask for, empty where the row does not tell it.
    """

    column: str
    line: int
    printed: Decimal
    numerator: int
    candidates: tuple[tuple[str, int], ...]
    fits: tuple[str, ...]
    expected: str

    @property
    def verdict(self) -> Verdict:
        """Whether the printed figure is the share that its words promise."""
        wanted = (self.expected,) if self.expected else self.fits
        return "adds_up" if wanted and set(wanted) & set(self.fits) else "difference"


@dataclass(frozen=True, slots=True)
class PooledCheck:
    """One rule over all rows in which it could be checked: sums of wholes and of parts, and how many rows keep it."""

    code: str
    rows: int
    holds: int
    whole: tuple[str, int]
    parts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What came of a table of reported figures. `unchecked` are lines with too few figures to check anything."""

    rows: tuple[ReportedRow, ...]
    checks: tuple[Check, ...]
    shares: tuple[ShareCheck, ...]
    pooled: tuple[PooledCheck, ...]
    unchecked: tuple[int, ...]
    columns: Mapping[str, Words]
    notes: tuple[str, ...] = ()

    @property
    def wrong(self) -> tuple[Check, ...]:
        """The sums that do not hold, the plain ones before those that rounding may explain."""
        found = [check for check in self.checks if check.verdict != "adds_up"]
        return tuple(sorted(found, key=lambda check: (check.verdict != "difference", check.lines)))

    @property
    def wrong_shares(self) -> tuple[ShareCheck, ...]:
        """The printed percentages that are not the share that their words promise."""
        return tuple(share for share in self.shares if share.verdict != "adds_up")

    @property
    def adds_up(self) -> bool:
        """Whether everything that could be checked holds."""
        return not self.wrong and not self.wrong_shares

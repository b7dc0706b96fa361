"""A figure as a table: plain values for pages, the API and commands."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from motcua.analytics.shapes import MetricDefinition

COUNTED = ("numerator", "denominator", "value", "lower", "upper", "suppressed")
"""The numbers of every row; what a metric adds comes after them."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One cell of the answer. `dimensions` are all empty in the last row, the pooled total.

    value  0..1 for shares, the count for counts; empty where it is known only as a range, or there is nothing to divide
    lower, upper  the range, only where `value` is not exact
    unknown  how many of the denominator cannot be told
    flagged  an estimate: a unit was divided and its dossiers are shared out by people
    maybe    how many more there are of which nobody knows whether they belong to the denominator
    more     further numbers of the metric by name, as its definition's `more` says
    """

    dimensions: tuple[str, ...]
    numerator: int | None
    denominator: int | None
    value: float | None
    lower: float | None
    upper: float | None
    suppressed: bool = False
    unknown: int = 0
    flagged: bool = False
    maybe: int = 0
    more: tuple[tuple[str, float | None], ...] = ()

    def emptied(self) -> "FigureRow":
        """The row with everything that could be counted back taken out."""
        return replace(
            self,
            numerator=None,
            denominator=None,
            value=None,
            lower=None,
            upper=None,
            suppressed=True,
            unknown=0,
            maybe=0,
            more=tuple((name, None) for name, _ in self.more),
        )


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The answer to one question.

    as_of      when the extract was taken
    simulated  whether any dossier counted is
    apart      how many are counted apart, as the definition's `apart` says
    """

    definition: MetricDefinition
    by: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    as_of: datetime
    snapshot: str
    simulated: bool
    apart: int = 0

    @property
    def total(self) -> FigureRow:
        """The pooled total."""
        return self.rows[-1]

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings of CSV and JSON rows."""
        flag = ("flagged",) if any(row.flagged for row in self.rows) else ()
        return (*self.by, *COUNTED, *self.definition.more, *flag)

    def records(self) -> Iterator[dict[str, Any]]:
        """The rows under their headings."""
        columns = self.columns
        for row in self.rows:
            plain = (row.numerator, row.denominator, row.value, row.lower, row.upper, row.suppressed)
            more = dict(row.more)
            further = [more.get(name) for name in self.definition.more]
            flag = (row.flagged,) if "flagged" in columns[len(self.by) :] else ()
            yield dict(zip(columns, (*row.dimensions, *plain, *further, *flag), strict=True))


@dataclass(frozen=True, slots=True)
class Compared:
    """One question put to two engines: `rows` of the first, `different` where the second says something else."""

    metric: str
    by: tuple[str, ...]
    rows: int
    different: tuple[str, ...]

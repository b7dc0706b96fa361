"""A figure as a table: plain values for pages, the API and commands."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from motcua.analytics.definitions import MetricDefinition


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One cell of the answer. `dimensions` are all empty in the last row, the pooled total.

    value  0..1 for shares, the count for counts; empty where it is known only as a range, or there is nothing to divide
    lower, upper  the range, only where `value` is not exact
    unknown  how many of the denominator cannot be told
    """

    dimensions: tuple[str, ...]
    numerator: int | None
    denominator: int | None
    value: float | None
    lower: float | None
    upper: float | None
    suppressed: bool = False
    unknown: int = 0

    def emptied(self) -> "FigureRow":
        """The row with everything that could be counted back taken out."""
        return replace(
            self, numerator=None, denominator=None, value=None, lower=None, upper=None, suppressed=True, unknown=0
        )


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The answer to one question. `as_of` is when the extract was taken; `simulated` when any dossier in it is."""

    definition: MetricDefinition
    by: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    as_of: datetime
    snapshot: str
    simulated: bool

    @property
    def total(self) -> FigureRow:
        """The pooled total."""
        return self.rows[-1]

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings of CSV and JSON rows."""
        return (*self.by, "numerator", "denominator", "value", "lower", "upper", "suppressed")

    def records(self) -> Iterator[dict[str, Any]]:
        """The rows under their headings."""
        for row in self.rows:
            plain = (row.numerator, row.denominator, row.value, row.lower, row.upper, row.suppressed)
            yield dict(zip(self.columns, (*row.dimensions, *plain), strict=True))

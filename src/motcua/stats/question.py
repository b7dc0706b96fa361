"""What a page of figures is made of: a question, what it asks, what the reader may choose, what it tells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from motcua.analytics.api import FigureRow, Snapshot
from motcua.stats.marks import Marks
from motcua.ui.values import Cell, Choice, Column


class ExtractMoved(Exception):
    """A newer extract came while the page was made; ask again for that one."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the extract holds at all: the counts by year and by tier, and the systems that they came from."""

    years: Mapping[int, int]
    tiers: tuple[str, ...]
    origins: tuple[str, ...]
    simulated: bool
    practice: bool

    @property
    def fullest_year(self) -> int:
        """The year with the most dossiers; the later one where two have as many."""
        return max(self.years, key=lambda year: (self.years[year], year))


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reader may choose. `key` stands in the address; the first of the choices is taken where none was made."""

    key: str
    label: Any
    choices: Callable[[Holdings], tuple[Choice, ...]]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The reader's choices by the filters' keys, all of them valid."""

    values: Mapping[str, str]

    @property
    def period(self) -> tuple[date | None, date | None]:
        """The half-open dates of the year chosen; all time where the page has no year to choose."""
        year = self.values.get("nam", "")
        return (date(int(year), 1, 1), date(int(year) + 1, 1, 1)) if year else (None, None)

    @property
    def name(self) -> str:
        """The choices as part of a file's name."""
        return "-".join(value or "all" for value in self.values.values()) or "all"


@dataclass(frozen=True, slots=True)
class Ask:
    """One table of figures: a metric by its dimensions, in the year chosen."""

    metric: str
    by: tuple[str, ...] = ()
    where: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to one `Ask`, as it is kept; the last row of the answer stands apart as `total`."""

    metric: str
    by: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    total: FigureRow

    def values(self, dimension: str) -> tuple[str, ...]:
        """Every value of a dimension, in the order of the answer."""
        place = self.by.index(dimension)
        return tuple(dict.fromkeys(row.dimensions[place] for row in self.rows))

    def at(self, *dimensions: str) -> FigureRow | None:
        """The row with these dimensions; None where no dossier has them."""
        return next((row for row in self.rows if row.dimensions == dimensions), None)


@dataclass(frozen=True, slots=True)
class Figures:
    """All that a page asked for. `names` are the words of codes by dimension, `study` what its question studied."""

    tables: Mapping[str, Table]
    names: Mapping[str, Mapping[str, str]]
    holdings: Holdings
    as_of: datetime
    study: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Table:
        return self.tables[name]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A picture with its title, the words for who does not see it, and its table. `marks` None: a table alone."""

    name: str
    title: str
    alternative: str
    marks: Marks | None
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A page in the reader's language: the sentence that answers, the pictures with their tables, what to beware of."""

    answer: str
    exhibits: tuple[Exhibit, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One page.

    name     its part of the address, and of its addresses' names
    metrics  whose definitions stand on the page
    asks     what it needs of the ledger, by names of its own
    tell     the page in words, in the active language
    labels   the dimensions whose codes it shows by their names
    study    what is more than tables, as it is kept: plain values; raises what `compute` raises
    lines    further lines of the data, by the headings of the CSV
    """

    name: str
    title: Any
    hint: Any
    metrics: tuple[str, ...]
    filters: tuple[Filter, ...]
    asks: Callable[[Chosen], Mapping[str, Ask]]
    tell: Callable[[Figures, Chosen], Told]
    labels: tuple[str, ...] = ()
    study: Callable[[Chosen, Snapshot], Mapping[str, Any]] | None = None
    lines: Callable[[Figures, Chosen], tuple[Mapping[str, object], ...]] | None = None

"""What a metric is: its words, and how it is counted from the rows of an extract."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

Table = Any  # an Ibis table; Ibis itself is only imported where figures are computed
Column = Any


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in both languages."""

    vi: str
    en: str

    def in_language(self, language: str) -> str:
        """The words for a reader of that language."""
        return self.en if language.startswith("en") else self.vi


@dataclass(frozen=True, slots=True)
class Asked:
    """What a condition may need to know of the question besides the row.

    as_of     when the extract was taken (aware): what is open then is open
    until     the end of the period asked for, at most `as_of` (aware)
    micros    makes microseconds since 1970 out of a moment, in the engine that is asked
    activity  the step of the source's own log that was asked for, where the metric needs one
    """

    as_of: datetime
    until: datetime
    micros: Callable[[Column], Column]
    activity: str = ""


Condition = Callable[[Table, Asked], Column]
"""Of each row a truth; where the row cannot tell, null, which counts as not true."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counting rows: for a share those of `belongs` that are `yes`, for a count those that are `yes`.

    yes            belongs to the numerator (None: every row)
    unknown        may belong to the numerator; disjoint from `yes`
    belongs        what the denominator consists of (None: every row)
    may_belong     may belong to the denominator, disjoint from `belongs`: bounds the share from both sides
    apart          rows that are in neither, and that the reader should know of
    """

    yes: Condition | None
    unknown: Condition | None = None
    belongs: Condition | None = None
    may_belong: Condition | None = None
    apart: Condition | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """Adding up an amount over all rows: a mean per row for the kind `mean`, else a sum.

    A row without the amount leaves the sum known only from below.
    """

    amount: Callable[[Table], Column]


@dataclass(frozen=True, slots=True)
class Different:
    """Counting different keys among the rows that are `yes`; bounded by those `unknown` and by rows without a key."""

    key: Callable[[Table], Column]
    yes: Condition
    unknown: Condition


@dataclass(frozen=True, slots=True)
class Durations:
    """A time from `start` to `end` (aware columns). What has not ended is censored at `as_of`, not dropped.

    stage      where the row stands; `by_stage` says which stages are an ending, and of which kind
    endings    the competing ways to end, in the order in which they are shown; the last stands for every other
    horizon    days up to which the restricted mean and the shares by ending are taken
    """

    start: Callable[[Table], Column]
    end: Callable[[Table], Column]
    stage: Callable[[Table], Column]
    by_stage: Mapping[str, str]
    endings: tuple[str, ...]
    horizon: int


@dataclass(frozen=True, slots=True)
class Spans:
    """A time that is known of every row that belongs, from `start` to `end` (None: to `as_of`): nothing is censored."""

    start: Callable[[Table], Column]
    end: Callable[[Table], Column] | None = None
    belongs: Condition | None = None


Formula = Tally | Amount | Different | Durations | Spans

_DOSSIERS = Words("hồ sơ", "dossiers")
SMALL_CELLS_HIDDEN = Words(
    "Ô ít hồ sơ bị ẩn khi công bố (ngưỡng: data/analytics/suppression.yaml), cùng những ô đủ để không ai tính ngược.",
    "Cells of few dossiers are hidden from the public (least count: data/analytics/suppression.yaml), and as many more "
    "as it takes that nobody can subtract them back.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricDefinition:
    """One metric.

    kind         `share` (numerator over denominator, 0..1), `count` (no denominator), `mean` (numerator over
                 denominator, any size) or `median` (days; numerator: how many ended, denominator: of how many)
    time         the column whose local date `--from` and `--to` bound
    unit         in which the value is read
    suppression  what the public does not see
    valid_from, valid_to  from when to when this definition is ours
    warning      what a reader must be told beside the figure
    apart        what the rows are that the metric counts apart
    more         further columns of the answer, by name
    dimensions   by what it can be broken down
    prepare      makes the rows where they are not those of `table` alone; they have a local date `day`
    needs_activity  it cannot be asked without a step of the source's log
    """

    name: str
    kind: str
    title: Words
    words: Words
    numerator: Words
    denominator: Words
    grain: Words
    source: Words
    formula: Formula
    dimensions: tuple[str, ...]
    valid_from: date
    valid_to: date | None = None
    table: str = "dossiers"
    time: str = "received_at"
    unit: Words = _DOSSIERS
    suppression: Words = SMALL_CELLS_HIDDEN
    warning: Words | None = None
    apart: Words | None = None
    more: Mapping[str, Words] = field(default_factory=dict)
    prepare: Callable[[Mapping[str, Table], Asked], Table] | None = None
    needs_activity: bool = False

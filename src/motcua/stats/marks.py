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
class Part:
    """One part of a whole bar: its share 0..1, the word on it where it fits. `kind` chooses its colour."""

    kind: str
    share: float
    label: str


@dataclass(frozen=True, slots=True)
class Stack:
    """One whole bar with its parts in their order; what is missing to 1 is hidden or nothing."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Stacks:
    """Bars of 100 %, one below the other; `kinds` names every kind in the order of the parts."""

    stacks: tuple[Stack, ...]
    kinds: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Span:
    """One row with what is known only as a range; `beside` is another share to compare it with."""

    title: str
    lower: float | None
    upper: float | None
    beside: float | None


@dataclass(frozen=True, slots=True)
class Spans:
    """Ranges one below the other on one scale, with the words for the range and for what stands beside it."""

    spans: tuple[Span, ...]
    span_word: str
    beside_word: str


@dataclass(frozen=True, slots=True)
class Count:
    """One row of a list: a count as a bar, split into what is meant and the rest, with words on it."""

    title: str
    count: int
    rest: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Bars of counts, longest first."""

    counts: tuple[Count, ...]
    count_word: str
    rest_word: str


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """One unit: how many dossiers, what share, and its name where it lies outside the wider limits."""

    volume: int
    share: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """The limits at one volume: shares 0..1 within which chance alone leaves 95 and 99.8 of a hundred units."""

    volume: int
    low_95: float
    high_95: float
    low_998: float
    high_998: float


@dataclass(frozen=True, slots=True)
class Funnel:
    """Share against volume with control limits around the pooled share."""

    points: tuple[FunnelPoint, ...]
    limits: tuple[Limit, ...]
    pooled: float
    pooled_word: str
    share_word: str


@dataclass(frozen=True, slots=True)
class LinePoint:
    """One month (`2021-03`) of a line; `upper` where the share is known only as a range."""

    month: str
    share: float
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `kind` chooses the colour, `title` stands at its end."""

    kind: str
    title: str
    points: tuple[LinePoint, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A thin line with a word: from this day (ISO) law or definition is another."""

    day: str
    word: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines by month, each in a panel of its own on one scale, with the breaks through all of them."""

    lines: tuple[Line, ...]
    breaks: tuple[Break, ...]


@dataclass(frozen=True, slots=True)
class Slope:
    """From where to where: two shares and the words at both ends."""

    kind: str
    title: str
    first: float
    last: float
    first_label: str
    last_label: str


@dataclass(frozen=True, slots=True)
class Slopes:
    """Lines from a first to a last period."""

    slopes: tuple[Slope, ...]
    first_word: str
    last_word: str


@dataclass(frozen=True, slots=True)
class FallStep:
    """One step of a waterfall: from where to where on the scale; `whole` steps stand on zero."""

    title: str
    start: float
    end: float
    label: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Fall:
    """From one share to another by the parts of the gap."""

    steps: tuple[FallStep, ...]


Marks = Stacks | Spans | Counts | Funnel | Lines | Slopes | Fall

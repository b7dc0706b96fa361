"""A line of time as a picture: what counted, what did not and for whom, days off, and the moments that matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

WIDTH = 720
LEFT = 8
SpanKind = Literal["counted", "wait", "off"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time; `words` say what it is, also to readers who cannot see it."""

    kind: SpanKind
    start: datetime
    end: datetime
    words: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment with its words."""

    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A span or a mark where it stands in the picture, in its own units; numbers as text with a decimal point."""

    kind: str
    x: str
    width: str
    words: str
    top: int = 0
    base: int = 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture: `words` say all of it in one text."""

    spans: tuple[Drawn, ...]
    marks: tuple[Drawn, ...]
    words: str


def draw(spans: Sequence[Span], marks: Sequence[Mark], words: str) -> Timeline | None:
    """Lay spans and marks out between the first and the last moment; None where there is no time between them."""
    moments = [*(span.start for span in spans), *(span.end for span in spans), *(mark.at for mark in marks)]
    if not moments or min(moments) == max(moments):
        return None
    first, whole = min(moments), (max(moments) - min(moments)).total_seconds()

    def place(moment: datetime) -> float:
        return LEFT + (WIDTH - 2 * LEFT) * (moment - first).total_seconds() / whole

    drawn = tuple(
        Drawn(span.kind, f"{place(span.start):.1f}", f"{max(place(span.end) - place(span.start), 1):.1f}", span.words)
        for span in spans
        if span.end > span.start
    )
    ordered = sorted(marks, key=lambda mark: mark.at)
    return Timeline(drawn, tuple(_mark(mark, place(mark.at), row % 3) for row, mark in enumerate(ordered)), words)


def _mark(mark: Mark, x: float, row: int) -> Drawn:
    """Marks on the right half write to their left; rows keep near ones apart."""
    kind = "left" if x > WIDTH / 2 else "right"
    return Drawn(kind, f"{x:.1f}", "0", mark.words, top=4 + 16 * row, base=16 + 16 * row)

"""Times that do not count: asking for a supplement, waiting for a payment, an announced incident."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from motcua.core.errors import Refused


class PauseBackwards(Refused):
    """A pause ends before it starts."""

    code = "pause_backwards"


@dataclass(frozen=True, slots=True)
class Pause:
    """One pause; without `end` it is still open. Naive times are local time.

    Raises  PauseBackwards
    """

    start: datetime
    end: datetime | None

    def __post_init__(self) -> None:
        if self.end is not None and (self.start.tzinfo is None) == (self.end.tzinfo is None) and self.end < self.start:
            raise PauseBackwards(start=self.start.isoformat(), end=self.end.isoformat())


def split_at(
    pauses: Iterable[tuple[int, int | None]], moment: int
) -> tuple[list[tuple[int, int | None]], list[tuple[int, int | None]]]:
    """The parts of the pauses before the moment, and those from it on."""
    before: list[tuple[int, int | None]] = []
    after: list[tuple[int, int | None]] = []
    for start, end in pauses:
        if start < moment:
            before.append((start, moment if end is None else min(end, moment)))
        if end is None or end > moment:
            after.append((max(start, moment), end))
    return before, after


def union(pauses: Iterable[tuple[int, int | None]]) -> list[tuple[int, int | None]]:
    """The same time covered by pauses that neither overlap nor touch, in order; moments in seconds, None is open."""
    covered: list[tuple[int, int | None]] = []
    for start, end in sorted(pauses, key=lambda pause: pause[0]):
        if not covered or _ends_before(covered[-1][1], start):
            covered.append((start, end))
        else:
            first, reached = covered[-1]
            covered[-1] = (first, None if reached is None or end is None else max(reached, end))
    return covered


def _ends_before(end: int | None, moment: int) -> bool:
    return end is not None and end < moment

"""The log of one source as plain values, for pages and commands."""

from dataclasses import dataclass
from datetime import datetime

from motcua.analytics.shapes import Words


@dataclass(frozen=True, slots=True)
class LogChannel:
    """The dossiers that came in one way, in the source's own word for it.

    dossiers            with and without a log
    reached, logged     dossiers whose log has the step asked for, of those that have a log; empty without a step
    median, p90, longest  days from the first event to the last one; empty where no dossier has a log
    """

    name: str
    dossiers: int
    reached: int | None
    logged: int
    median: float | None
    p90: float | None
    longest: float | None


@dataclass(frozen=True, slots=True)
class SourceLog:
    """One source's dossiers and events in one extract.

    activities       kinds of activity in the source's own words, with how many dossiers have each; most first
    variants         different ways: sequences of activities in order of time
    ended            dossiers that are over; `on_time` (early ones too), `late` and `no_due` are parts of it
    median_of_ended  days from receipt to the end, of the ended ones alone
    median           the same with open dossiers counted as not yet ended (Kaplan-Meier), as a range (equal: exact)
    channels         by the source's channels, most dossiers first; the last one is all together
    warning          how the times by channel must not be read
    """

    origin: str
    as_of: datetime
    snapshot: str
    simulated: bool
    dossiers: int
    events: int
    activities: tuple[tuple[str, int], ...]
    variants: int
    ended: int
    on_time: int
    late: int
    no_due: int
    median_of_ended: float | None
    median: tuple[float, float] | None
    step: str
    channels: tuple[LogChannel, ...]
    warning: Words

"""The sheet for the weekly meeting as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from motcua.analytics.definitions import Words
from motcua.analytics.weekly.weeks import Week

CAUSES = ("supplement", "payment", "submitted", "accepted", "in_hand", "other", "finished_since")
"""Why a dossier is late, as recorded: what is awaited, else the step where it stands; `finished_since` where it was
late at the end of that week and is finished by now, so that nobody can tell where it stood then.
"""

FEW = "few"
"""The code of the line that holds all units with so few officers that a unit would mean a person."""


class Share(NamedTuple):
    """Counted dossiers of all, with those of whom it cannot be told."""

    counted: int = 0
    unknown: int = 0
    of: int = 0

    @property
    def lower(self) -> float | None:
        """The least that it can be, 0..1; None of nothing."""
        return self.counted / self.of if self.of else None

    @property
    def upper(self) -> float | None:
        """The most that it can be, 0..1; None of nothing."""
        return (self.counted + self.unknown) / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Intake:
    """What came in during one week. The shares are of all received.

    by_channel  by legal channel; those of unknown channel stand under `unknown`
    """

    week: Week
    received: int
    by_channel: Mapping[str, int]
    online: Share
    self_service: Share
    assisted: Share
    proxy: Share


@dataclass(frozen=True, slots=True)
class Finished:
    """What was finished during one week: not after the due moment, after it, without one."""

    in_time: int = 0
    late: int = 0
    no_due: int = 0

    @property
    def measured(self) -> int:
        """Those that had a due moment."""
        return self.in_time + self.late


@dataclass(frozen=True, slots=True)
class LateUnit:
    """What is late at one unit, by cause (`CAUSES`)."""

    code: str
    name: str
    by_cause: Mapping[str, int]

    @property
    def overdue(self) -> int:
        """All that is late there."""
        return sum(self.by_cause.values())


@dataclass(frozen=True, slots=True)
class Target:
    """What a decision has assigned.

    metric    the metric that measures it; empty where this ledger does not
    at_least, at_most  the value asked for, in `unit`; a share is 0..1
    due_on    by when; empty where the decision names no day
    verified  whether its text was read at the source; else it comes from a report about it
    """

    name: str
    words: Words
    metric: str
    at_least: float | None
    at_most: float | None
    unit: Words
    decision: str
    decided_on: date
    valid_from: date
    valid_to: date | None
    due_on: date | None
    verified: bool
    source: str


@dataclass(frozen=True, slots=True)
class WeeklySheet:
    """Everything that the sheet of one unit and one week says.

    ended       whether the week was over when the extract was taken; else it is counted up to then
    earlier     the week before; `year_before` the same week a year earlier; None where the ledger holds nothing of it
    late_units  those with most late dossiers first; `late_before` how many were late a week earlier
    few_units   how many units were put together under `FEW`
    last_week   the last week in which anything was received there; None where nothing ever was
    """

    week: Week
    intake: Intake
    earlier: Intake | None
    year_before: Intake | None
    finished: Finished
    finished_before: Finished
    late_units: tuple[LateUnit, ...]
    late_before: int
    few_units: int
    end_unknown: int
    targets: tuple[Target, ...]
    last_week: Week | None
    ended: bool
    as_of: datetime
    snapshot: str
    simulated: bool

    @property
    def overdue(self) -> int:
        """All dossiers that are late at the end of the week."""
        return sum(unit.overdue for unit in self.late_units)

    @property
    def by_cause(self) -> dict[str, int]:
        """The late dossiers by cause, causes without any left out."""
        counts = {cause: sum(unit.by_cause.get(cause, 0) for unit in self.late_units) for cause in CAUSES}
        return {cause: count for cause, count in counts.items() if count}

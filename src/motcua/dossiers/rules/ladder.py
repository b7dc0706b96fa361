"""Which reminder a limit has reached: half, most of it, a working day before its end, and past it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.core.worktime import Calendar, Pause
from motcua.core.worktime.milestones import moment_of_share, working_day_before
from motcua.dossiers.states import Rung

FILE = DATA_FILES / "clock" / "warnings.yaml"
JUST_AFTER = timedelta(seconds=1)
"""What is done at the due moment itself is in time."""


@dataclass(frozen=True, slots=True)
class RungRule:
    """When a rung is reached: after `used` percent, or a working day before the end where `used` is empty."""

    rung: Rung
    used: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a limit stands on the ladder.

    reached  the last rung that is behind and when it was, None before the first
    follows  the next one and when it comes, None after the last
    """

    reached: tuple[Rung, datetime] | None
    follows: tuple[Rung, datetime] | None


def stand(
    start: datetime, due_at: datetime, calendar: Calendar, *, now: datetime, pauses: Sequence[Pause] = ()
) -> Standing:
    """Where a running limit stands at `now`. Raises TimeOutOfRange, LimitTooLong"""
    rungs = moments(start, due_at, calendar, pauses=pauses)
    behind = [one for one in rungs if one[1] <= now]
    ahead = rungs[len(behind) :]
    return Standing(behind[-1] if behind else None, ahead[0] if ahead else None)


def moments(
    start: datetime, due_at: datetime, calendar: Calendar, *, pauses: Sequence[Pause] = ()
) -> list[tuple[Rung, datetime]]:
    """The rungs in the order in which they come; one that would lie at or before the start is none."""
    found = []
    for rule in ladder():
        if rule.used is None:
            moment = working_day_before(due_at, calendar)
        elif rule.used == 100:
            moment = due_at + JUST_AFTER
        else:
            moment = moment_of_share(start, due_at, calendar, percent=rule.used, pauses=pauses)
        if moment > start or rule.used == 100:
            found.append((rule.rung, moment))
    return sorted(found, key=lambda one: (one[1], list(Rung).index(one[0])))


@cache
def ladder() -> tuple[RungRule, ...]:
    """The rungs as the data say."""
    given = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(RungRule(Rung(row["code"]), row.get("used")) for row in given["rungs"])

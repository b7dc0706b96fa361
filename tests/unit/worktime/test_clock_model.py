"""Random stories of 10 to 40 acts over random calendars, against a clock that is read minute after minute.

The reference keeps no intervals and no due moment while it waits: it counts down the working minutes that are left.
"""
# ruff: noqa: DTZ001 - local times, as people write them

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.core.worktime.calendar import LOCAL_TIME, Calendar
from motcua.core.worktime.limit import Limit
from motcua.dossiers.rules import clock
from motcua.dossiers.states import PauseCause
from tests.unit.worktime import minute_model
from tests.unit.worktime.minute_model import DAY, MINUTE, Office
from tests.unit.worktime.offices import offices

CAUSES = tuple(PauseCause)


@dataclass
class Watch:
    """Somebody who looks at the clock every minute: what is left, and for how many things the office waits."""

    office: Office
    now: datetime
    due: datetime
    waiting: set[PauseCause] = field(default_factory=set)
    held: int = 0

    def wait_for(self, cause: PauseCause) -> None:
        if not self.waiting and self.now < self.due:
            self.held = minute_model.worked(self.now, self.due, self.office)
        self.waiting.add(cause)

    def came(self, cause: PauseCause, began: datetime) -> None:
        self.waiting.discard(cause)
        if not self.waiting and began < self.due and minute_model.worked(began, self.now, self.office):
            self.due = minute_model.walk(self.now, self.held, self.office)


@dataclass
class Kept:
    """The ledger as the house keeps it, changed by the house's own rules."""

    pauses: clock.Pauses = field(default_factory=list)
    extensions: list[dict[str, Any]] = field(default_factory=list)

    def due(self, received: datetime, limit: Limit, calendar: Calendar) -> datetime | None:
        found = clock.due(
            received.replace(tzinfo=LOCAL_TIME),
            time_limit=str(limit),
            late_cutoff="",
            pauses=self.pauses,
            extensions=self.extensions,
            calendar=calendar,
        ).due_at
        return found and found.replace(tzinfo=None)


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["wait", "wait", "come", "come", "extend"]), st.sampled_from(CAUSES), st.integers(0, 700)
    ),
    min_size=10,
    max_size=40,
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(offices(), st.integers(0, 7 * 24 * 12), st.integers(1, 12), ACTS)
def test_any_story_of_waiting_and_extending_is_due_when_the_watcher_says(
    pair: tuple[Calendar, Office], start: int, days: int, acts: list[tuple[str, PauseCause, int]]
) -> None:
    calendar, office = pair
    received = datetime(2026, 1, 5) + timedelta(minutes=5 * start)
    limit = Limit.parse(f"{days} working_days")
    watch = Watch(office, received, minute_model.due(received, Fraction(Decimal(days)), "working_days", office))
    kept, began = Kept(), received
    for act, cause, minutes in acts:
        watch.now += 5 * minutes * MINUTE
        at = watch.now.replace(tzinfo=LOCAL_TIME)
        if act == "wait" and cause not in watch.waiting:
            began = began if watch.waiting else watch.now
            watch.wait_for(cause)
            kept.pauses = clock.open_pause(kept.pauses, at=at, cause=cause)
        elif act == "come" and cause in watch.waiting:
            watch.came(cause, began)
            kept.pauses = clock.close_pauses(kept.pauses, at=at, cause=cause)
        elif act == "extend" and not watch.waiting and watch.now < watch.due:
            watch.due = minute_model.end_of(minute_model.next_day_with_work(watch.due.date() + DAY, office), office)
            until = watch.due.replace(tzinfo=LOCAL_TIME)
            kept.extensions.append({"at": at.isoformat(), "until": until.isoformat(), "reason": "x"})
        assert clock.open_causes(kept.pauses) == {cause.value for cause in watch.waiting}
        stands = bool(watch.waiting) and began < watch.due
        assert kept.due(received, limit, calendar) == (None if stands else watch.due)

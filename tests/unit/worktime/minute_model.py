"""Deadlines by walking minute after minute: slow, written from the rules alone, shares no code with what it checks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Office:
    """Working minutes of each weekday (Monday 0), the dates off, and Saturdays or Sundays that work as a weekday."""

    week: dict[int, frozenset[int]]
    off: frozenset[date]
    made_up: dict[date, int]

    def minutes(self, day: date) -> frozenset[int]:
        if day in self.off:
            return frozenset()
        return self.week.get(self.made_up.get(day, day.weekday()), frozenset())

    def works(self, moment: datetime) -> bool:
        return moment.hour * 60 + moment.minute in self.minutes(moment.date())


def end_of(day: date, office: Office) -> datetime:
    return datetime.combine(day, datetime.min.time()) + (max(office.minutes(day)) + 1) * MINUTE


def next_day_with_work(day: date, office: Office) -> date:
    day += DAY
    while not office.minutes(day):
        day += DAY
    return day


def walk(moment: datetime, minutes: int, office: Office) -> datetime:
    """The moment at which so many working minutes are over."""
    while minutes > 0:
        minutes -= office.works(moment)
        moment += MINUTE
    return moment


def worked(start: datetime, end: datetime, office: Office) -> int:
    count = 0
    while start < end:
        count += office.works(start)
        start += MINUTE
    return count


def end_of_months(day: date, months: int) -> date:
    """The same day number so many months on, or that month's last day."""
    first = day.replace(day=1)
    for _ in range(months):
        first = (first + 31 * DAY).replace(day=1)
    following = (first + 31 * DAY).replace(day=1)
    return min(first + (day.day - 1) * DAY, following - DAY)


def due_before_pauses(received: datetime, quantity: Fraction, unit: str, office: Office) -> datetime:
    if unit == "clock_hours":
        return received + int(quantity * 60) * MINUTE
    if unit == "hours":
        return walk(received, int(quantity * 60), office)
    day = received.date()
    if unit == "working_days":
        for _ in range(int(quantity)):
            day = next_day_with_work(day, office)
        part = quantity - int(quantity)
        if not part:
            return end_of(day, office)
        day = next_day_with_work(day, office)
        midnight = datetime.combine(day, datetime.min.time())
        return walk(midnight, int(part * len(office.minutes(day))), office)
    if unit == "days":
        day += int(quantity) * DAY
    else:
        day = end_of_months(day, int(quantity) * (12 if unit == "years" else 1))
    return end_of(day if office.minutes(day) else next_day_with_work(day, office), office)


def runs(pauses: Sequence[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """The union of pauses, by marking every minute of theirs."""
    marked = sorted({start + n * MINUTE for start, end in pauses for n in range((end - start) // MINUTE)})
    found: list[tuple[datetime, datetime]] = []
    for minute in marked:
        if found and found[-1][1] == minute:
            found[-1] = (found[-1][0], minute + MINUTE)
        else:
            found.append((minute, minute + MINUTE))
    return found


def due(
    received: datetime, quantity: Fraction, unit: str, office: Office, pauses: Sequence[tuple[datetime, datetime]] = ()
) -> datetime:
    moment = due_before_pauses(received, quantity, unit, office)
    for begins, end in runs(pauses):
        start = max(begins, received)
        if start >= moment or worked(start, end, office) == 0:
            continue
        moment = walk(end, worked(start, moment, office), office)
    return moment

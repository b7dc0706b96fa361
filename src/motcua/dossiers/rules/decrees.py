"""What a decree about working days must say before it moves anybody's promise."""

from collections.abc import Sequence
from datetime import date, timedelta

from motcua.core.errors import Refused
from motcua.core.worktime.decreed import DecreedDay, DecreeKind

NEAR = timedelta(days=730)


class DecreeRefused(Refused):
    """The days of a decree cannot be used; `field_errors` says why."""

    code = "decree_refused"


class DecreeRevertedAlready(Refused):
    """The decree was taken back before."""

    code = "decree_reverted_already"
    conflict = True


def check_decree(days: Sequence[DecreedDay], *, on: date) -> None:
    """At least one day, each once, with name and source, near enough to be meant; a made-up day works as another.

    Raises  DecreeRefused
    """
    if not days:
        raise DecreeRefused(field_errors={"on": "decree_day_missing"})
    seen: set[date] = set()
    for day in days:
        if day.on in seen:
            raise DecreeRefused(field_errors={"on": "decree_day_twice"})
        seen.add(day.on)
        if abs(day.on - on) > NEAR or (day.works_as and abs(day.works_as - on) > NEAR):
            raise DecreeRefused(field_errors={"on": "decree_day_far"})
        if day.kind is DecreeKind.MADE_UP and day.works_as in (None, day.on):
            raise DecreeRefused(field_errors={"works_as": "decree_works_as_missing"})
        for name, value in (("name", day.name), ("source", day.source)):
            if not value.strip():
                raise DecreeRefused(field_errors={name: "required"})

"""When an emergency may be declared, what it closes, and whether the time of the law stands still in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Protocol, TypeVar

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.core.errors import Refused
from motcua.core.worktime import LOCAL_TIME
from motcua.dossiers.rules.words import is_readable
from motcua.dossiers.states import GroundClock, LegalChannel
from motcua.forms.values import Words

FILE = DATA_FILES / "clock" / "emergencies.yaml"
CLOSABLE = (LegalChannel.ONLINE, LegalChannel.COUNTER, LegalChannel.POST)
OWN_DOORS = frozenset({"here", "counter", "office"})
"""Where a way leads that a unit can close: its own doors, never a national portal or another's system."""
LONGEST_AGO = timedelta(days=31)
LONGEST_TEXT = 500


class EmergencyRefused(Refused):
    """The declaration cannot be used; `field_errors` says why."""

    code = "emergency_refused"


class EmergencyOver(Refused):
    """The emergency is over, so it can neither be extended nor ended."""

    code = "emergency_over"
    conflict = True


class EmergencyRevokedAlready(Refused):
    """The declaration was taken back before."""

    code = "emergency_revoked_already"
    conflict = True


class ChannelClosedNow(Refused):
    """The unit closed this door for a time; `ways` lists the lawful ones that are left."""

    code = "channel_closed_now"
    conflict = True


@dataclass(frozen=True, slots=True)
class Ground:
    """On what an emergency may rest in `[valid_from, valid_until)`, and what the law says about clocks then."""

    code: str
    name: Words
    clock: GroundClock
    source: str
    valid_from: date
    valid_until: date | None
    verified: bool

    def stops_clock(self, clause: str) -> bool:
        """Whether the time does not count, given the clause of the declaring document that says so, if there is one."""
        return self.clock is GroundClock.STOPS or (self.clock is GroundClock.BY_DOCUMENT and bool(clause.strip()))


@dataclass(frozen=True, slots=True)
class EmergencyOrder:
    """What somebody declares.

    unit_ids      whose doors and dossiers; none: all that the actor may speak for
    procedures    codes; none: every procedure
    channels      doors that are closed; `priority`: the procedures go before others
    source        the declaring document; `clause`: where it says that the time does not count
    message       what people are told
    since, until  aware; half-open
    """

    ground: str
    source: str
    message: str
    since: datetime
    until: datetime
    unit_ids: Sequence[int] = ()
    procedures: Sequence[str] = ()
    channels: Sequence[str] = ()
    priority: bool = False
    clause: str = ""


class Closing(Protocol):
    """A door that is closed for a time."""

    @property
    def until(self) -> datetime: ...
    @property
    def source(self) -> str: ...


class Way(Protocol):
    """One lawful way."""

    @property
    def channel(self) -> str: ...
    @property
    def where(self) -> str: ...
    @property
    def source(self) -> str: ...


AnyWay = TypeVar("AnyWay", bound=Way)


def check_emergency(order: EmergencyOrder, *, now: datetime) -> bool:
    """Everything that a declaration needs, and an effect; returns whether it stops clocks. Raises EmergencyRefused."""
    found = next((one for one in grounds(on=_day(order.since)) if one.code == order.ground), None)
    errors = _text_errors(order) | _time_errors(order.since, order.until, now)
    if found is None:
        errors["ground"] = "emergency_ground_unknown"
    elif found.clock is not GroundClock.BY_DOCUMENT and order.clause.strip():
        errors["clause"] = "emergency_clause_not_asked"
    if set(order.channels) - set(CLOSABLE):
        errors["channels"] = "choice_unknown"
    if order.priority and not order.procedures:
        errors["procedures"] = "emergency_priority_of_what"
    stops = found is not None and found.stops_clock(order.clause)
    if not errors and not (order.channels or order.priority or stops):
        errors["channels"] = "emergency_without_effect"
    if errors:
        raise EmergencyRefused(field_errors=errors)
    return stops


def check_later_end(since: datetime, former: datetime, until: datetime, source: str, *, now: datetime) -> None:
    """An emergency that lasts may last longer, by a document. Raises EmergencyOver, EmergencyRefused."""
    if former <= now:
        raise EmergencyOver()
    errors = {} if _usable(source) else {"source": "emergency_source_missing"}
    if until <= former:
        errors["until"] = "emergency_not_longer"
    elif until - max(since, now) > longest():
        errors["until"] = "emergency_too_long"
    if errors:
        raise EmergencyRefused(field_errors=errors)


def check_can_end(since: datetime, end: datetime, *, revoked: bool, now: datetime) -> None:
    """It has begun and lasts. Raises EmergencyOver, EmergencyRefused (before it began it is taken back instead)."""
    if revoked or end <= now:
        raise EmergencyOver()
    if now < since:
        raise EmergencyRefused(field_errors={"end": "emergency_not_begun"})


def check_door_is_open(ways: Iterable[Way], channel: LegalChannel, closed: Mapping[str, Closing]) -> None:
    """Raises ChannelClosedNow with the ways that are left: `[{"channel","where","source"}]`."""
    closing = closed.get(channel.value)
    if closing is None:
        return
    raise ChannelClosedNow(
        channel=channel.value,
        until=f"{closing.until.astimezone(LOCAL_TIME):%H:%M %d/%m/%Y}",
        source=closing.source,
        ways=[
            {"channel": str(way.channel), "where": str(way.where), "source": way.source}
            for way in left_open(ways, closed)
        ],
    )


def left_open(ways: Iterable[AnyWay], closed: Iterable[str]) -> list[AnyWay]:
    """The ways that the closing of a unit's own doors leaves."""
    shut = frozenset(closed)
    return [way for way in ways if way.channel not in shut or way.where not in OWN_DOORS]


def grounds(*, on: date) -> tuple[Ground, ...]:
    """The grounds in force on the local date."""
    return tuple(
        one for one in _read().values() if one.valid_from <= on and (one.valid_until is None or on < one.valid_until)
    )


def ground_of(code: str) -> Ground | None:
    """The ground of this code, whenever it was in force; None for a code that the data do not know any more."""
    return _read().get(code)


def longest() -> timedelta:
    """How far an end may lie ahead."""
    return timedelta(days=_given()["longest_days"])


def _text_errors(order: EmergencyOrder) -> dict[str, str]:
    errors = {}
    if not _usable(order.source):
        errors["source"] = "emergency_source_missing"
    if not _usable(order.message):
        errors["message"] = "emergency_message_missing"
    if order.clause.strip() and not _usable(order.clause):
        errors["clause"] = "unreadable"
    return errors


def _time_errors(since: datetime, until: datetime, now: datetime) -> dict[str, str]:
    if now - since > LONGEST_AGO:
        return {"since": "emergency_long_ago"}
    if until <= since or until <= now:
        return {"until": "emergency_ended_before"}
    return {"until": "emergency_too_long"} if until - max(since, now) > longest() else {}


def _usable(text: str) -> bool:
    return bool(text.strip()) and len(text) <= LONGEST_TEXT and is_readable(text)


def _day(moment: datetime) -> date:
    return moment.astimezone(LOCAL_TIME).date()


@cache
def _read() -> dict[str, Ground]:
    return {one["code"]: _ground(one) for one in _given()["grounds"]}


def _ground(given: dict[str, Any]) -> Ground:
    end = given.get("valid_until")
    return Ground(
        code=given["code"],
        name=Words(given["name"]["vi"], given["name"]["en"]),
        clock=GroundClock(given["clock"]),
        source=given["source"],
        valid_from=date.fromisoformat(given["valid_from"]),
        valid_until=date.fromisoformat(end) if end else None,
        verified=given.get("verified", True),
    )


@cache
def _given() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found

"""When the morning's overview is sent, and what has to be so before an address gets one."""

from datetime import datetime, time, timedelta

from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed, Refused
from motcua.core.worktime import LOCAL_TIME, Calendar
from motcua.dossiers.rules import access

FROM_TIME, UNTIL_TIME = time(7), time(12)
"""Local. A machine that was off in the morning sends until noon; later the overview would be of a day that is over."""

MOST_ATTEMPTS = 3
MOST_CODES = 5
"""So many codes a day go to addresses that one account names, so that nobody is written to against his will."""

MOST_WRONG = 5
"""So often a code may be typed before it opens nothing any more."""

CODE_LIVES = timedelta(hours=24)
CODE_DIGITS = 8


class DigestRefused(Refused):
    """The address or the code cannot be used; the field says why."""

    code = "digest_refused"


def check_may_order(actor: Actor) -> int:
    """Whoever works on dossiers in person; returns the account. Raises NotAllowed"""
    if actor.account_id is None or not actor.units_as(*access.OFFICERS):
        raise NotAllowed("order_digest")
    return actor.account_id


def check_codes_sent(sent_today: int) -> None:
    """Raises DigestRefused after too many codes on one day."""
    if sent_today >= MOST_CODES:
        raise DigestRefused(field_errors={"email": "too_many_codes"})


def check_code(typed: str, right: str, *, asked_at: datetime, now: datetime) -> None:
    """Raises DigestRefused where the code is not the one that was sent, or is too old."""
    if now - asked_at > CODE_LIVES:
        raise DigestRefused(field_errors={"code": "code_void"})
    if "".join(typed.split()) != right:
        raise DigestRefused(field_errors={"code": "code_wrong"})


def is_morning(now: datetime) -> bool:
    """Whether overviews are sent at this moment of the day."""
    return FROM_TIME <= now.astimezone(LOCAL_TIME).time() < UNTIL_TIME


def is_worked(now: datetime, calendar: Calendar) -> bool:
    """Whether the office works on this local day."""
    return bool(calendar.spells(now.astimezone(LOCAL_TIME).date()))

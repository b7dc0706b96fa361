"""Who may help, that one helper helps one person at a time, and when a session is over by itself."""

from datetime import datetime, timedelta

from motcua.assistance.values import SessionEnded, SessionGiven
from motcua.core.actor import Actor, Role
from motcua.core.errors import NotAllowed, Refused

HELPERS = (Role.HELPER, Role.CLERK, Role.SPECIALIST)
LONGEST = timedelta(hours=2)
MOST_LETTERS_LANGUAGE = 8


class HelperIsHelping(Refused):
    """One helper has one session open at a time."""

    code = "helper_is_helping"
    conflict = True


class AssistanceOver(Refused):
    """The session was ended, or has lasted too long."""

    code = "assistance_over"
    conflict = True


class AssistanceRefused(Refused):
    """What was written down of the session is not of the vocabulary."""

    code = "assistance_refused"


def check_can_help(actor: Actor, unit_id: int) -> int:
    """The helper's account: nobody helps without a name. Raises NotAllowed."""
    if actor.account_id is None or unit_id not in actor.units_as(*HELPERS):
        raise NotAllowed("assistance")
    return actor.account_id


def is_over(opened_at: datetime, now: datetime) -> bool:
    """A session that nobody ended ends by itself, so that no helper keeps somebody's door open."""
    return now - opened_at >= LONGEST


def check_given(given: SessionGiven) -> None:
    """Raises AssistanceRefused."""
    language = given.language
    if language and not (language.isascii() and language.isalpha() and len(language) <= MOST_LETTERS_LANGUAGE):
        raise AssistanceRefused(field_errors={"language": "unknown"})


def check_ended(ended: SessionEnded, *, barriers: frozenset[str]) -> None:
    """Raises AssistanceRefused. Who does not want to be asked is not: then nothing but the steps is kept."""
    if ended.barrier and ended.barrier not in barriers:
        raise AssistanceRefused(field_errors={"barrier": "unknown"})
    if ended.declined and ended.barrier:
        raise AssistanceRefused(field_errors={"barrier": "declined"})


def minutes_between(opened_at: datetime, closed_at: datetime) -> int:
    """Whole minutes, at least one, at most those of the longest session."""
    return max(1, min(round((closed_at - opened_at).total_seconds() / 60), int(LONGEST.total_seconds() // 60)))

"""When data may be erased, who may answer a request, and what cannot be kept as one."""

from datetime import date, timedelta

from motcua.core.actor import Actor, Role
from motcua.core.errors import NotAllowed, NotFound, Refused
from motcua.personal.states import RequestState, Wish

OFFICERS = (Role.CLERK, Role.SPECIALIST, Role.LEADER)
LONGEST = 2_000
LONGEST_HOLD = timedelta(days=366)
"""A hold that is still needed after a year is set anew, by somebody who looks."""


class DataRequestRefused(Refused):
    """The request or its answer cannot be kept; the fields say why."""

    code = "data_request_refused"


class NotErasableYet(Refused):
    """The law or our own bound says that the data are still to be kept: until `until`, for ever where it is empty."""

    code = "not_erasable_yet"
    conflict = True


class NotErasableOpen(Refused):
    """The dossier is being dealt with; it must be withdrawn first."""

    code = "not_erasable_open"
    conflict = True


class HoldRefused(Refused):
    """The hold cannot be kept; the fields say why."""

    code = "hold_refused"


class DataHeldBack(Refused):
    """A leader holds the data until a day; the hold must be lifted first."""

    code = "data_held_back"
    conflict = True


class RequestAnswered(Refused):
    """Somebody answered meanwhile."""

    code = "data_request_answered"
    conflict = True


def erasable_from(ended: date, years: int | None) -> date | None:
    """The first day on which the data of a dossier that ended then may be erased; None: never.

    A dossier that ended on 29 February runs out on 1 March where the later year has no such day.
    """
    if years is None or ended.year + years > date.max.year:
        return None
    try:
        return ended.replace(year=ended.year + years)
    except ValueError:
        return date(ended.year + years, 3, 1)


def last_day_of_ending(years: int, *, erasable_by: date) -> date:
    """The last day on which a dossier may have ended so that it is erasable by then; undoes `erasable_from`."""
    try:
        return erasable_by.replace(year=erasable_by.year - years)
    except ValueError:  # 29 February
        return date(erasable_by.year - years, 2, 28)


def check_hold(reason: str, until: date | None, *, on: date) -> date:
    """Until when data are held. Raises HoldRefused where no reason was given, or the day is not within a year ahead."""
    errors = {}
    if not reason:
        errors["reason"] = "hold_reason"
    elif len(reason) > LONGEST:
        errors["reason"] = "data_request_too_long"
    if until is None or not on < until <= on + LONGEST_HOLD:
        errors["until"] = "hold_until"
    if errors or until is None:
        raise HoldRefused(field_errors=errors)
    return until


def check_erasable(ended: date | None, years: int | None, source: str, *, on: date) -> None:
    """Raises NotErasableOpen for a dossier without an end, NotErasableYet within the time for which it is kept."""
    if ended is None:
        raise NotErasableOpen
    first = erasable_from(ended, years)
    if first is None or on < first:
        raise NotErasableYet(until=first, source=source)


def check_wish(wish: str, text: str) -> Wish:
    """Raises DataRequestRefused where nothing was chosen, or mending is asked without saying what."""
    errors = {}
    if wish not in set(Wish):
        errors["wish"] = "data_request_wish"
    if len(text) > LONGEST:
        errors["text"] = "data_request_too_long"
    elif wish == Wish.CORRECT and not text:
        errors["text"] = "data_request_what"
    if errors:
        raise DataRequestRefused(field_errors=errors)
    return Wish(wish)


def check_may_answer(actor: Actor, unit_id: int, wish: Wish, outcome: RequestState) -> None:
    """Officers of the unit answer; only its leader has data erased.

    Raises  NotFound for other units, NotAllowed
    """
    if unit_id not in actor.units_as(*OFFICERS):
        raise NotFound("data request")
    if wish is Wish.ERASE and outcome is RequestState.GRANTED and unit_id not in actor.units_as(Role.LEADER):
        raise NotAllowed("erase")


def check_answer(state: RequestState, outcome: str, answer: str) -> RequestState:
    """Raises RequestAnswered, DataRequestRefused where no outcome was chosen or nothing was said."""
    if state is not RequestState.OPEN:
        raise RequestAnswered
    errors = {}
    if outcome not in {RequestState.GRANTED.value, RequestState.REFUSED.value}:
        errors["outcome"] = "data_request_outcome"
    if not answer:
        errors["answer"] = "data_request_answer"
    elif len(answer) > LONGEST:
        errors["answer"] = "data_request_too_long"
    if errors:
        raise DataRequestRefused(field_errors=errors)
    return RequestState(outcome)

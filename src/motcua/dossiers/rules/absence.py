"""When work may be looked after by a colleague, and when it may be handed over for good."""

from datetime import date, timedelta

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotAllowed, Refused
from motcua.dossiers.rules import access

LONGEST = timedelta(days=366)


class DelegationRefused(Refused):
    """Days or people do not fit; the fields say why."""

    code = "delegation_refused"


class DelegationOverlaps(Refused):
    """Somebody looks after these dossiers in this time already."""

    code = "delegation_overlaps"
    conflict = True


class HandOverRefused(Refused):
    """The dossiers cannot be given to this person; the fields say why."""

    code = "hand_over_refused"


def check_may_arrange(actor: Actor, *, account_id: int, unit_id: int) -> None:
    """Everybody for herself in her own unit, and who leads or administers the unit for its people.

    Raises  NotAllowed
    """
    if actor.kind is ActorKind.SYSTEM or unit_id in access.units_held_for(actor, "hand_over"):
        return
    if actor.account_id is not None and actor.account_id == account_id and unit_id in actor.units_as(*access.OFFICERS):
        return
    raise NotAllowed("hand_over")


def check_days(first_day: date | None, last_day: date | None, *, today: date) -> tuple[date, date]:
    """The period. Raises DelegationRefused where days are missing, over, the wrong way round or too many."""
    if first_day is None or last_day is None:
        missing = {"first_day": first_day, "last_day": last_day}
        raise DelegationRefused(field_errors={name: "required" for name, day in missing.items() if day is None})
    if last_day < first_day:
        raise DelegationRefused(field_errors={"last_day": "days_the_wrong_way_round"})
    if last_day < today:
        raise DelegationRefused(field_errors={"last_day": "day_is_over"})
    if last_day - first_day > LONGEST:
        raise DelegationRefused(field_errors={"last_day": "days_too_many"})
    return first_day, last_day


def check_people(account_id: int, to_account_id: int | None, *, working: frozenset[int]) -> int:
    """The colleague. Raises DelegationRefused unless both handle dossiers in the unit and are two people."""
    if to_account_id is None:
        raise DelegationRefused(field_errors={"to": "required"})
    if to_account_id == account_id:
        raise DelegationRefused(field_errors={"to": "same_person"})
    if to_account_id not in working:
        raise DelegationRefused(field_errors={"to": "person_not_in_unit"})
    if account_id not in working:
        raise DelegationRefused(field_errors={"person": "person_not_in_unit"})
    return to_account_id


def check_receiver(from_account: int, to_account: int | None, *, working: frozenset[int]) -> None:
    """Raises HandOverRefused unless the receiver (None: everybody) is another one who handles dossiers there."""
    if to_account is None:
        return
    if to_account == from_account:
        raise HandOverRefused(field_errors={"to": "same_person"})
    if to_account not in working:
        raise HandOverRefused(field_errors={"to": "person_not_in_unit"})

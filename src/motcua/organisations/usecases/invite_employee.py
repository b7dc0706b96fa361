"""A manager lets somebody work for the organisation: a code is drawn, which that person shows once."""

import hashlib
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from motcua.core.actor import Actor
from motcua.core.ids import draw_lookup_code, read_code
from motcua.core.outbox import record
from motcua.organisations.events import EmployeeInvited
from motcua.organisations.models import Employment
from motcua.organisations.queries import check_manages
from motcua.organisations.rules import check_invited
from motcua.organisations.states import Part
from motcua.organisations.values import Invitation, OrganisationView


def digest_of(code: str) -> str:
    """What is kept of a code; it carries 60 random bits."""
    letters = read_code(code).replace("-", "").replace(" ", "")
    return hashlib.sha256(letters.encode("utf-8", "replace")).hexdigest()


@transaction.atomic
def invite_employee(
    organisation_id: int, *, actor: Actor, name: str, part: str, now: datetime, valid_until: date | None = None
) -> Invitation:
    """A code for this person, good for two weeks and once; the manager hands it over.

    valid_until  the last day, inclusive; without one until it is ended
    Raises  NotFound for who does not manage it, OrganisationRefused
    """
    today = timezone.localdate(now)
    organisation = check_manages(organisation_id, actor=actor, on=today)
    kept, known_part = check_invited(name=name, part=part, valid_until=valid_until, on=today)
    return invited(organisation, actor=actor, name=kept, part=known_part, valid_until=valid_until, now=now)


def invited(
    organisation: OrganisationView, *, actor: Actor, name: str, part: Part, valid_until: date | None, now: datetime
) -> Invitation:
    """Keep the invitation. Call it in a transaction, where it was checked that the actor may."""
    code = draw_lookup_code()
    row = Employment.objects.create(
        organisation_id=organisation.id,
        name=name,
        part=part.value,
        valid_until=valid_until,
        digest=digest_of(code),
        invited_at=now,
    )
    event = EmployeeInvited(subject_id=organisation.id, employment_id=row.pk, part=part.value, valid_until=valid_until)
    record(event, actor=actor, at=now)
    return Invitation(organisation, code)

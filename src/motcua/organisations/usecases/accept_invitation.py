"""Somebody who is signed in shows the code that a manager or the counter gave, and works for the organisation."""

from datetime import datetime

from django.db import IntegrityError, transaction

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotAllowed
from motcua.core.outbox import record
from motcua.organisations.events import InvitationAccepted
from motcua.organisations.models import Employment
from motcua.organisations.queries import organisation_view
from motcua.organisations.rules import EmployedAlready, InvitationUnknown, is_open
from motcua.organisations.usecases.invite_employee import digest_of
from motcua.organisations.values import OrganisationView


def accept_invitation(code: str, *, actor: Actor, now: datetime) -> OrganisationView:
    """The organisation for which this person works from now on. A code lets one person in, once.

    Raises  InvitationUnknown, EmployedAlready, NotAllowed (staff, or nobody signed in)
    """
    if actor.kind is not ActorKind.CITIZEN or actor.account_id is None:
        raise NotAllowed("accept_invitation")
    try:
        with transaction.atomic():
            rows = Employment.objects.select_for_update(of=("self",)).select_related("organisation")
            row = rows.filter(digest=digest_of(code), accepted_at=None, ended_at=None).first()
            if row is None or not is_open(row.invited_at, now=now):
                raise InvitationUnknown(field_errors={"code": "invitation_unknown"})
            row.account_id, row.accepted_at = actor.account_id, now
            row.save(update_fields=["account_id", "accepted_at"])
            record(InvitationAccepted(subject_id=row.organisation_id, employment_id=row.pk), actor=actor, at=now)
    except IntegrityError as twice:
        raise EmployedAlready(field_errors={"code": "employed_already"}) from twice
    return organisation_view(row.organisation)

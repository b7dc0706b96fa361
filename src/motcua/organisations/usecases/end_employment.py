"""A manager ends what somebody may do for the organisation; it counts from the next press of that person's."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.outbox import record
from motcua.organisations.events import EmploymentEnded
from motcua.organisations.models import Employment
from motcua.organisations.queries import check_manages


@transaction.atomic
def end_employment(employment_id: int, *, organisation_id: int, actor: Actor, now: datetime) -> bool:
    """Whether it was still running. The last manager may go, too: the counter lets the next one in.

    Raises  NotFound for who does not manage the organisation, and where there is no such part in it
    """
    check_manages(organisation_id, actor=actor, on=timezone.localdate(now))
    row = Employment.objects.select_for_update().filter(pk=employment_id, organisation_id=organisation_id).first()
    if row is None:
        raise NotFound("employment")
    if row.ended_at is not None:
        return False
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    record(EmploymentEnded(subject_id=organisation_id, employment_id=row.pk), actor=actor, at=now)
    return True

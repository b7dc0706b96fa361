"""Somebody begins to work for the organisation in one browser."""

from datetime import datetime

from django.utils import timezone

from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.organisations.events import ActingBegun
from motcua.organisations.queries import get_employment
from motcua.organisations.values import EmploymentView


def begin_acting(organisation_id: int, *, actor: Actor, now: datetime) -> EmploymentView:
    """The person's part in it; from here on pages act as the organisation. Raises NotFound."""
    found = get_employment(organisation_id, actor=actor, on=timezone.localdate(now))
    record(ActingBegun(subject_id=organisation_id, employment_id=found.id), actor=actor, at=now)
    return found

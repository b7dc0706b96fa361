"""Somebody is back, or was not away at all: her dossiers are hers alone again."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.outbox import record
from motcua.dossiers.models import Delegation
from motcua.dossiers.rules.absence import check_may_arrange
from motcua.dossiers.work_events import DelegationEnded


@transaction.atomic
def end_delegation(*, actor: Actor, delegation_id: int, now: datetime) -> bool:
    """End it now; False where it was ended before. Raises NotFound, NotAllowed."""
    row = Delegation.objects.select_for_update().filter(pk=delegation_id).first()
    if row is None:
        raise NotFound("delegation")
    check_may_arrange(actor, account_id=row.account_id, unit_id=row.unit_id)
    if row.ended_at is not None:
        return False
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    record(DelegationEnded(subject_id=row.pk), actor=actor, at=now)
    return True

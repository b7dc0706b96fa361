"""A mandate that was given online ends: she takes it back, or he lays it down; each in the own account."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotAllowed
from motcua.core.outbox import record
from motcua.mandates.events import MandateRevoked
from motcua.mandates.models import Mandate
from motcua.mandates.queries import get_own_mandate, view_of
from motcua.mandates.values import MandateView


@transaction.atomic
def end_own_mandate(code: str, *, actor: Actor, now: datetime) -> MandateView:
    """From now on nobody may use it; what was handed in before stays. A second time changes nothing.

    Raises  NotAllowed; NotFound for a mandate of others
    """
    if actor.kind is not ActorKind.CITIZEN or actor.account_id is None:
        raise NotAllowed("end_mandate")
    found = get_own_mandate(code, account_id=actor.account_id)
    row = Mandate.objects.select_for_update().get(id=found.id)
    if row.revoked_at is None:
        row.revoked_at = now
        row.save(update_fields=["revoked_at"])
        by_principal = row.principal_account_id == actor.account_id
        record(MandateRevoked(subject_id=row.pk, by_principal=by_principal), actor=actor, at=now)
    return view_of(row)

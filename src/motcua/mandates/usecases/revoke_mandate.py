"""A mandate is taken back: by the principal with her two codes, or for her at the counter."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.mandates.events import MandateRevoked
from motcua.mandates.models import Mandate
from motcua.mandates.queries import open_as_principal, row_of, view_of
from motcua.mandates.rules import check_may_handle
from motcua.mandates.values import MandateView


@transaction.atomic
def revoke_mandate(code: str, *, actor: Actor, now: datetime, secret: str | None = None) -> MandateView:
    """From now on nobody may use it; what was handed in before stays. A second time changes nothing.

    secret  the principal's; without one a clerk of the unit does it for her
    Raises  NotFound, NotAllowed
    """
    if secret is None:
        row = row_of(code, actor=actor, lock=True)
        check_may_handle(actor, row.unit_id)
    else:
        row = Mandate.objects.select_for_update().get(id=open_as_principal(code, secret).id)
    if row.revoked_at is None:
        row.revoked_at = now
        row.save(update_fields=["revoked_at"])
        record(MandateRevoked(subject_id=row.pk, by_principal=secret is not None), actor=actor, at=now)
    return view_of(row)

"""The clerk has seen the signature of the principal, or the paper that proves the mandate."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.mandates.events import MandateConfirmed
from motcua.mandates.queries import row_of, view_of
from motcua.mandates.rules import check_can_confirm, check_may_handle
from motcua.mandates.values import MandateView


@transaction.atomic
def confirm_mandate(code: str, *, actor: Actor, now: datetime) -> MandateView:
    """From now on it may be used, within its days. Raises NotFound, NotAllowed, MandateAlreadyConfirmed."""
    row = row_of(code, actor=actor, lock=True)
    check_may_handle(actor, row.unit_id)
    check_can_confirm(view_of(row))
    row.confirmed_at = now
    row.save(update_fields=["confirmed_at"])
    record(MandateConfirmed(subject_id=row.pk), actor=actor, at=now)
    return view_of(row)

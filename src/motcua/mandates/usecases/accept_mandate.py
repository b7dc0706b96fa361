"""Whom a mandate names takes it on, in an account that knows him surely; from then on it holds."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotAllowed, NotFound
from motcua.core.outbox import record
from motcua.identity.api import get_account
from motcua.mandates.events import MandateConfirmed
from motcua.mandates.models import Mandate
from motcua.mandates.policies import online_rule
from motcua.mandates.queries import as_kept, view_of
from motcua.mandates.rules import check_can_accept, check_level
from motcua.mandates.values import MandateView


@transaction.atomic
def accept_mandate(code: str, *, actor: Actor, now: datetime) -> MandateView:
    """Bind the mandate to this account. A second press changes nothing.

    code    of 60 bits, which the principal handed over: nobody tries it out
    Raises  NotAllowed, NotFound, NotSurelyKnown, NoMandateOnline, MandateForAnother, MandateNotInForce
    """
    if actor.kind is not ActorKind.CITIZEN or actor.account_id is None:
        raise NotAllowed("accept_mandate")
    account = get_account(actor)
    check_level(account.assurance, online_rule())
    row = Mandate.objects.select_for_update().filter(code=as_kept(code), principal_account_id__isnull=False).first()
    if row is None:
        raise NotFound("mandate")
    if row.holder_account_id == actor.account_id:
        return view_of(row)
    on = timezone.localtime(now).date()
    check_can_accept(view_of(row), account_id=actor.account_id, name=account.display_name, on=on)
    row.holder_account_id, row.confirmed_at = actor.account_id, now
    row.save(update_fields=["holder_account_id", "confirmed_at"])
    record(MandateConfirmed(subject_id=row.pk), actor=actor, at=now)
    return view_of(row)

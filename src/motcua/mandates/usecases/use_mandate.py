"""Somebody hands in a dossier for another by a mandate: it must hold at that moment, and the use is kept for her."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from motcua.core.actor import Actor, ActorKind
from motcua.core.outbox import record
from motcua.mandates.events import MandateUsed
from motcua.mandates.models import Mandate, MandateUse
from motcua.mandates.policies import policy_of
from motcua.mandates.queries import as_kept, view_of
from motcua.mandates.rules import MandateUnknown, check_hand, check_holds
from motcua.mandates.values import MandateView


@transaction.atomic
def use_mandate(
    code: str, *, procedure_code: str, principal_number: str, dossier_code: str, actor: Actor, now: datetime
) -> int | None:
    """Note the use beside the dossier's filing, in one transaction: a mandate taken back meanwhile undoes both.

    Returns the principal's account, where she gave the mandate online: the dossier is hers.
    Raises  MandateUnknown and what `rules.check_holds` raises
    """
    row = Mandate.objects.select_for_update().filter(code=as_kept(code)).first()
    day = timezone.localtime(now).date()
    check_mandate(view_of(row) if row else None, procedure_code, principal_number, actor=actor, on=day)
    if row is None:
        return None
    MandateUse.objects.create(mandate=row, dossier_code=dossier_code, procedure_code=procedure_code, at=now)
    event = MandateUsed(subject_id=row.pk, dossier_code=dossier_code, procedure_code=procedure_code)
    record(event, actor=actor, at=now)
    return row.principal_account_id


def check_mandate(
    mandate: MandateView | None, procedure_code: str, principal_number: str, *, actor: Actor, on: date
) -> None:
    """Whether it would hold, before anything is written. Raises as `use_mandate` does."""
    if mandate is None:
        raise MandateUnknown(field_errors={"intake.mandate": "mandate_unknown"})
    check_hand(mandate, account_id=actor.account_id if actor.kind is ActorKind.CITIZEN else None)
    policy = policy_of(procedure_code, on=on)
    check_holds(mandate, procedure_code=procedure_code, principal_number=principal_number, policy=policy, on=on)

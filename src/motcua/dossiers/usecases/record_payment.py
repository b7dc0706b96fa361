"""What was asked for is paid: the remaining time runs on."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.events import PaymentRecorded
from motcua.dossiers.ledger import write
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, clock, moves
from motcua.dossiers.states import FeeState, PauseCause
from motcua.dossiers.timing import awaited, resumed
from motcua.dossiers.values import Change


@transaction.atomic
def record_payment(
    *,
    actor: Actor,
    code: str,
    now: datetime,
    paid_online: bool = False,
    source: str = "",
    revision: int | None = None,
    note: str = "",
) -> Change:
    """Keep that the obligation is met. `source`: number of the receipt or of the confirmation.

    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, ClockRuns
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "record_payment", dossier)
    moves.check_untouched(dossier, revision)
    clock.check_can_resume(dossier.pauses, PauseCause.PAYMENT)
    standing = resumed(dossier, now=now, cause=PauseCause.PAYMENT)
    event = PaymentRecorded(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        awaiting=awaited(standing.pauses),
        clock=standing.clock,
        pauses=standing.pauses,
        due_at=standing.due_at,
        former_due_at=dossier.due_at,
        cause=PauseCause.PAYMENT,
        source=source,
        fee=FeeState.PAID,
        paid_online=paid_online,
    )
    return write(dossier, event, actor=actor, at=now)

"""The office asks for a financial obligation to be met; that time is the applicant's."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.events import PaymentRequested
from motcua.dossiers.ledger import write
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, clock, moves
from motcua.dossiers.states import FeeState, PauseCause
from motcua.dossiers.timing import awaited, stopped_for
from motcua.dossiers.values import Change


@transaction.atomic
def request_payment(
    *,
    actor: Actor,
    code: str,
    now: datetime,
    amount_dong: int | None = None,
    source: str = "",
    revision: int | None = None,
    note: str = "",
) -> Change:
    """Ask for payment and stop the clock until it is recorded.

    amount_dong  whole dong; empty where another agency (tax) names the amount
    source       the notice on which it rests
    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, ClockStandsStill, AmountNotUnderstood
    Source   interfaces: national status 6; the time of the obligation is not counted where the procedure says so
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "request_payment", dossier)
    moves.check_untouched(dossier, revision)
    clock.check_can_pause(dossier.clock, dossier.pauses, PauseCause.PAYMENT)
    clock.check_amount(amount_dong)
    standing = stopped_for(dossier, PauseCause.PAYMENT, now=now, source=source)
    event = PaymentRequested(
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
        fee=FeeState.REQUESTED,
        fee_dong=amount_dong,
    )
    return write(dossier, event, actor=actor, at=now)

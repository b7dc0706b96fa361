"""What the clock stood still for is over: the working time that was left runs on."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.events import ClockResumed
from motcua.dossiers.ledger import write
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, clock, moves
from motcua.dossiers.states import PauseCause
from motcua.dossiers.timing import awaited, resumed
from motcua.dossiers.values import Change


@transaction.atomic
def resume_dossier(
    *,
    actor: Actor,
    code: str,
    cause: PauseCause,
    now: datetime,
    source: str = "",
    revision: int | None = None,
    note: str = "",
) -> Change:
    """End the pauses of this cause; the clock runs when no other is open.

    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, ClockRuns
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "resume", dossier)
    moves.check_untouched(dossier, revision)
    clock.check_can_resume(dossier.pauses, cause)
    standing = resumed(dossier, now=now, cause=cause)
    event = ClockResumed(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        awaiting=awaited(standing.pauses),
        clock=standing.clock,
        pauses=standing.pauses,
        due_at=standing.due_at,
        former_due_at=dossier.due_at,
        cause=cause,
        source=source,
    )
    return write(dossier, event, actor=actor, at=now)

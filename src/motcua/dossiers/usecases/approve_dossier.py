"""The leader decides in favour: the result is ready; the clock ends, and with it an incident's open pause."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.events import DossierApproved
from motcua.dossiers.ledger import write
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, flow, moves
from motcua.dossiers.states import Clock, Delivery, Stage
from motcua.dossiers.steps import design_of, open_steps
from motcua.dossiers.timing import resumed
from motcua.dossiers.values import Change


@transaction.atomic
def approve_dossier(*, actor: Actor, code: str, now: datetime, revision: int | None = None, note: str = "") -> Change:
    """Approve; the paper of the result is issued by a job after commit.

    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, StageForbids, AwaitingApplicant,
             DecisionTooEarly
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "approve", dossier)
    moves.check_untouched(dossier, revision)
    moves.check_can_approve(dossier)
    flow.check_can_decide(design_of(dossier), open_steps(dossier), dossier.step)
    standing = resumed(dossier, now=now)
    event = DossierApproved(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        stage=Stage.APPROVED,
        clock=Clock.ENDED,
        delivery=Delivery.READY,
        finished_at=now,
        pauses=standing.pauses,
        due_at=standing.due_at,
    )
    return write(dossier, event, actor=actor, at=now)

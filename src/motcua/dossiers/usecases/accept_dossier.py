"""The clerk finds the dossier complete: the clock of the law starts."""

from datetime import date, datetime

from django.db import transaction

from motcua.catalogue.api import design_for, get_design
from motcua.core.actor import Actor
from motcua.dossiers.events import DossierAccepted
from motcua.dossiers.intake import local_day
from motcua.dossiers.ledger import write
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, moves, transfer
from motcua.dossiers.states import Clock, Stage
from motcua.dossiers.steps import design_of, missing_papers
from motcua.dossiers.timing import deadline_of
from motcua.dossiers.values import Acceptance
from motcua.orgs.api import get_unit


@transaction.atomic
def accept_dossier(
    *, actor: Actor, code: str, now: datetime, revision: int | None = None, note: str = ""
) -> Acceptance:
    """Mark the papers complete, fix the due moment and let the receipt (form 01) be issued.

    now      aware UTC: the moment of receipt, from which the law counts
    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, StageForbids, AwaitingApplicant, PapersMissing
    Source   NĐ 118/2025 art. 17(3) as amended by NĐ 309/2026
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "accept", dossier)
    moves.check_untouched(dossier, revision)
    transfer.check_competent(dossier)
    moves.check_can_accept(dossier, missing_papers(dossier))
    deadline = deadline_of(dossier, received_at=now)
    design = _design(dossier, local_day(now))
    event = DossierAccepted(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        stage=Stage.ACCEPTED,
        clock=Clock.RUNNING,
        received_at=now,
        due_at=deadline.due_at if deadline else None,
        step=_first_step(dossier, design),
        design=design,
        due_is_provisional=deadline.provisional if deadline else False,
    )
    change = write(dossier, event, actor=actor, at=now)
    return Acceptance(
        dossier.code, received_at=now, due_at=event.due_at, status=change.status, revision=change.revision
    )


def _first_step(dossier: Dossier, design: str) -> str:
    """Where a dossier begins; empty where neither a design nor the version names a step."""
    steps = get_design(design).steps if design else design_of(dossier).steps
    return steps[0].code if steps else ""


def _design(dossier: Dossier, day: date) -> str:
    """Key of the design that is published for the procedure at this unit; empty where none is."""
    unit = get_unit(int(dossier.unit_id or 0))
    return design_for(dossier.procedure_code, unit_code=unit.code, on=day)

"""The clerk finds the dossier complete: the clock of the law starts."""

from datetime import datetime

from django.db import transaction

from motcua.catalogue.api import get_version
from motcua.core.actor import Actor
from motcua.dossiers.events import DossierAccepted
from motcua.dossiers.intake import required_papers
from motcua.dossiers.ledger import write
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, intake, moves
from motcua.dossiers.states import Clock, Stage
from motcua.dossiers.steps import steps_of
from motcua.dossiers.timing import deadline_of
from motcua.dossiers.values import Acceptance


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
    moves.check_can_accept(dossier, _missing(dossier))
    deadline = deadline_of(dossier, received_at=now)
    event = DossierAccepted(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        stage=Stage.ACCEPTED,
        clock=Clock.RUNNING,
        received_at=now,
        due_at=deadline.due_at if deadline else None,
        step=moves.next_step(steps_of(dossier), ""),
        due_is_provisional=deadline.provisional if deadline else False,
    )
    change = write(dossier, event, actor=actor, at=now)
    return Acceptance(
        dossier.code, received_at=now, due_at=event.due_at, status=change.status, revision=change.revision
    )


def _missing(dossier: Dossier) -> list[str]:
    """Required papers of the version that are not on the checklist."""
    if dossier.procedure_version_id is None:
        return []
    definition = get_version(dossier.procedure_version_id).definition
    return intake.missing_papers(required_papers(definition, dossier), dossier.papers)

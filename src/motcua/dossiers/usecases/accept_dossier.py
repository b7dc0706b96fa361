"""The clerk finds the dossier complete: the clock of the law starts."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from motcua.catalogue.api import design_for, get_design
from motcua.core.actor import Actor, ActorKind
from motcua.dossiers.emergency_pauses import with_emergencies
from motcua.dossiers.events import DossierAccepted
from motcua.dossiers.intake import local_day
from motcua.dossiers.ledger import write
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, intake, moves, transfer
from motcua.dossiers.rules.similar import check_similar_judged
from motcua.dossiers.similar import find_similar
from motcua.dossiers.states import Clock, Stage
from motcua.dossiers.steps import design_of, missing_papers
from motcua.dossiers.timing import deadline_of
from motcua.dossiers.values import Acceptance
from motcua.orgs.api import get_unit


@transaction.atomic
def accept_dossier(
    *,
    actor: Actor,
    code: str,
    now: datetime,
    revision: int | None = None,
    note: str = "",
    received_at: datetime | None = None,
    not_same_as: Collection[str] = (),
) -> Acceptance:
    """Mark the papers complete, fix the due moment and let the receipt (form 01) be issued.

    now          aware UTC
    received_at  the moment of receipt from which the law counts, where it was complete before it was written down
                 (a mobile team, a delivery before the office opened); else it is `now`
    not_same_as  codes of the dossiers that look like this one and that the officer looked at; a machine is not asked,
                 what looked alike stands in the event
    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, StageForbids, AwaitingApplicant, PapersMissing,
             ArrivalRefused, SimilarNotJudged
    Source   NĐ 118/2025 art. 17(3) as amended by NĐ 309/2026
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "accept", dossier)
    moves.check_untouched(dossier, revision)
    transfer.check_competent(dossier)
    moves.check_can_accept(dossier, missing_papers(dossier))
    alike = _alike(dossier, actor, not_same_as)
    received = intake.check_receipt(received_at or now, submitted_at=dossier.submitted_at, now=now)
    pauses = with_emergencies(dossier, received_at=received, now=now)
    deadline = deadline_of(dossier, received_at=received, pauses=pauses)
    design = _design(dossier, local_day(now))
    event = DossierAccepted(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        stage=Stage.ACCEPTED,
        clock=Clock.RUNNING,
        received_at=received,
        due_at=deadline.due_at if deadline else None,
        step=_first_step(dossier, design),
        design=design,
        due_is_provisional=deadline.provisional if deadline else False,
        pauses=pauses,
        similar=alike,
        similar_judged=actor.kind is ActorKind.STAFF,
    )
    change = write(dossier, event, actor=actor, at=now)
    return Acceptance(
        dossier.code, received_at=received, due_at=event.due_at, status=change.status, revision=change.revision
    )


def _alike(dossier: Dossier, actor: Actor, not_same_as: Collection[str]) -> list[str]:
    """Codes of what looks alike. Raises SimilarNotJudged where an officer has not looked at it."""
    alike = [similar.code for similar in find_similar(dossier.pk, actor=actor)]
    if actor.kind is ActorKind.STAFF:
        check_similar_judged(alike, not_same_as)
    return alike


def _first_step(dossier: Dossier, design: str) -> str:
    """Where a dossier begins; empty where neither a design nor the version names a step."""
    steps = get_design(design).steps if design else design_of(dossier).steps
    return steps[0].code if steps else ""


def _design(dossier: Dossier, day: date) -> str:
    """Key of the design that is published for the procedure at this unit; empty where none is."""
    unit = get_unit(int(dossier.unit_id or 0))
    return design_for(dossier.procedure_code, unit_code=unit.code, on=day)

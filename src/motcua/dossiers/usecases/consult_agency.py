"""Another agency is asked for its opinion while the dossier stays where it is."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.worktime import Limit
from motcua.dossiers.events import ConsultationAsked
from motcua.dossiers.intake import local_day
from motcua.dossiers.ledger import write
from motcua.dossiers.models import Task
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, moves
from motcua.dossiers.states import TaskKind
from motcua.dossiers.steps import unit_of_code
from motcua.dossiers.values import Change


@transaction.atomic
def consult_agency(
    *,
    actor: Actor,
    code: str,
    to_unit: str,
    question: str,
    now: datetime,
    limit: str = "",
    revision: int | None = None,
    note: str = "",
) -> Change:
    """Ask the unit; its officers see the dossier until they have answered. The legal clock runs on.

    limit    until when an answer is wanted, as working time ("16 hours", "2 working_days"); empty: none
    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, StageForbids, AwaitingApplicant, UnitUnknown,
             AsksItself, QuestionMissing, LimitNotUnderstood
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "consult_agency", dossier)
    moves.check_untouched(dossier, revision)
    moves.check_is_handled(dossier)
    unit_id = unit_of_code(to_unit, local_day(now))
    moves.check_question(question, asks_itself=unit_id == dossier.unit_id)
    asked = Task.objects.filter(dossier=dossier, kind=TaskKind.CONSULTATION).count()
    event = ConsultationAsked(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        consultation=f"consultation_{asked + 1}",
        asked_unit_id=unit_id,
        question=question.strip(),
        limit=str(Limit.parse(limit)) if limit else "",
    )
    return write(dossier, event, actor=actor, at=now)

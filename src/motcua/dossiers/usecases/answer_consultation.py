"""The agency that was asked gives its answer."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.events import ConsultationAnswered
from motcua.dossiers.ledger import write
from motcua.dossiers.models import Dossier, Task
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, moves
from motcua.dossiers.states import TaskKind, TaskState
from motcua.dossiers.values import Change


@transaction.atomic
def answer_consultation(
    *, actor: Actor, code: str, answer: str, now: datetime, revision: int | None = None, note: str = ""
) -> Change:
    """Answer the oldest open question to a unit of the actor; afterwards that unit sees the dossier no longer.

    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, NothingAwaited, AnswerMissing
    """
    dossier = get_dossier_for_update(code, actor=actor)
    task = _question(actor, dossier)
    access.check_may_in(actor, "answer_consultation", int(task.unit_id))
    moves.check_untouched(dossier, revision)
    moves.check_answer(answer)
    event = ConsultationAnswered(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        consultation=task.step,
        asked_unit_id=int(task.unit_id),
        answer=answer.strip(),
    )
    return write(dossier, event, actor=actor, at=now)


def _question(actor: Actor, dossier: Dossier) -> Task:
    rows = Task.objects.filter(
        dossier=dossier, state=TaskState.OPEN, kind=TaskKind.CONSULTATION, unit_id__in=actor.unit_ids
    )
    task = rows.order_by("id").first()
    if task is None:
        raise moves.NothingAwaited(stage=str(dossier.stage))
    return task

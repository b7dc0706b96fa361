"""The dossier goes back to an earlier step, because something there was not right."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.events import StepReturned
from motcua.dossiers.intake import local_day
from motcua.dossiers.ledger import write
from motcua.dossiers.models import Dossier, Task
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, flow, moves
from motcua.dossiers.states import Stage, TaskKind
from motcua.dossiers.steps import design_of, open_tasks, step_held_by, unit_of_step
from motcua.dossiers.values import Change


@transaction.atomic
def return_step(
    *, actor: Actor, code: str, to_step: str, reason: str, now: datetime, revision: int | None = None, note: str = ""
) -> Change:
    """Give the dossier back to an earlier step, to who did it last; the clock runs on.

    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, StageForbids, AwaitingApplicant, ReasonMissing,
             CannotReturnThere
    """
    dossier = get_dossier_for_update(code, actor=actor)
    at, holder = step_held_by(actor, dossier, open_tasks(dossier))
    access.check_may_in(actor, "return_step", holder)
    moves.check_untouched(dossier, revision)
    moves.check_is_handled(dossier)
    flow.check_can_return(design_of(dossier).step(at), to_step)
    moves.check_reason(reason)
    unit_id, person = _who_had_it(dossier, to_step, now)
    event = StepReturned(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        stage=Stage.IN_HAND,
        step=to_step,
        unit_id=unit_id,
        assigned_to=person,
        from_step=at,
        from_unit_id=holder,
        opened=[{"step": to_step, "unit_id": unit_id, "assigned_to": person}],
        reason=reason.strip(),
    )
    return write(dossier, event, actor=actor, at=now)


def _who_had_it(dossier: Dossier, step: str, now: datetime) -> tuple[int, int | None]:
    """Unit and person who did the step last; by the design where nobody did it."""
    last = Task.objects.filter(dossier=dossier, step=step, kind=TaskKind.STEP).order_by("-id").first()
    if last is None:
        return unit_of_step(dossier, step, chosen=None, day=local_day(now)), None
    return int(last.unit_id), last.assigned_to or last.closed_by

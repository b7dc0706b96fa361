"""Writing a change of a dossier: the event and the columns it carries, never one without the other."""

from dataclasses import replace
from datetime import datetime

from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.dossiers.events import DossierEvent
from motcua.dossiers.models import Dossier
from motcua.dossiers.news import tell_changed
from motcua.dossiers.rules.words import tidy_words
from motcua.dossiers.states import Awaiting, Clock, Stage, national_status
from motcua.dossiers.tasking import follow
from motcua.dossiers.timing import due_change
from motcua.dossiers.values import Change


def write(dossier: Dossier, event: DossierEvent, *, actor: Actor, at: datetime) -> Change:
    """Set the columns that the event carries, append the event and its jobs; the tasks follow in the same transaction.

    Raises   WordsRefused where a note or a reason cannot be kept
    Assumes  the row is locked by the caller; `at` is aware UTC.
    """
    event = replace(event, **{name: tidy_words(value, name) for name, value in vars(event).items()})
    carried, former, former_unit_id = event.columns(), dossier.due_at, dossier.unit_id
    step_due_at = dossier.step_due_at
    for name, value in carried.items():
        setattr(dossier, name, value)
    if "due_at" in carried:
        event = replace(event, due_change=due_change(dossier, event, former))
    follow(dossier, event, actor=actor, at=at)
    dossier.save(update_fields=[*carried, *(["step_due_at"] if dossier.step_due_at != step_due_at else [])])
    record(event, actor=actor, at=at)
    tell_changed(dossier.pk, former_unit_id=former_unit_id if former_unit_id != dossier.unit_id else None)
    return Change(
        code=dossier.code,
        stage=Stage(dossier.stage),
        clock=Clock(dossier.clock),
        awaiting=Awaiting(dossier.awaiting),
        due_at=dossier.due_at,
        status=national_status(Stage(dossier.stage), Awaiting(dossier.awaiting)),
        revision=dossier.revision,
    )

"""Writing a change of a dossier: the event and the columns it carries, never one without the other."""

from dataclasses import fields
from datetime import datetime

from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.dossiers.events import DossierEvent
from motcua.dossiers.fold import STATE_COLUMNS
from motcua.dossiers.models import Dossier
from motcua.dossiers.states import Awaiting, Clock, Stage, national_status
from motcua.dossiers.values import Change


def write(dossier: Dossier, event: DossierEvent, *, actor: Actor, at: datetime) -> Change:
    """Set the columns that the event carries, append the event and its jobs; inside the caller's transaction.

    Assumes  the row is locked by the caller; `at` is aware UTC.
    """
    carried = [field.name for field in fields(event) if field.name in STATE_COLUMNS]
    for name in carried:
        setattr(dossier, name, getattr(event, name))
    dossier.save(update_fields=carried)
    record(event, actor=actor, at=at)
    return Change(
        code=dossier.code,
        stage=Stage(dossier.stage),
        clock=Clock(dossier.clock),
        awaiting=Awaiting(dossier.awaiting),
        due_at=dossier.due_at,
        status=national_status(Stage(dossier.stage), Awaiting(dossier.awaiting)),
        revision=dossier.revision,
    )

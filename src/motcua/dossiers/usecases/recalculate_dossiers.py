"""The promises of open dossiers follow a decree, each with its own event; what was done already is not done again."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.worktime import load_calendar
from motcua.core.worktime.calendar_files import calendars_upon
from motcua.dossiers.decrees import DecreeView, publish_decrees, view_of
from motcua.dossiers.events import DueMomentRecalculated
from motcua.dossiers.ledger import write
from motcua.dossiers.models import Dossier, Recalculation
from motcua.dossiers.recalculating import moves_under
from motcua.dossiers.states import Clock
from motcua.dossiers.tasking import refresh_dues
from motcua.dossiers.timing import deadline_of

AT_ONCE = 200


def recalculate_dossiers(*, public_id: uuid.UUID, now: datetime) -> DecreeView:
    """Count all open dossiers of the decree's calendar anew and write what moved, in transactions of 200.

    Interrupted, it is gone on with by calling it again. Each dossier is counted once more under its lock, so that what
    others did meanwhile counts too.
    Raises  NotFound
    """
    publish_decrees()
    run = Recalculation.objects.filter(public_id=public_id).first()
    if run is None:
        raise NotFound(str(public_id))
    calendars = {code: load_calendar(code) for code in calendars_upon(run.calendar)}
    actor = Actor.system("recalculate_dossiers")
    for _counted, moves in moves_under(calendars):
        keys = [move.id for move in moves]
        for first in range(0, len(keys), AT_ONCE):
            _write(run, keys[first : first + AT_ONCE], actor, now)
    Recalculation.objects.filter(pk=run.pk).update(done_at=now)
    run.refresh_from_db()
    return view_of(run)


@transaction.atomic
def _write(run: Recalculation, keys: Sequence[int], actor: Actor, now: datetime) -> None:
    rows = Dossier.objects.select_for_update().filter(id__in=keys, clock__in=(Clock.RUNNING, Clock.SUSPENDED))
    written = 0
    for dossier in rows.order_by("id"):
        found = deadline_of(dossier)
        due_at = found.due_at if found else None
        if due_at == dossier.due_at:
            continue
        event = DueMomentRecalculated(
            subject_id=dossier.pk,
            revision=dossier.revision + 1,
            due_at=due_at,
            former_due_at=dossier.due_at,
            source="; ".join(dict.fromkeys(day["source"] for day in run.days)) or f"data/calendars/{run.calendar}.yaml",
            recalculation=run.pk,
        )
        write(dossier, event, actor=actor, at=now)
        refresh_dues(dossier)
        written += 1
    column = "moved_back" if run.reverted_at else "changed"
    Recalculation.objects.filter(pk=run.pk).update(**{column: F(column) + written})

"""Give a guided import up; its files are removed at once."""

import uuid
from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.outbox import record
from motcua.dossiers.import_events import ImportAbandoned
from motcua.dossiers.import_files import remove_files
from motcua.dossiers.import_runs import ImportRunView, view_of
from motcua.dossiers.models import ImportRun
from motcua.dossiers.rules.imports import check_can_map, units_of_imports
from motcua.dossiers.states import ImportState


def abandon_import(*, actor: Actor, public_id: uuid.UUID, now: datetime) -> ImportRunView:
    """End an import of which nothing was taken in.

    Raises  NotFound, ImportMovedOn (a job has it in hand, or it has ended)
    """
    with transaction.atomic():
        run = (
            ImportRun.objects.select_for_update()
            .filter(public_id=public_id, unit_id__in=units_of_imports(actor))
            .first()
        )
        if run is None:
            raise NotFound(str(public_id))
        check_can_map(ImportState(run.state))
        run.state, run.ended_at, run.files_removed_at = ImportState.ABANDONED, now, now
        run.save(update_fields=["state", "ended_at", "files_removed_at"])
        record(ImportAbandoned(subject_id=run.pk), actor=actor, at=now)
    remove_files(run.public_id)
    return view_of(run)

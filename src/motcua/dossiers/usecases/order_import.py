"""Have a guided import done in the background: first as a dry run, then into the ledger."""

import uuid
from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.outbox import record
from motcua.dossiers.import_events import ImportOrdered
from motcua.dossiers.import_files import RunProgress, write_progress
from motcua.dossiers.import_runs import ImportRunView, view_of
from motcua.dossiers.models import ImportRun
from motcua.dossiers.rules.imports import check_can_order, units_of_imports
from motcua.dossiers.states import AT_WORK, ImportState


@transaction.atomic
def order_import(
    *, actor: Actor, public_id: uuid.UUID, dry_run: bool, accept_partial: bool = False, now: datetime
) -> ImportRunView:
    """Write the order down; the job that carries it out is queued in the same transaction.

    A second order while a job is at work changes nothing.
    Raises  NotFound, ImportMovedOn, ImportNotChecked
    """
    run = ImportRun.objects.select_for_update().filter(public_id=public_id, unit_id__in=units_of_imports(actor)).first()
    if run is None:
        raise NotFound(str(public_id))
    state = ImportState(run.state)
    if state in AT_WORK or state is ImportState.IMPORTED:
        return view_of(run)
    clean = run.checked is not None and not run.checked["counts"]["refused"]
    check_can_order(state, dry_run=dry_run, clean=clean, accept_partial=accept_partial)
    run.state = ImportState.CHECKING if dry_run else ImportState.IMPORTING
    run.accept_partial, run.ordered_at = accept_partial, now
    run.save(update_fields=["state", "accept_partial", "ordered_at"])
    write_progress(run.public_id, RunProgress(0, 0, 0.0, now))
    event = ImportOrdered(subject_id=run.pk, dry_run=dry_run, accept_partial=accept_partial, origin=run.origin)
    record(event, actor=actor, at=now)
    return view_of(run)

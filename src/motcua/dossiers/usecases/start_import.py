"""Begin a guided import: the file is there, nothing of it is read yet."""

import uuid
from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.dossiers.import_events import ImportStarted
from motcua.dossiers.import_files import HandedIn, remove_files, take_over
from motcua.dossiers.import_runs import ImportRunView, view_of
from motcua.dossiers.models import ImportRun
from motcua.dossiers.rules.imports import ImportFileRefused, check_may_import


def start_import(
    *, actor: Actor, unit_id: int, dossiers: HandedIn, events: HandedIn | None = None, now: datetime
) -> ImportRunView:
    """Take the files into the folder of a new import of the unit.

    Raises  NotAllowed, ImportFileRefused (a file without content); the incoming files then stay where they are.
    """
    check_may_import(actor, unit_id)
    empty = {role: "file_empty" for role, file in (("dossiers", dossiers), ("events", events)) if file and _empty(file)}
    if empty:
        raise ImportFileRefused(field_errors=empty)
    public_id = uuid.uuid4()
    try:
        with transaction.atomic():
            run = ImportRun.objects.create(
                public_id=public_id,
                unit_id=unit_id,
                file_name=dossiers.name,
                file_size=dossiers.size_bytes,
                file_digest=dossiers.digest,
                events_name=events.name if events else "",
                events_size=events.size_bytes if events else 0,
                created_at=now,
                created_by=actor.account_id,
                created_by_name=actor.name,
            )
            event = ImportStarted(subject_id=run.pk, file_name=dossiers.name, file_digest=dossiers.digest)
            record(event, actor=actor, at=now)
            take_over(public_id, dossiers, role="dossiers")
            if events:
                take_over(public_id, events, role="events")
    except BaseException:
        remove_files(public_id)
        raise
    return view_of(run)


def _empty(file: HandedIn) -> bool:
    return file.size_bytes == 0

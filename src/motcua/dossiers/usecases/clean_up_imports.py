"""Cleaning away the files of guided imports, which hold people's dossiers, and freeing imports whose job was lost."""

from datetime import datetime, timedelta

from django.db import connection, transaction

from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.dossiers.import_events import ImportAbandoned, ImportEnded
from motcua.dossiers.import_files import remove_broken_arrivals, remove_files
from motcua.dossiers.importing.staging import clean_staged
from motcua.dossiers.models import ImportRun
from motcua.dossiers.states import AT_WORK, ENDED, ImportState

KEPT_AFTER_END = timedelta(days=7)
"""So long the files stay, for who wants to look up a refused row."""

KEPT_WITHOUT_END = timedelta(days=14)
"""An import that nobody goes on with for so long is given up."""

TASK = "dossiers.run_import"
_LOST = """
SELECT id FROM dossiers_importrun AS run WHERE state = ANY(%(at_work)s) AND ordered_at < %(before)s AND NOT EXISTS (
    SELECT FROM procrastinate_jobs AS job WHERE job.task_name = %(task)s AND job.status IN ('todo', 'doing')
    AND (job.args ->> 'subject_id')::bigint = run.id)
"""


def clean_up_imports(*, now: datetime) -> int:
    """Free what was lost, give up what nobody goes on with, remove old files; returns how many imports were touched."""
    touched = [*_free_lost(now), *_give_up(now), *_remove_old(now)]
    remove_broken_arrivals(now - KEPT_AFTER_END)
    clean_staged()
    return len(set(touched))


def _free_lost(now: datetime) -> list[int]:
    """Imports whose job failed for good can be ordered again."""
    with transaction.atomic(), connection.cursor() as cursor:
        at_work = [state.value for state in AT_WORK]
        cursor.execute(_LOST, {"at_work": at_work, "before": now - timedelta(minutes=10), "task": TASK})
        lost = [key for (key,) in cursor.fetchall()]
        for key in lost:
            ImportRun.objects.filter(pk=key, state__in=at_work).update(state=ImportState.BROKEN, ended_at=now)
            ended = ImportEnded(subject_id=key, state=ImportState.BROKEN, dossiers=0, events=0, refused=0)
            record(ended, actor=Actor.system(), at=now)
    return lost


def _give_up(now: datetime) -> list[int]:
    with transaction.atomic():
        idle = ImportRun.objects.select_for_update(skip_locked=True).filter(created_at__lt=now - KEPT_WITHOUT_END)
        idle = idle.exclude(state__in=[*AT_WORK, *ENDED])
        rows = list(idle)
        for run in rows:
            run.state, run.ended_at, run.files_removed_at = ImportState.ABANDONED, now, now
            run.save(update_fields=["state", "ended_at", "files_removed_at"])
            record(ImportAbandoned(subject_id=run.pk), actor=Actor.system(), at=now)
    for run in rows:
        remove_files(run.public_id)
    return [run.pk for run in rows]


def _remove_old(now: datetime) -> list[int]:
    old = ImportRun.objects.filter(state__in=list(ENDED), files_removed_at=None, ended_at__lt=now - KEPT_AFTER_END)
    rows = list(old)
    for run in rows:
        remove_files(run.public_id)
        ImportRun.objects.filter(pk=run.pk).update(files_removed_at=now)
    return [run.pk for run in rows]

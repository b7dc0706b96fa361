"""Cleaning away what nobody handed in, and bytes that nobody knows of: an upload or a paper that was broken off."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from motcua.documents.models import IssuedPaper, StoredFile
from motcua.documents.queries import paths_of
from motcua.documents.rules import KEPT_UNATTACHED
from motcua.documents.store import is_older, kept_in, remove_broken_arrivals, remove_kept

DAYS_LOOKED_THROUGH = 30
BATCH = 500
PAPER_IS_MADE = timedelta(days=1)
"""After so long no worker is still between the bytes of a paper and its row."""


def clean_up_uploads(*, now: datetime) -> int:
    """Remove uploads that no dossier took in their time; returns how many. Rows go first, bytes after."""
    removed = 0
    while batch := _forget_batch(now):
        remove_kept(path for row in batch for path in paths_of(row))
        removed += len(batch)
    removed += _remove_bytes_without_row(now) + _remove_papers_without_row(now)
    return removed + remove_broken_arrivals(now - KEPT_UNATTACHED)


@transaction.atomic
def _forget_batch(now: datetime) -> list[StoredFile]:
    old = StoredFile.objects.select_for_update(skip_locked=True).filter(dossier_id=None, kept_until__lt=now)
    rows = list(old.order_by("kept_until")[:BATCH])
    StoredFile.objects.filter(id__in=[row.pk for row in rows]).delete()
    return rows


def _remove_bytes_without_row(now: datetime) -> int:
    """Bytes whose row was never written or is gone (a crash in between): day by day, well after any upload ended."""
    removed = 0
    for days in range(KEPT_UNATTACHED.days + 1, DAYS_LOOKED_THROUGH):
        kept = kept_in(f"uploads/{timezone.localtime(now - timedelta(days=days)):%Y/%m/%d}")
        known = set(StoredFile.objects.filter(path__in=kept).values_list("path", flat=True)) if kept else set()
        unknown = [path for path in kept if path not in known]
        remove_kept(unknown)
        removed += len(unknown)
    return removed


def _remove_papers_without_row(now: datetime) -> int:
    """A paper whose worker was killed before it was written down; its next try is another file.

    The folder is that of the day of the event, which may be long past when the paper is made: so its own age counts.
    """
    removed = 0
    for days in range(DAYS_LOOKED_THROUGH):
        kept = kept_in(f"papers/{timezone.localtime(now - timedelta(days=days)):%Y/%m/%d}")
        known = set(IssuedPaper.objects.filter(path__in=kept).values_list("path", flat=True)) if kept else set()
        unknown = [path for path in kept if path not in known and is_older(path, now - PAPER_IS_MADE)]
        remove_kept(unknown)
        removed += len(unknown)
    return removed

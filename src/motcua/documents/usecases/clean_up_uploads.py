"""Cleaning away what nobody handed in: uploads without a dossier, and bytes whose upload never ended."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from motcua.documents.models import StoredFile
from motcua.documents.store import kept_in, remove_broken_arrivals, remove_kept

KEPT_UNATTACHED = timedelta(days=7)
DAYS_LOOKED_THROUGH = 30
BATCH = 500


def clean_up_uploads(*, now: datetime) -> int:
    """Remove uploads that no dossier took within a week; returns how many. Rows go first, bytes after."""
    removed = 0
    while batch := _forget_batch(now - KEPT_UNATTACHED):
        remove_kept(batch)
        removed += len(batch)
    return removed + _remove_bytes_without_row(now) + remove_broken_arrivals(now - KEPT_UNATTACHED)


@transaction.atomic
def _forget_batch(before: datetime) -> list[str]:
    old = StoredFile.objects.select_for_update(skip_locked=True).filter(dossier_id=None, created_at__lt=before)
    rows = list(old.order_by("created_at").values_list("id", "path")[:BATCH])
    StoredFile.objects.filter(id__in=[row_id for row_id, _ in rows]).delete()
    return [path for _, path in rows]


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

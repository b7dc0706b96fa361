"""Removing drafts that nobody went on with, and the tries that were counted."""

from datetime import datetime

from django.db import transaction

from motcua.drafts.models import DraftRow, ResumeTries
from motcua.drafts.rules import TRIES_FORGOTTEN_AFTER, DraftUnreadable
from motcua.drafts.usecases.discard_draft import remove_with_uploads

BATCH = 200


def expire_drafts(*, now: datetime) -> int:
    """Remove every draft past its end, with its uploads; returns how many. A killed run goes on where it was."""
    removed = 0
    while count := _remove_batch(now):
        removed += count
    ResumeTries.objects.filter(since__lt=now - TRIES_FORGOTTEN_AFTER).delete()
    return removed


@transaction.atomic
def _remove_batch(now: datetime) -> int:
    old = (
        DraftRow.objects.select_for_update(skip_locked=True).filter(expires_at__lte=now).order_by("expires_at")[:BATCH]
    )
    rows = list(old)
    for row in rows:
        try:
            remove_with_uploads(row)
        except DraftUnreadable:
            row.delete()  # its uploads are cleaned away as all that no dossier took
    return len(rows)

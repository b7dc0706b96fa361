"""Cleaning away uploads that nobody went on with."""

from datetime import datetime

from motcua.core.errors import Refused
from motcua.documents import partials
from motcua.documents.finishing import finish
from motcua.documents.models import PartialUpload
from motcua.documents.uploading import UploadBusy

BATCH = 500


def expire_uploads(*, now: datetime) -> int:
    """Keep what is whole and was not finished, remove what is past its time; returns how many were removed."""
    _finish_what_is_whole(now)
    removed = 0
    while batch := list(PartialUpload.objects.filter(expires_at__lte=now)[:BATCH]):
        for row in batch:
            partials.remove(row.public_id)
        removed += PartialUpload.objects.filter(pk__in=[row.pk for row in batch]).delete()[0]
    return removed


def _finish_what_is_whole(now: datetime) -> None:
    for row in PartialUpload.objects.filter(finished=False, refusal="").order_by("id")[: 10 * BATCH]:
        if partials.size_of(row.public_id) != row.size_bytes:
            continue
        try:
            with partials.alone_with(row.public_id):
                finish(row, now=now)
        except (UploadBusy, FileNotFoundError):
            continue
        except Refused:
            continue  # the row says why; its parts are gone

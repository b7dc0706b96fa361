"""Giving up an upload that comes in parts, or taking back the file that it became."""

from datetime import datetime

from motcua.documents import partials
from motcua.documents.queries import find_part
from motcua.documents.usecases.discard_upload import discard_upload


def give_up_upload(public_id: str, *, scope: str, now: datetime) -> None:
    """Nothing of it stays. Raises NotFound, UploadGone; UploadBusy while a part is being written"""
    row = find_part(public_id, scope=scope, now=now)
    if row.finished:
        discard_upload(public_id, scope=scope)
    elif partials.size_of(row.public_id) is not None:
        with partials.alone_with(row.public_id):
            partials.remove(row.public_id)
    row.delete()

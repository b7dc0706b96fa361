"""How far an upload that comes in parts has come."""

from datetime import datetime

from motcua.documents import partials
from motcua.documents.finishing import finish
from motcua.documents.queries import find_part, part_ref
from motcua.documents.uploading import UploadGone
from motcua.documents.values import PartialUploadRef


def look_at_upload(public_id: str, *, scope: str, now: datetime) -> PartialUploadRef:
    """As it is; where all is there and a killed process did not come to keep it, that is done now.

    Raises  NotFound, UploadGone, UploadBusy, what `keeping.keep_file` raises
    """
    row = find_part(public_id, scope=scope, now=now)
    if row.finished:
        return part_ref(row, offset=row.size_bytes)
    have = partials.size_of(row.public_id)
    if have is None:
        raise UploadGone()
    if have == row.size_bytes:
        with partials.alone_with(row.public_id):
            finish(row, now=now)
        row.refresh_from_db()
    return part_ref(row, offset=have)

"""Taking the next part of an upload in; with the last one the file is looked at and kept."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime

from motcua.documents import partials
from motcua.documents.finishing import finish
from motcua.documents.models import PartialUpload
from motcua.documents.queries import find_part, part_ref
from motcua.documents.rules import PART_KEPT
from motcua.documents.uploading import ChecksumDiffers, OffsetDiffers, UploadGone
from motcua.documents.values import PartialUploadRef

CHECKSUMS = ("sha256", "sha1")


def append_to_upload(
    public_id: str,
    *,
    scope: str,
    offset: int,
    pieces: Iterable[bytes],
    now: datetime,
    checksum: tuple[str, bytes] | None = None,
) -> PartialUploadRef:
    """Keep the part, which begins at `offset`; what is told as kept is on the disk.

    checksum  one of CHECKSUMS and the digest that the part must have, else nothing of it is kept
    Raises    NotFound, UploadGone, UploadBusy, OffsetDiffers, UploadTooLong, ChecksumDiffers; with the last part what
              `keeping.keep_file` raises: then the upload is gone
    """
    row = find_part(public_id, scope=scope, now=now)
    if row.finished:
        if offset != row.size_bytes:
            raise OffsetDiffers(offset=row.size_bytes)
        return part_ref(row, offset=row.size_bytes)
    try:
        with partials.alone_with(row.public_id) as descriptor:
            have = _append(descriptor, row, offset, pieces, checksum)
            PartialUpload.objects.filter(pk=row.pk).update(expires_at=now + PART_KEPT)
            if have == row.size_bytes:
                finish(row, now=now)
    except FileNotFoundError as gone:
        raise UploadGone() from gone
    row.refresh_from_db()
    return part_ref(row, offset=have)


def _append(
    descriptor: int, row: PartialUpload, offset: int, pieces: Iterable[bytes], checksum: tuple[str, bytes] | None
) -> int:
    before = partials.size_of(row.public_id)
    if offset != before:
        raise OffsetDiffers(offset=before)
    if checksum is None:
        return partials.append(descriptor, pieces, most=row.size_bytes)
    running = hashlib.new(checksum[0], usedforsecurity=False)

    def watched() -> Iterator[bytes]:
        for piece in pieces:
            running.update(piece)
            yield piece

    have = partials.append(descriptor, watched(), most=row.size_bytes)
    if running.digest() != checksum[1]:
        partials.cut_back(descriptor, offset)
        raise ChecksumDiffers(algorithm=checksum[0], arrived=base64.b64encode(running.digest()).decode())
    return have

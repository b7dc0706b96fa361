"""Beginning an upload that comes in parts."""

from datetime import datetime
from uuid import uuid4

from motcua.documents import partials
from motcua.documents.keeping import Origin
from motcua.documents.limits import check_not_too_many_begun, check_room_for, limits_in_force
from motcua.documents.models import PartialUpload
from motcua.documents.queries import part_ref
from motcua.documents.rules import PART_KEPT, check_can_store, plain_name
from motcua.documents.values import PartialUploadRef


def begin_upload(origin: Origin, *, size_bytes: int, now: datetime) -> PartialUploadRef:
    """A place for a file of exactly this size; its id will be the file's.

    Raises  FileEmpty, FileTooLarge, TooManyFiles; with `origin.paper` also TooMuchTogether
    """
    check_can_store(size_bytes, limit=limits_in_force().file_bytes)
    check_not_too_many_begun(origin.scope)
    if origin.paper:
        check_room_for(scope=origin.scope, paper=origin.paper, size_bytes=size_bytes)
    public_id = uuid4()
    partials.make_empty(public_id)
    row = PartialUpload.objects.create(
        public_id=public_id,
        owner_scope=origin.scope,
        name=plain_name(origin.name),
        paper_code=origin.paper,
        size_bytes=size_bytes,
        digest_given=origin.digest_given,
        begun_at=now,
        expires_at=now + PART_KEPT,
    )
    return part_ref(row, offset=0)

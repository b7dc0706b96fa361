"""The end of an upload that came in parts: looked at, kept as a file, and its parts given up; or refused for good."""

from datetime import datetime

from django.db import transaction

from motcua.core.errors import Refused
from motcua.documents import partials
from motcua.documents.keeping import Origin, keep_file
from motcua.documents.models import PartialUpload, StoredFile
from motcua.documents.store import whole


def finish(row: PartialUpload, *, now: datetime) -> None:
    """Keep the file, once; the caller is alone with the upload and all its bytes are there.

    The parts go only after the file and its row are kept: a process that is killed in between begins this step again.
    Raises  what `keep_file` raises; then the parts are gone and the row says why
    """
    if not StoredFile.objects.filter(public_id=row.public_id).exists():
        origin = Origin(row.owner_scope, row.name, row.paper_code, row.digest_given)
        try:
            with whole(partials.path_of(row.public_id), row.size_bytes) as content, transaction.atomic():
                keep_file(content, origin, public_id=row.public_id, now=now)
                PartialUpload.objects.filter(pk=row.pk).update(finished=True)
        except Refused as refused:
            PartialUpload.objects.filter(pk=row.pk).update(refusal=refused.code)
            partials.remove(row.public_id)
            raise
    else:
        PartialUpload.objects.filter(pk=row.pk).update(finished=True)
    partials.remove(row.public_id)

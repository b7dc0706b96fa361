"""Taking an own upload back before it is handed in."""

from functools import partial

from django.db import transaction

from motcua.core.errors import NotFound
from motcua.documents.models import StoredFile
from motcua.documents.queries import paths_of, uuids
from motcua.documents.store import remove_kept


@transaction.atomic
def discard_upload(public_id: str, *, scope: str) -> None:
    """Remove one unattached file of this uploader, row and bytes.

    Raises  NotFound
    """
    row = (
        StoredFile.objects.select_for_update()
        .filter(public_id__in=uuids([public_id]), owner_scope=scope, dossier_id=None)
        .exclude(owner_scope="")
        .first()
    )
    if row is None:
        raise NotFound(f"file {public_id}")
    row.delete()
    transaction.on_commit(partial(remove_kept, paths_of(row)))

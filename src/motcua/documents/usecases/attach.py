"""Giving uploaded files to the dossier that they were uploaded for."""

from collections.abc import Sequence

from django.db import transaction

from motcua.documents.models import StoredFile
from motcua.documents.queries import uuids
from motcua.documents.rules import FileInfected, FileNotYours
from motcua.documents.states import ScanState


@transaction.atomic(savepoint=False)
def attach(public_ids: Sequence[str], *, dossier_id: int, scope: str) -> None:
    """Attach all of these files or none, in the caller's transaction; they must be this uploader's and still free.

    Raises  FileNotYours (values: how many there are that could not be taken), FileInfected (its name)
    """
    wanted = set(public_ids)
    if not wanted:
        return
    mine = StoredFile.objects.filter(public_id__in=uuids(wanted), owner_scope=scope, dossier_id=None)
    if infected := mine.filter(scan_state=ScanState.INFECTED).first():
        raise FileInfected(name=infected.name)
    taken = mine.exclude(owner_scope="").update(dossier_id=dossier_id)
    if taken != len(wanted):
        raise FileNotYours(missing=len(wanted) - taken)

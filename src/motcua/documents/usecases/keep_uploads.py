"""Keeping uploads for as long as the draft lives to which they belong."""

from datetime import datetime

from motcua.documents.models import StoredFile


def keep_uploads(*, scope: str, until: datetime) -> int:
    """None of this uploader's unattached files is cleaned away before; returns how many there are."""
    mine = StoredFile.objects.filter(owner_scope=scope, dossier_id=None).exclude(owner_scope="")
    return mine.update(kept_until=until)

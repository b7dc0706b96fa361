"""Reading files and papers; who may read is in every query."""

import re
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.core.files import File

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotFound
from motcua.documents.models import IssuedPaper, StoredFile
from motcua.documents.store import open_kept
from motcua.documents.values import IssuedPaperRef, OpenedFile, StoredFileRef
from motcua.documents.wording import PAPER_FILE_NAMES

UUID_FORM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def open_file(public_id: str, *, actor: Actor, scope: str = "", dossier_id: int | None = None) -> OpenedFile:
    """One uploaded file: before it is attached for its uploader's `scope`, afterwards for who may see the dossier.

    dossier_id  of a dossier that the caller has just read for this same actor (`dossiers.api.get_dossier`)
    Raises      NotFound
    """
    row = StoredFile.objects.filter(public_id__in=uuids([public_id])).first()
    before = row is not None and row.dossier_id is None and scope != "" and row.owner_scope == scope
    after = (
        row is not None
        and dossier_id is not None
        and row.dossier_id == dossier_id
        and actor.kind is not ActorKind.ANONYMOUS
    )
    if row is None or not (before or after):
        raise NotFound(f"file {public_id}")
    return OpenedFile(_opened(row.path), row.name, row.media_type, row.size_bytes, row.digest)


def open_paper(*, dossier_id: int, paper_id: int) -> OpenedFile:
    """A paper of a dossier that the caller has just read for its actor, as it was issued.

    Raises  NotFound
    """
    row = IssuedPaper.objects.filter(pk=paper_id, dossier_id=dossier_id).first()
    if row is None:
        raise NotFound(f"paper {paper_id}")
    file = _opened(row.path)
    return OpenedFile(file, f"{PAPER_FILE_NAMES[row.form]}.pdf", "application/pdf", file.size, row.digest)


def list_uploads(*, dossier_id: int) -> list[StoredFileRef]:
    """The files attached to a dossier that the caller may see, in the order of their upload."""
    return [file_ref(row) for row in StoredFile.objects.filter(dossier_id=dossier_id).order_by("id")]


def list_papers(*, dossier_id: int) -> list[IssuedPaperRef]:
    """The papers issued for a dossier that the caller may see, in order."""
    return [paper_ref(row) for row in IssuedPaper.objects.filter(dossier_id=dossier_id).order_by("id")]


def list_unattached(public_ids: Sequence[str], *, scope: str) -> list[StoredFileRef]:
    """Those of the files that this uploader has handed in and not attached yet, in the order of their upload."""
    rows = StoredFile.objects.filter(public_id__in=uuids(public_ids), owner_scope=scope, dossier_id=None).exclude(
        owner_scope=""
    )
    return [file_ref(row) for row in rows.order_by("id")]


def file_ref(row: StoredFile) -> StoredFileRef:
    """The row as a plain value."""
    return StoredFileRef(str(row.public_id), row.name, row.media_type, row.size_bytes, row.digest, row.created_at)


def paper_ref(row: IssuedPaper) -> IssuedPaperRef:
    """The row as a plain value."""
    return IssuedPaperRef(row.pk, row.form, row.path, row.digest, row.issued_at)


def uuids(texts: Iterable[str]) -> list[UUID]:
    """Those of the texts that can name a file."""
    return [UUID(text) for text in texts if UUID_FORM.fullmatch(text)]


def _opened(path: str) -> "File[bytes]":
    try:
        return open_kept(path)
    except FileNotFoundError as missing:
        raise NotFound(f"the bytes of {path}") from missing

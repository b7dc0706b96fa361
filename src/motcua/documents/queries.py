"""Reading files and papers; who may read is in every query."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.core.files import File

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotFound
from motcua.documents.models import IssuedPaper, PartialUpload, StoredFile
from motcua.documents.rules import FileInfected, FileWaitsForScan
from motcua.documents.scanning import scan_state_of
from motcua.documents.states import ScanState
from motcua.documents.store import open_kept
from motcua.documents.uploading import UploadGone
from motcua.documents.values import IssuedPaperRef, OpenedFile, PaperContent, PartialUploadRef, StoredFileRef
from motcua.documents.wording import PAPER_FILE_NAMES

MOST_SAME = 1_000
UUID_FORM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def open_file(
    public_id: str, *, actor: Actor, scope: str = "", dossier_id: int | None = None, unscanned: bool = False
) -> OpenedFile:
    """One uploaded file: before it is attached for its uploader's `scope`, afterwards for who may see the dossier.

    dossier_id  of a dossier that the caller has just read for this same actor (`dossiers.api.get_dossier`)
    unscanned   open it with a warning, where it has waited too long for its scan
    Raises      NotFound, FileInfected, FileWaitsForScan
    """
    row = _find(public_id, actor=actor, scope=scope, dossier_id=dossier_id)
    state = scan_state_of(row)
    if state is ScanState.INFECTED:
        raise FileInfected()
    if row.dossier_id is not None and (state is ScanState.PENDING or (state is ScanState.TOO_OLD and not unscanned)):
        raise FileWaitsForScan(too_long=state is ScanState.TOO_OLD)
    return OpenedFile(_opened(row.path), row.name, row.media_type, row.size_bytes, row.digest)


def open_picture(
    public_id: str, *, actor: Actor, scope: str = "", dossier_id: int | None = None, view: bool = False
) -> OpenedFile:
    """The small picture of a file, or the one to read from; made here, not by strangers. Raises  NotFound"""
    row = _find(public_id, actor=actor, scope=scope, dossier_id=dossier_id)
    path = row.view_path if view else row.preview_path
    if not path or row.scan_state == ScanState.INFECTED:
        raise NotFound(f"picture of {public_id}")
    file = _opened(path)
    return OpenedFile(file, f"{row.name}.jpg", "image/jpeg", file.size, "")


def _find(public_id: str, *, actor: Actor, scope: str, dossier_id: int | None) -> StoredFile:
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
    return row


def open_paper(*, dossier_id: int, paper_id: int) -> OpenedFile:
    """A paper of a dossier that the caller has just read for its actor, as it was issued.

    Raises  NotFound
    """
    row = IssuedPaper.objects.filter(pk=paper_id, dossier_id=dossier_id).first()
    if row is None:
        raise NotFound(f"paper {paper_id}")
    file = _opened(row.path)
    return OpenedFile(file, f"{PAPER_FILE_NAMES[row.form]}.pdf", "application/pdf", file.size, row.digest)


def get_paper_content(*, dossier_id: int, paper_id: int) -> PaperContent:
    """What stands on a paper of a dossier that the caller has just read for its actor. Raises NotFound."""
    row = IssuedPaper.objects.filter(pk=paper_id, dossier_id=dossier_id).exclude(content={}).first()
    if row is None:
        raise NotFound(f"paper {paper_id}")
    return PaperContent(row.pk, row.form, row.number, row.content)


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


def list_waiting(*, scope: str) -> list[StoredFileRef]:
    """All files that this uploader has handed in and no dossier has taken, in the order of their upload."""
    rows = StoredFile.objects.filter(owner_scope=scope, dossier_id=None).exclude(owner_scope="")
    return [file_ref(row) for row in rows.order_by("id")]


def find_part(public_id: str, *, scope: str, now: datetime) -> PartialUpload:
    """The upload in parts of this uploader. Raises NotFound, UploadGone"""
    row = PartialUpload.objects.filter(public_id__in=uuids([public_id]), owner_scope=scope).first()
    if row is None:
        raise NotFound(f"upload {public_id}")
    if row.refusal or (row.expires_at <= now and not row.finished):
        raise UploadGone(refusal=row.refusal)
    return row


def part_ref(row: PartialUpload, *, offset: int) -> PartialUploadRef:
    """The row as a plain value."""
    return PartialUploadRef(
        str(row.public_id), row.name, row.paper_code, row.size_bytes, offset, row.expires_at, row.finished
    )


def file_ref(row: StoredFile) -> StoredFileRef:
    """The row as a plain value."""
    return StoredFileRef(
        str(row.public_id),
        row.name,
        row.media_type,
        row.size_bytes,
        row.digest,
        row.created_at,
        paper=row.paper_code,
        scan=scan_state_of(row),
        has_preview=bool(row.preview_path),
        has_view=bool(row.view_path),
        damaged=bool(row.damage),
    )


def paper_ref(row: IssuedPaper) -> IssuedPaperRef:
    """The row as a plain value."""
    return IssuedPaperRef(row.pk, row.form, row.path, row.digest, row.issued_at, readable=bool(row.content))


def paths_of(row: StoredFile) -> list[str]:
    """Where its bytes and the pictures made of them are kept."""
    return [path for path in (row.path, row.preview_path, row.view_path) if path]


def uuids(texts: Iterable[str]) -> list[UUID]:
    """Those of the texts that can name a file."""
    return [UUID(text) for text in texts if UUID_FORM.fullmatch(text)]


def _opened(path: str) -> "File[bytes]":
    try:
        return open_kept(path)
    except FileNotFoundError as missing:
        raise NotFound(f"the bytes of {path}") from missing


def digests_of_files(dossier_id: int) -> frozenset[str]:
    """SHA-256 of the files that came with a dossier which the caller has just read for its actor."""
    return frozenset(StoredFile.objects.filter(dossier_id=dossier_id).values_list("digest", flat=True))


def dossiers_with_digests(digests: Iterable[str]) -> dict[str, set[int]]:
    """Keys of the dossiers with which the same bytes came; whether the actor may see them is the caller's to ask."""
    found: dict[str, set[int]] = {}
    rows = StoredFile.objects.filter(digest__in=list(digests), dossier_id__isnull=False)
    for digest, dossier_id in rows.order_by("-id").values_list("digest", "dossier_id")[:MOST_SAME]:
        found.setdefault(digest, set()).add(int(dossier_id or 0))
    return found

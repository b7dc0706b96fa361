"""Files that belong to a dossier are sent first, each alone; the dossier then names them."""

import hashlib
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from ninja import Router, UploadedFile

from motcua.api.answers import Answer, json_answer
from motcua.api.idempotency import once, scope_of
from motcua.api.tokens import caller, writes_files
from motcua.documents.api import store_upload

router = Router()


class StoredFile(Answer):
    """A file that was taken in; `id` is what a paper's `files` name."""

    id: str
    name: str
    media_type: str
    size_bytes: int


@router.post("", auth=writes_files, response={201: StoredFile}, operation_id="store_file")
def store_file(request: HttpRequest, file: UploadedFile) -> HttpResponse:
    """Send one file (PDF, JPEG, PNG, HEIC or DOCX, at most 20 MiB); its kind is read from its bytes, not its name."""
    actor = caller(request)

    def act() -> HttpResponse:
        stored = store_upload(file=file, scope=scope_of(actor), now=datetime.now(UTC))
        answer = StoredFile(
            id=str(stored.public_id), name=stored.name, media_type=stored.media_type, size_bytes=stored.size_bytes
        )
        return json_answer(answer, status=201)

    return once(request, actor, _content(file), act)


def _content(file: UploadedFile) -> bytes:
    """Name and digest: a repeat has another multipart boundary but the same file."""
    digest = hashlib.sha256((file.name or "").encode("utf-8", "replace") + b"\n")
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.digest()

"""Files that belong to a dossier are sent first, each alone; the dossier then names them."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Literal

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from ninja import Router

from motcua.api.answers import Answer, json_answer
from motcua.api.idempotency import once, scope_of
from motcua.api.problem import EdgeProblem
from motcua.api.tokens import caller, writes_files
from motcua.core.access import public
from motcua.core.errors import NotFound
from motcua.documents.api import TUS_PART_TYPE, TUS_VERSION, TusAnswer, TusDoor, list_unattached, store_upload
from motcua.documents.api import tus_capabilities as capabilities

router = Router()
PIECE = 64 * 1024


class StoredFile(Answer):
    """A file that was taken in; `id` is what a paper's `files` name."""

    id: str
    name: str
    media_type: str
    size_bytes: int


class FileState(Answer):
    """How far a file has come that was begun in parts; once `finished`, a paper's `files` may name its `id`.

    scan  `not_scanned` where the office has no scanner for viruses; `too_old` has waited too long; empty until finished
    """

    id: str
    name: str
    size_bytes: int
    offset: int
    finished: bool
    scan: Literal["", "not_scanned", "pending", "too_old", "clean", "infected"]


_HEADER = {"in": "header", "required": False, "schema": {"type": "string"}}
_VERSION = _HEADER | {"name": "Tus-Resumable", "description": f"`{TUS_VERSION}`; without it 412"}
_OTHER_VERSION = {412: {"description": "another version of the protocol"}}
_OFFSET = {"schema": {"type": "string", "pattern": r"^\d+$"}, "description": "how many bytes are kept"}
_BEGIN = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary"}},
                }
            }
        },
    },
    "responses": {
        201: {
            "description": "taken in; or begun (tus), and `Location` says where it goes on",
            "headers": {"Location": {"schema": {"type": "string"}, "description": "only of an upload in parts"}},
        }
    },
}
_NOT_NOW = {
    410: {"description": "expired, given up, or refused"},
    423: {"description": "another part is being written"},
}
_LOOKED = {200: {"headers": {"Upload-Offset": _OFFSET}}, **_OTHER_VERSION, **_NOT_NOW}
_PART = {
    "parameters": [
        _VERSION,
        _HEADER | {"name": "Upload-Offset", "description": "where the part begins; without it 400"},
    ],
    "requestBody": {"required": False, "content": {TUS_PART_TYPE: {"schema": {"type": "string", "format": "binary"}}}},
    "responses": {
        204: {"description": "kept", "headers": {"Upload-Offset": _OFFSET}},
        409: {"description": "does not begin where the kept bytes end"},
        **_OTHER_VERSION,
        **_NOT_NOW,
        460: {"description": "the check sum is not that of the part"},
    },
}
_GIVE_UP = {
    "parameters": [_VERSION],
    "responses": {204: {"description": "nothing of it stays"}, **_OTHER_VERSION, **_NOT_NOW},
}


@router.post("", auth=writes_files, response={201: StoredFile}, operation_id="store_file", openapi_extra=_BEGIN)
def store_file(request: HttpRequest) -> HttpResponse:
    """Send one file (PDF, JPEG, PNG, HEIC or DOCX), as a form or, for lines that break, in parts.

    With `Tus-Resumable: 1.0.0`, `Upload-Length` and `Upload-Metadata` (`filename`, `sha256`, each in base64) the upload
    is begun after the protocol tus 1.0.0 and goes on at `Location`. The kind is read from the bytes, not the name.
    """
    actor = caller(request)
    if "Tus-Resumable" in request.headers:
        announced = [request.headers.get(name, "") for name in ("Upload-Length", "Upload-Metadata")]
        return once(request, actor, "\n".join(announced).encode(), lambda: _begin(request))
    if request.content_type != "multipart/form-data":
        raise EdgeProblem(415, "media_type_unsupported", expected="multipart/form-data")
    file = request.FILES.get("file")
    if file is None:
        raise EdgeProblem(422, "input_refused", errors=[("file", "required")])

    def act() -> HttpResponse:
        stored = store_upload(file=file, scope=scope_of(actor), now=datetime.now(UTC))
        answer = StoredFile(
            id=str(stored.public_id), name=stored.name, media_type=stored.media_type, size_bytes=stored.size_bytes
        )
        return json_answer(answer, status=201)

    return once(request, actor, _content(file), act)


@router.api_operation(["OPTIONS"], "", auth=None, include_in_schema=False, operation_id="file_protocol")
@public
def file_protocol(request: HttpRequest) -> HttpResponse:
    """What the protocol for uploads in parts can do here."""
    return _answer(capabilities())


@router.get(
    "/{file_id}",
    auth=writes_files,
    response=FileState,
    operation_id="look_at_file",
    openapi_extra={"parameters": [_VERSION], "responses": _LOOKED},
)
def look_at_file(request: HttpRequest, file_id: str) -> HttpResponse:
    """How far an upload in parts has come; HEAD gives the headers alone, as the protocol wants."""
    looked = _door(request).look(file_id)
    upload = looked.upload
    if upload is None:
        raise NotFound(file_id)
    kept = list_unattached([upload.public_id], scope=scope_of(caller(request)))
    state = FileState(
        id=upload.public_id,
        name=kept[0].name if kept else upload.name,
        size_bytes=upload.size_bytes,
        offset=upload.offset,
        finished=upload.finished,
        scan=kept[0].scan.value if kept else "",
    )
    return json_answer(state, headers=looked.headers)


@router.patch("/{file_id}", auth=writes_files, response={204: None}, operation_id="send_part", openapi_extra=_PART)
def send_part(request: HttpRequest, file_id: str) -> HttpResponse:
    """The next part, from `Upload-Offset` on. With the last one the file is looked at, and kept or refused."""
    return _answer(_door(request).append(file_id))


@router.delete(
    "/{file_id}", auth=writes_files, response={204: None}, operation_id="give_up_file", openapi_extra=_GIVE_UP
)
def give_up_file(request: HttpRequest, file_id: str) -> HttpResponse:
    """Give up an upload in parts, or take its file back before a dossier names it."""
    return _answer(_door(request).give_up(file_id))


def _begin(request: HttpRequest) -> HttpResponse:
    def address_of(public_id: str) -> str:
        return request.build_absolute_uri(f"{request.path.rstrip('/')}/{public_id}")

    return _answer(_door(request).create(address_of))


def _door(request: HttpRequest) -> TusDoor:
    return TusDoor(request.headers, lambda: _pieces(request), scope_of(caller(request)), datetime.now(UTC))


def _pieces(request: HttpRequest) -> Iterator[bytes]:
    """What arrives; where the line breaks it ends."""
    try:
        while piece := request.read(PIECE):
            yield piece
    except UnreadablePostError:
        return


def _answer(answer: TusAnswer) -> HttpResponse:
    return HttpResponse(status=answer.status, headers=answer.headers)


def _content(file: "UploadedFile[bytes]") -> bytes:
    """Name and digest: a repeat has another multipart boundary but the same file."""
    digest = hashlib.sha256((file.name or "").encode("utf-8", "replace") + b"\n")
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.digest()

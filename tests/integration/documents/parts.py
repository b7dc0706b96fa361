"""Uploads in parts as tests begin them."""

from datetime import UTC, datetime

from motcua.documents.keeping import Origin
from motcua.documents.usecases.append_to_upload import append_to_upload
from motcua.documents.usecases.begin_upload import begin_upload
from motcua.documents.values import PartialUploadRef

NOW = datetime(2026, 3, 2, 2, 5, tzinfo=UTC)


def begun(content: bytes, *, scope: str = "draft-1", name: str = "tờ khai.pdf", paper: str = "") -> PartialUploadRef:
    return begin_upload(Origin(scope, name, paper), size_bytes=len(content), now=NOW)


def sent(upload: PartialUploadRef, part: bytes, *, at: int, scope: str = "draft-1", **more: object) -> PartialUploadRef:
    return append_to_upload(upload.public_id, scope=scope, offset=at, pieces=[part], now=NOW, **more)  # type: ignore[arg-type]

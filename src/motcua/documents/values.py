"""What other rooms may know of files and issued papers: plain values."""

from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from motcua.documents.states import ScanState


@dataclass(frozen=True, slots=True)
class StoredFileRef:
    """One uploaded file; `public_id` is random and names it everywhere, `digest` is the SHA-256 of its bytes.

    paper        for which paper of a draft it came, where that was said
    has_preview  there is a small picture; `has_view`: a picture to read from, of a kind that browsers do not show
    damaged      the kept bytes are no longer what came in
    """

    public_id: str
    name: str
    media_type: str
    size_bytes: int
    digest: str
    created_at: datetime
    paper: str = ""
    scan: ScanState = ScanState.NOT_SCANNED
    has_preview: bool = False
    has_view: bool = False
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class PartialUploadRef:
    """An upload that comes in parts: `offset` of its `size_bytes` are kept; finished, it is a file of the same id."""

    public_id: str
    name: str
    paper: str
    size_bytes: int
    offset: int
    expires_at: datetime
    finished: bool


@dataclass(frozen=True, slots=True)
class IssuedPaperRef:
    """One paper that the office issued; `form` is 01 to 06, slip or result. `readable`: also on the screen."""

    id: int
    form: str
    path: str
    digest: str
    issued_at: datetime
    readable: bool = False


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """Bytes to send to a person who may have them; whoever opened it closes `file` (Django's FileResponse does)."""

    file: IO[bytes]
    name: str
    media_type: str
    size_bytes: int
    digest: str


@dataclass(frozen=True, slots=True)
class PaperContent:
    """What stands on an issued paper, by the names of its fields (`papers.fields`, `papers.notices`) as JSON."""

    id: int
    form: str
    number: str
    content: dict[str, Any]

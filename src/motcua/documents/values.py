"""What other rooms may know of files and issued papers: plain values."""

from dataclasses import dataclass
from datetime import datetime
from typing import IO


@dataclass(frozen=True, slots=True)
class StoredFileRef:
    """One uploaded file; `public_id` is random and names it everywhere, `digest` is the SHA-256 of its bytes."""

    public_id: str
    name: str
    media_type: str
    size_bytes: int
    digest: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class IssuedPaperRef:
    """One paper that the office issued; `form` is 01, slip or result."""

    id: int
    form: str
    path: str
    digest: str
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """Bytes to send to a person who may have them; whoever opened it closes `file` (Django's FileResponse does)."""

    file: IO[bytes]
    name: str
    media_type: str
    size_bytes: int
    digest: str

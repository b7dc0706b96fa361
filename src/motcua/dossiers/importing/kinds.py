"""Which kind of file it is, by its first bytes; a name can lie."""

import gzip
import zlib
from enum import StrEnum
from pathlib import Path

_LOOK = 4096


class FileKind(StrEnum):
    """Kinds that we read, and kinds that we name when we refuse them."""

    CSV = "CSV"
    XLSX = "XLSX"
    PARQUET = "Parquet"
    XES = "XES"
    XES_GZ = "XES (gzip)"
    CSV_GZ = "CSV (gzip)"
    XLS = "XLS hoặc bảng tính có mật khẩu"
    PDF = "PDF"
    XML = "XML"
    EMPTY = "rỗng"


def kind_of(path: Path) -> FileKind:
    """The kind that the first bytes show; text of any sort counts as CSV."""
    with path.open("rb") as raw:
        head = raw.read(_LOOK)
    if not head:
        return FileKind.EMPTY
    if head.startswith(b"\x1f\x8b"):
        return FileKind.XES_GZ if _markup(_unpacked(path)) is FileKind.XES else FileKind.CSV_GZ
    magics = {
        b"PK\x03\x04": FileKind.XLSX,
        b"PAR1": FileKind.PARQUET,
        b"\xd0\xcf\x11\xe0": FileKind.XLS,
        b"%PDF": FileKind.PDF,
    }
    found = next((kind for magic, kind in magics.items() if head.startswith(magic)), None)
    return found or _markup(head) or FileKind.CSV


def _unpacked(path: Path) -> bytes:
    try:
        with gzip.open(path) as packed:
            return packed.read(_LOOK)
    except (OSError, EOFError, zlib.error):
        return b""


def _markup(head: bytes) -> FileKind | None:
    """XES or other XML; None for what is no markup."""
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not text.startswith((b"<?xml", b"<log", b"<!--", b"<!DOCTYPE")):
        return None
    return FileKind.XES if b"<log" in text or b"xes" in text.lower() or text.startswith(b"<?xml") else FileKind.XML

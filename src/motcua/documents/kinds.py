"""Which kinds of files people may hand in, told from the bytes and never from the name."""

import zipfile
from dataclasses import dataclass
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: a short code, its media type and the endings that its names usually have (the first is added)."""

    code: str
    media_type: str
    endings: tuple[str, ...]


PDF = FileKind("pdf", "application/pdf", (".pdf",))
JPEG = FileKind("jpeg", "image/jpeg", (".jpg", ".jpeg"))
PNG = FileKind("png", "image/png", (".png",))
HEIC = FileKind("heic", "image/heic", (".heic", ".heif"))
DOCX = FileKind("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", (".docx",))

ALLOWED: tuple[FileKind, ...] = (PDF, JPEG, PNG, HEIC, DOCX)
"""None of them runs script in a browser: no HTML, no SVG, no XML."""

HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
KNOWN_BUT_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "exe"),
    (b"\x7fELF", "elf"),
    (b"PK", "zip"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\xd0\xcf\x11\xe0", "doc"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"RIFF", "webp"),
    (b"{\\rtf", "rtf"),
    (b"#!", "script"),
)
MARKUP = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml", b"<head", b"<body")
HEAD_BYTES = 512
DOCX_MOST_ENTRIES = 5_000


def detect_kind(file: BinaryIO) -> FileKind | None:
    """The kind that the bytes show, if it is one of those allowed; moves the file's position."""
    file.seek(0)
    head = file.read(HEAD_BYTES)
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n") and head[12:16] == b"IHDR":
        return PNG
    if head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS:
        return HEIC
    if head.startswith(b"PK\x03\x04") and _is_plain_docx(file):
        return DOCX
    return None


def name_refused_kind(file: BinaryIO) -> str:
    """A short name of what a refused file seems to be, for the words to the person; `unknown` else."""
    file.seek(0)
    head = file.read(HEAD_BYTES)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(MARKUP):
        return "html"
    for beginning, name in KNOWN_BUT_REFUSED:
        if head.startswith(beginning):
            return name
    return "unknown"


def _is_plain_docx(file: BinaryIO) -> bool:
    """A Word document without macros; only the list of its parts is read, nothing is unpacked."""
    try:
        with zipfile.ZipFile(file) as parts:
            names = parts.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, RuntimeError):
        return False
    if len(names) > DOCX_MOST_ENTRIES or any("vbaproject" in name.lower() for name in names):
        return False
    return {"[Content_Types].xml", "word/document.xml"} <= set(names)

"""Looks at what came in before it is kept: locked, broken, cut off, or two things in one."""

import re
import zipfile
from typing import BinaryIO

from motcua.documents.kinds import (
    ALLOWED,
    DOCX,
    JPEG,
    KNOWN_BUT_REFUSED,
    PDF,
    PNG,
    FileKind,
    detect_kind,
    name_refused_kind,
)
from motcua.documents.rules import FileDamaged, FileKindNotAllowed, FileLocked, FileTwoFaced, PictureTooLarge
from motcua.documents.sandbox import look_inside

HEAD, TAIL, ARCHIVE_END = 1024, 64 * 1024, 22
OLE = b"\xd0\xcf\x11\xe0"
ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
PAGE_MARKS = re.compile(rb"<(?:!doctype\s+html|html|script|svg|iframe|body)[\s>/]", re.IGNORECASE)
OTHER_BEGINNINGS = (*(mark for mark, _ in KNOWN_BUT_REFUSED if len(mark) > 2), b"MZ", b"PK\x03\x04", b"%PDF-")
LINEARIZED = re.compile(rb"/Linearized\b.{0,200}?/L\s+(\d{1,12})\b", re.DOTALL)
FAULTS = {
    "locked": FileLocked,
    "damaged": FileDamaged,
    "too_heavy": FileDamaged,
    "too_large": PictureTooLarge,
}


def inspect(file: BinaryIO, path: str, size_bytes: int) -> FileKind:
    """The kind of a file that the office can open; the same bytes lie under `path`. Moves the file's position.

    Raises  FileKindNotAllowed, FileLocked, FileDamaged, FileTwoFaced, PictureTooLarge
    """
    kind = detect_kind(file)
    head, tail = _ends(file, size_bytes)
    if kind is None:
        if head.startswith(OLE) and _holds(file, ENCRYPTED_OFFICE):
            raise FileLocked()
        allowed = [each.code for each in ALLOWED]
        raise FileKindNotAllowed(detected=name_refused_kind(file), allowed=allowed)
    if kind is DOCX:
        _check_document(file)
        return kind
    _check_one_face(kind, head, tail)
    if kind is PDF:
        _check_whole_pdf(head, tail, size_bytes)
    found = look_inside(path, kind)
    if "fault" in found:
        raise FAULTS[found["fault"]]()
    return kind


def _ends(file: BinaryIO, size_bytes: int) -> tuple[bytes, bytes]:
    file.seek(0)
    head = file.read(HEAD)
    file.seek(max(0, size_bytes - TAIL))
    return head, file.read(TAIL)


def _holds(file: BinaryIO, mark: bytes) -> bool:
    file.seek(0)
    before = b""
    while piece := file.read(1024 * 1024):
        if mark in before + piece:
            return True
        before = piece[-len(mark) :]
    return False


def _check_document(file: BinaryIO) -> None:
    with zipfile.ZipFile(file) as parts:
        if any(part.flag_bits & 1 for part in parts.infolist()):
            raise FileLocked()


def _check_one_face(kind: FileKind, head: bytes, tail: bytes) -> None:
    if PAGE_MARKS.search(head) or (kind is not PDF and b"%PDF-" in head) or _ends_as_archive(tail):
        raise FileTwoFaced()
    end = {PDF: b"%%EOF", JPEG: b"\xff\xd9", PNG: b"IEND\xaeB`\x82"}.get(kind)
    if end is not None and end in tail:
        rest = tail.rpartition(end)[2].lstrip()
        if rest.startswith(OTHER_BEGINNINGS) or PAGE_MARKS.match(rest):
            raise FileTwoFaced()


def _ends_as_archive(tail: bytes) -> bool:
    """Whether an archive's list of parts stands at the very end, where unpackers look for it."""
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) - place < ARCHIVE_END:
        return False
    comment = int.from_bytes(tail[place + 20 : place + 22], "little")
    return place + ARCHIVE_END + comment == len(tail)


def _check_whole_pdf(head: bytes, tail: bytes, size_bytes: int) -> None:
    announced = LINEARIZED.search(head)
    if b"%%EOF" not in tail or (announced and int(announced[1]) > size_bytes):
        raise FileDamaged()

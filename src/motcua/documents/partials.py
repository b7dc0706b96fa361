"""Bytes of uploads that come in parts: on the disk before anybody is told that they are there.

How far an upload has come is always the size of its file, never a number kept elsewhere.
"""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID

from django.conf import settings

from motcua.documents.uploading import UploadBusy, UploadTooLong


def path_of(public_id: UUID) -> Path:
    """Where the parts of this upload lie."""
    return _folder() / str(public_id)


def make_empty(public_id: UUID) -> None:
    """A place for the first part."""
    _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path_of(public_id), os.O_CREAT | os.O_WRONLY, 0o600))


def size_of(public_id: UUID) -> int | None:
    """How many bytes are there; nothing where the place is gone."""
    try:
        return path_of(public_id).stat().st_size
    except FileNotFoundError:
        return None


@contextmanager
def alone_with(public_id: UUID) -> Iterator[int]:
    """The opened place, for as long as nobody else may write into it, in any process of this machine.

    Raises  UploadBusy, FileNotFoundError
    """
    descriptor = os.open(path_of(public_id), os.O_RDWR)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as busy:
            raise UploadBusy() from busy
        yield descriptor
    finally:
        os.close(descriptor)


def append(descriptor: int, pieces: Iterable[bytes], *, most: int) -> int:
    """Write the pieces behind what is there and have them on the disk, also when the line breaks in the middle.

    Returns how many bytes are there then.
    Raises  UploadTooLong (nothing of this part is kept), whatever reading the pieces raises
    """
    before = size = os.lseek(descriptor, 0, os.SEEK_END)
    try:
        for piece in pieces:
            if size + len(piece) > most:
                os.ftruncate(descriptor, before)
                raise UploadTooLong(length=most)
            size += _write_all(descriptor, piece)
    finally:
        os.fsync(descriptor)
    return size


def cut_back(descriptor: int, size: int) -> None:
    """Forget the last part, whose check sum was wrong."""
    os.ftruncate(descriptor, size)
    os.fsync(descriptor)


def remove(public_id: UUID) -> None:
    """Give the place up; one that is gone already is no failure."""
    with suppress(FileNotFoundError):
        path_of(public_id).unlink()


def _write_all(descriptor: int, piece: bytes) -> int:
    rest = memoryview(piece)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    return len(piece)


def _folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "parts"

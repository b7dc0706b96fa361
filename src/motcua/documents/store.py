"""Bytes on the disk: written whole under a new name or not at all."""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from uuid import uuid4

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage

from motcua.documents.rules import LIMIT_BYTES, check_not_too_large

if TYPE_CHECKING:
    _BytesFile = File[bytes]
else:
    _BytesFile = File


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes that came in whole and wait for their place; `digest` is their SHA-256."""

    file: BinaryIO
    path: str
    size_bytes: int
    digest: str


class _Whole(_BytesFile):
    """Received bytes as Django's storage takes them: a file of its own disk is moved, not copied."""

    def __init__(self, received: Received) -> None:
        super().__init__(received.file, name=received.path)
        self.path = received.path

    def temporary_file_path(self) -> str:
        return self.path


@contextmanager
def received(chunks: Iterable[bytes], *, limit: int = LIMIT_BYTES) -> Iterator[Received]:
    """Take bytes in, at most as many as a file may have; whatever was not kept is gone afterwards.

    Raises  FileTooLarge (as soon as the limit is passed; the rest is not read)
    """
    folder = _incoming()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, path = tempfile.mkstemp(dir=folder)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            digest, size = hashlib.sha256(), 0
            for chunk in chunks:
                size += len(chunk)
                check_not_too_large(size, limit=limit)
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
            yield Received(file, path, size, digest.hexdigest())
    finally:
        with suppress(FileNotFoundError):
            os.unlink(path)


@contextmanager
def whole(path: Path, size_bytes: int) -> Iterator[Received]:
    """Bytes that came in by parts and are all there. They stay under `path`, too, until that is removed."""
    folder = _incoming()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    second_name = folder / uuid4().hex
    os.link(path, second_name)
    try:
        with second_name.open("rb") as file:
            yield Received(file, str(second_name), size_bytes, hashlib.file_digest(file, "sha256").hexdigest())
    finally:
        second_name.unlink(missing_ok=True)


def keep(content: Received, path: str) -> str:
    """Put the received bytes in their place; returns the path under which they are kept."""
    content.file.seek(0)
    return default_storage.save(path, _Whole(content))


def open_kept(path: str) -> "File[bytes]":
    """The kept bytes, to be closed by who reads them.

    Raises  FileNotFoundError
    """
    return default_storage.open(path, "rb")


def remove_kept(paths: Iterable[str]) -> None:
    """Remove kept files; one that is gone already is no failure."""
    for path in paths:
        default_storage.delete(path)


def kept_in(folder: str) -> list[str]:
    """Paths of the files kept directly in this folder."""
    try:
        return [f"{folder}/{name}" for name in default_storage.listdir(folder)[1]]
    except FileNotFoundError:  # an object store has no folders and never says so
        return []


def is_older(path: str, than: datetime) -> bool:
    """Whether the bytes were put in their place before this moment; what has gone meanwhile was not."""
    try:
        return default_storage.get_modified_time(path) < than
    except FileNotFoundError:
        return False


def remove_broken_arrivals(before: datetime) -> int:
    """Remove what was left lying when a process was killed in the middle of an upload."""
    folder = _incoming()
    old = [path for path in folder.iterdir() if path.stat().st_mtime < before.timestamp()] if folder.is_dir() else []
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _incoming() -> Path:
    return Path(settings.MEDIA_ROOT) / "incoming"

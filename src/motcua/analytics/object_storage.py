"""Extracts in an S3-compatible store; files never change, so a copy that this machine once fetched stays good."""

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from uuid import uuid4

from pyarrow import fs

from motcua.analytics.storage import SHARED

COPIES = "copies"
ASK_AGAIN_SECONDS = 30.0
CONNECT_SECONDS, REQUEST_SECONDS, ATTEMPTS = 3.0, 60.0, 2


class ObjectStorage:
    """Files under `s3://bucket/prefix?endpoint_override=…`, read through copies in a folder of this machine."""

    def __init__(self, address: str, home: Path) -> None:
        self.home = home
        self._files, self._root = _file_system(address)
        self._silent_until = 0.0

    def read(self, name: str) -> bytes | None:
        """The content, or None where there is no such file.

        While the store does not answer, what this machine last saw is read: pages go on with the last extract.
        Raises OSError where it never saw the file.
        """
        copy = self._copy(name)
        changes = "/" not in name  # only the pointer, which stands in no folder
        if copy.exists() and (not changes or time.monotonic() < self._silent_until):
            return copy.read_bytes()
        try:
            with self._files.open_input_stream(self._path(name)) as stream:
                content = bytes(stream.read())
        except FileNotFoundError:
            return None
        except OSError:
            if not copy.exists():
                raise
            self._silent_until = time.monotonic() + ASK_AGAIN_SECONDS
            return copy.read_bytes()
        fetched = self._fetched(copy)
        fetched.write_bytes(content)
        fetched.replace(copy)
        return content

    def write(self, name: str, content: bytes) -> None:
        """Write a small file; the store replaces an object as a whole."""
        with self._files.open_output_stream(self._path(name)) as stream:
            stream.write(content)

    def put(self, draft: Path, name: str) -> None:
        """Send a finished file; its draft becomes the local copy."""
        fs.copy_files(str(draft), self._path(name), fs.LocalFileSystem(), self._files)
        self._keep(draft, name)

    def local(self, name: str) -> Path:
        """The local copy, fetched on first use. Raises FileNotFoundError."""
        copy = self._copy(name)
        if not copy.exists():
            fetched = self._fetched(copy)
            try:
                fs.copy_files(self._path(name), str(fetched), self._files, fs.LocalFileSystem())
                fetched.replace(copy)
            finally:
                fetched.unlink(missing_ok=True)
        return copy

    def names(self, prefix: str) -> list[str]:
        """All files whose name begins with this folder, in order."""
        selector = fs.FileSelector(self._path(prefix), recursive=True, allow_not_found=True)
        found = self._files.get_file_info(selector)
        return sorted(info.path.removeprefix(f"{self._root}/") for info in found if info.is_file)

    def remove(self, names: Iterable[str]) -> None:
        """Remove files there and their copies here."""
        for name in names:
            self._copy(name).unlink(missing_ok=True)
            try:
                self._files.delete_file(self._path(name))
            except FileNotFoundError:
                continue

    def share(self, path: Path) -> None:
        """Send the file unless it was sent before."""
        target = self._path(self._shared(path))
        if self._files.get_file_info(target).type == fs.FileType.NotFound:
            fs.copy_files(str(path), target, fs.LocalFileSystem(), self._files)

    def fetch(self, path: Path) -> None:
        """Bring the file, whole or not at all."""
        fetched = path.with_name(f".{uuid4().hex}")
        try:
            fs.copy_files(self._path(self._shared(path)), str(fetched), self._files, fs.LocalFileSystem())
            fetched.replace(path)
        except FileNotFoundError:
            return
        finally:
            fetched.unlink(missing_ok=True)

    def _shared(self, path: Path) -> str:
        return f"{SHARED}/{path.relative_to(self.home).as_posix()}"

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _copy(self, name: str) -> Path:
        return self.home / COPIES / name

    def _fetched(self, copy: Path) -> Path:
        """A name beside the copy for what is being fetched; the drafts are swept away by whoever takes an extract."""
        copy.parent.mkdir(parents=True, exist_ok=True)
        return copy.with_name(f".{uuid4().hex}")

    def _keep(self, draft: Path, name: str) -> None:
        copy = self._copy(name)
        copy.parent.mkdir(parents=True, exist_ok=True)
        draft.replace(copy)


def _file_system(address: str) -> tuple[Any, str]:
    """The store, and bucket and prefix in it. A store that does not answer is not waited for longer than needed."""
    parts = urlsplit(address)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    if parts.username:
        options |= {"access_key": unquote(parts.username), "secret_key": unquote(parts.password or "")}
    store = fs.S3FileSystem(
        **options,
        connect_timeout=CONNECT_SECONDS,
        request_timeout=REQUEST_SECONDS,
        retry_strategy=fs.AwsStandardS3RetryStrategy(max_attempts=ATTEMPTS),
    )
    return store, f"{parts.hostname}{parts.path}".rstrip("/")


def open_object_storage(address: str, home: Path) -> ObjectStorage:
    """The store at that address."""
    return ObjectStorage(address.rstrip("/"), home)

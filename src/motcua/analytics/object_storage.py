"""Extracts in an S3-compatible store; files never change, so a copy that this machine once fetched stays good."""

from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4

from pyarrow import fs

COPIES = "copies"


class ObjectStorage:
    """Files under `s3://bucket/prefix?endpoint_override=…`, read through copies in a folder of this machine."""

    def __init__(self, address: str, home: Path) -> None:
        self.home = home
        self._files, self._root = fs.FileSystem.from_uri(address)

    def read(self, name: str) -> bytes | None:
        """The content, or None where there is no such file."""
        try:
            with self._files.open_input_stream(self._path(name)) as stream:
                return bytes(stream.read())
        except FileNotFoundError:
            return None

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
            copy.parent.mkdir(parents=True, exist_ok=True)
            fetched = copy.with_name(f".{uuid4().hex}")  # not among the drafts, which a taker sweeps away
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

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _copy(self, name: str) -> Path:
        return self.home / COPIES / name

    def _keep(self, draft: Path, name: str) -> None:
        copy = self._copy(name)
        copy.parent.mkdir(parents=True, exist_ok=True)
        draft.replace(copy)


def open_object_storage(address: str, home: Path) -> ObjectStorage:
    """The store at that address."""
    return ObjectStorage(address.rstrip("/"), home)

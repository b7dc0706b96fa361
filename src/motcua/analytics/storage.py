"""Where extracts are kept: files under names, each whole or not there at all."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol
from uuid import uuid4

DRAFTS, KEPT, SHARED = ".drafts", "kept", "shared"


class Storage(Protocol):
    """A place for files that are written once. Names are relative paths with `/`."""

    home: Path
    """A folder on this machine for drafts, and for what pages keep beside a snapshot."""

    def read(self, name: str) -> bytes | None:
        """The content, or None where there is no such file."""

    def write(self, name: str, content: bytes) -> None:
        """Write a small file in the place of any former one; readers see the old one or the new one."""

    def put(self, draft: Path, name: str) -> None:
        """Take a finished file from this machine over under its name."""

    def local(self, name: str) -> Path:
        """The file as a path on this machine. Raises FileNotFoundError."""

    def names(self, prefix: str) -> list[str]:
        """All files whose name begins with this folder, in order."""

    def remove(self, names: Iterable[str]) -> None:
        """Remove files; those that are gone already are no fault."""

    def share(self, path: Path) -> None:
        """Let all machines have a file below `home` that is kept beside a snapshot; once shared, it stays as it is."""

    def fetch(self, path: Path) -> None:
        """Bring such a file from where another machine shared it, if one did."""


class FolderStorage:
    """Extracts in a folder of this machine."""

    def __init__(self, root: Path) -> None:
        self.home = root

    def read(self, name: str) -> bytes | None:
        """The content, or None where there is no such file."""
        try:
            return (self.home / name).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, name: str, content: bytes) -> None:
        """Write a small file in the place of any former one."""
        draft = new_draft(self.home)
        draft.write_bytes(content)
        self.put(draft, name)

    def put(self, draft: Path, name: str) -> None:
        """Move a finished file to its name; it is on the disk before the name is."""
        target = self.home / name
        target.parent.mkdir(parents=True, exist_ok=True)
        _flush(draft)
        draft.replace(target)
        _flush(target.parent)

    def local(self, name: str) -> Path:
        """The file itself. Raises FileNotFoundError."""
        return self.home / name

    def names(self, prefix: str) -> list[str]:
        """All files whose name begins with this folder, in order."""
        found = (path for path in (self.home / prefix).rglob("*") if path.is_file())
        return sorted(path.relative_to(self.home).as_posix() for path in found)

    def share(self, path: Path) -> None:
        """Whoever reads this folder has the file already."""

    def fetch(self, path: Path) -> None:
        """What is not in the folder is nowhere."""

    def remove(self, names: Iterable[str]) -> None:
        """Remove files, and folders that are empty then."""
        for name in names:
            path = self.home / name
            path.unlink(missing_ok=True)
            for folder in path.relative_to(self.home).parents[:-2]:
                try:
                    (self.home / folder).rmdir()
                except OSError:
                    break


def new_draft(home: Path) -> Path:
    """A name for a file that is not finished yet; what a crash leaves there is swept away by the next taking."""
    folder = home / DRAFTS
    folder.mkdir(parents=True, exist_ok=True)
    return folder / uuid4().hex


def sweep_drafts(home: Path) -> None:
    """Throw away what an interrupted taking left; only for the one who holds the lock of taking."""
    shutil.rmtree(home / DRAFTS, ignore_errors=True)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""The folder into which a unit's scanner writes: what lies there to be taken, and where it goes when it was taken.

`MOTCUA_SCANS` names the folder; each unit has one of its code in it. What was taken lies in `taken/` beside it, until
whoever keeps the scanner clears it away: nothing is deleted here.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files import File

MOST = 100
TAKEN = "taken"
SETTLED = timedelta(seconds=2)
"""A file that changed a moment ago may still be written."""
SUFFIXES = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".heic"})


@dataclass(frozen=True, slots=True)
class ScannedFile:
    """One file that waits in the folder."""

    name: str
    size_bytes: int
    at: datetime


def list_scans(unit_code: str, *, now: datetime) -> list[ScannedFile]:
    """What lies there, the newest first, at most 100; nothing where no folder is set or the unit has none."""
    folder = _folder(unit_code)
    if folder is None:
        return []
    found = []
    for entry in os.scandir(folder):
        if Path(entry.name).suffix.lower() not in SUFFIXES or not entry.is_file(follow_symlinks=False):
            continue
        kept = entry.stat(follow_symlinks=False)
        at = datetime.fromtimestamp(kept.st_mtime, UTC)
        if now - at >= SETTLED:
            found.append(ScannedFile(entry.name, kept.st_size, at))
    return sorted(found, key=lambda scan: scan.at, reverse=True)[:MOST]


@contextmanager
def open_scan(unit_code: str, name: str) -> Iterator["File[bytes] | None"]:
    """The file of this name in the unit's folder; None where there is none. Links lead nowhere."""
    folder = _folder(unit_code)
    if folder is None or name != Path(name).name or Path(name).suffix.lower() not in SUFFIXES:
        yield None
        return
    try:
        descriptor = os.open(folder / name, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        yield None
        return
    with os.fdopen(descriptor, "rb") as content:
        yield _file(content, name)


def put_away_scan(unit_code: str, name: str) -> None:
    """It was taken: lay it into `taken/`, under a name that is free."""
    folder = _folder(unit_code)
    if folder is None:
        return
    taken = folder / TAKEN
    taken.mkdir(exist_ok=True)
    place, again = taken / name, 1
    while place.exists():
        again += 1
        place = taken / f"{Path(name).stem}-{again}{Path(name).suffix}"
    (folder / name).rename(place)


def _file(content: BinaryIO, name: str) -> "File[bytes] | None":
    about = os.fstat(content.fileno())
    return File(content, name=name) if stat.S_ISREG(about.st_mode) else None


def _folder(unit_code: str) -> Path | None:
    """The unit's own folder; a code that is no plain name has none."""
    if settings.SCAN_FOLDER is None or unit_code != Path(unit_code).name:
        return None
    folder = Path(settings.SCAN_FOLDER) / unit_code
    return folder if folder.is_dir() and not folder.is_symlink() else None

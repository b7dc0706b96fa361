"""Where the files of guided imports lie, how far the reading of one is, and the list of what was refused.

The folder is the owner's alone: the files hold people's dossiers. Progress is a small file beside them, because the
import itself is one transaction, of which nobody sees anything before its end.
"""

import csv
import json
import os
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from motcua.dossiers.importing.staging import forget_staged_of

_SUFFIX = re.compile(r"(\.[a-z0-9]{1,8}){1,2}$")
FINDING_HEADINGS = ("file", "line", "column", "value", "reason", "remedy", "code")


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file that came in whole and lies in the incoming folder under `path`; `digest` is its SHA-256."""

    path: Path
    name: str
    size_bytes: int
    digest: str


@dataclass(frozen=True, slots=True)
class RunProgress:
    """How far the background work is: rows read and refused, the share (0..1) of the file, the last sign of life."""

    rows: int
    refused: int
    share: float
    at: datetime


def incoming_folder() -> Path:
    """Where bytes are kept while they still come in; made for its owner alone."""
    folder = _imports() / "incoming"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _imports() -> Path:
    return Path(settings.DATA_FOLDER) / "imports"


def folder_of(public_id: UUID) -> Path:
    """The folder of one import."""
    return _imports() / str(public_id)


def take_over(public_id: UUID, handed_in: HandedIn, *, role: str) -> Path:
    """Move a file into the folder of its import; `role` is `dossiers` or `events`."""
    folder = folder_of(public_id)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"{role}{_suffix(handed_in.name)}"
    os.replace(handed_in.path, target)
    return target


def _suffix(name: str) -> str:
    match = _SUFFIX.search(name.lower())
    return match[0] if match else ".csv"


def file_of(public_id: UUID, role: str) -> Path | None:
    """The file in this role; None where there is none or it was removed."""
    return next(iter(sorted(folder_of(public_id).glob(f"{role}.*"))), None)


def write_progress(public_id: UUID, progress: RunProgress) -> None:
    """Say how far it is; whoever reads sees the old or the new state, never half of it."""
    folder = folder_of(public_id)
    if not folder.is_dir():
        return
    document = {"rows": progress.rows, "refused": progress.refused, "share": progress.share}
    path = folder / "progress.json"
    partial = path.with_suffix(".part")
    partial.write_text(json.dumps(document | {"at": progress.at.isoformat()}), encoding="utf-8")
    os.replace(partial, path)


def read_progress(public_id: UUID) -> RunProgress | None:
    """How far it is; None before the first sign of life."""
    try:
        found = json.loads((folder_of(public_id) / "progress.json").read_text(encoding="utf-8"))
        return RunProgress(found["rows"], found["refused"], found["share"], datetime.fromisoformat(found["at"]))
    except (OSError, ValueError, KeyError):
        return None


def write_refusals(public_id: UUID, rows: Iterable[tuple[object, ...]]) -> None:
    """Keep the whole list of refused rows as CSV that spreadsheets open with its diacritics."""
    path = refusals_of(public_id)
    partial = path.with_suffix(".part")
    with partial.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(FINDING_HEADINGS)
        writer.writerows(tuple(_harmless(cell) for cell in row) for row in rows)
    os.replace(partial, path)


def _harmless(cell: object) -> object:
    """A value that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def refusals_of(public_id: UUID) -> Path:
    """The list of refused rows of the last run; it may not exist."""
    return folder_of(public_id) / "refused.csv"


def remove_files(public_id: UUID) -> None:
    """Remove everything that was handed in for an import and what was unpacked from it."""
    forget_staged_of(folder_of(public_id))
    shutil.rmtree(folder_of(public_id), ignore_errors=True)


def remove_broken_arrivals(before: datetime) -> int:
    """Remove what was left lying when an upload was cut off; returns how many files."""
    old = [path for path in incoming_folder().iterdir() if datetime.fromtimestamp(path.stat().st_mtime, UTC) < before]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)

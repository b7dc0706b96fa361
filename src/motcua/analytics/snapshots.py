"""The folders of extracts: each appears whole or not at all, the newest is named by a pointer, old days are thinned."""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

NAME_FORMAT = "%Y-%m-%dT%H-%M-%S.%fZ"
META_NAME, POINTER_NAME = "snapshot.json", "CURRENT"
KEPT_NEWEST = 12
"""Of older extracts only the last of each day stays."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One extract. `mark` says how far the book of events had come; `taken_at` is aware UTC."""

    folder: Path
    taken_at: datetime
    mark: str
    rows: int

    @property
    def name(self) -> str:
        """The folder's name, which is its time."""
        return self.folder.name

    @property
    def parts(self) -> str:
        """The Parquet files as a pattern."""
        return str(self.folder / "dossiers" / "*" / "*.parquet")

    def table(self, name: str) -> list[str]:
        """The Parquet files of one table."""
        return sorted(str(path) for path in (self.folder / name).rglob("*.parquet"))


def write_snapshot(root: Path, *, taken_at: datetime, mark: str, fill: Callable[[Path], int]) -> Snapshot:
    """Let `fill` write into a hidden folder, then show it under its time and point to it; returns it."""
    root.mkdir(parents=True, exist_ok=True)
    name = taken_at.astimezone(UTC).strftime(NAME_FORMAT)
    hidden = root / f".{name}.{os.getpid()}"
    shutil.rmtree(hidden, ignore_errors=True)
    try:
        (hidden / "dossiers").mkdir(parents=True)
        rows = fill(hidden / "dossiers")
        meta = {"taken_at": taken_at.astimezone(UTC).isoformat(), "mark": mark, "rows": rows}
        (hidden / META_NAME).write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")
        hidden.rename(root / name)
    except BaseException:
        shutil.rmtree(hidden, ignore_errors=True)
        raise
    pointer = root / f".{POINTER_NAME}.{os.getpid()}"
    pointer.write_text(name, encoding="utf-8")
    pointer.replace(root / POINTER_NAME)
    _thin_out(root)
    return read_snapshot(root / name)


def read_snapshot(folder: Path) -> Snapshot:
    """One extract by its folder."""
    meta: dict[str, Any] = json.loads((folder / META_NAME).read_text(encoding="utf-8"))
    return Snapshot(folder, datetime.fromisoformat(meta["taken_at"]), meta["mark"], meta["rows"])


def find_current(root: Path) -> Snapshot | None:
    """The newest extract, or None before the first."""
    try:
        return read_snapshot(root / (root / POINTER_NAME).read_text(encoding="utf-8").strip())
    except FileNotFoundError:
        return None


def find_as_of(root: Path, moment: datetime) -> Snapshot | None:
    """The last extract taken at or before the moment."""
    taken = [snapshot for snapshot in _list(root) if snapshot.taken_at <= moment]
    return taken[-1] if taken else None


def _list(root: Path) -> list[Snapshot]:
    """All extracts, oldest first."""
    return [read_snapshot(path.parent) for path in sorted(root.glob(f"[0-9]*/{META_NAME}"))] if root.is_dir() else []


def _thin_out(root: Path) -> None:
    """Remove what neither is among the newest nor the last of its day."""
    snapshots = _list(root)
    last_of_day = {snapshot.taken_at.date(): snapshot.name for snapshot in snapshots}
    kept = {*last_of_day.values(), *(snapshot.name for snapshot in snapshots[-KEPT_NEWEST:])}
    for snapshot in snapshots:
        if snapshot.name not in kept:
            shutil.rmtree(snapshot.folder, ignore_errors=True)

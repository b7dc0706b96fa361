"""The staged form of a file of another format: plain tables in our data folder, kept until the import has succeeded.

What was unpacked once is not unpacked again after a refusal or an interruption. The folder is this installation's own
(mode 0700): staged rows hold whatever the source put beside the dossiers.
"""

import csv
import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from django.conf import settings

from motcua.dossiers.importing.findings import Finding, Remark
from motcua.dossiers.importing.rowsource import CHUNK_ROWS, Chunk

VERSION = 1
"""Raise it when the same file would be staged otherwise."""

_KEPT_SECONDS = 7 * 86_400
_LONGEST_CELL = 100_000
Progress = Callable[[int, float], None]


class TableWriter:
    """Writes the rows of one table; `names` may grow while rows are written, shorter rows are padded on reading."""

    def __init__(self, path: Path, file: str, remark: Remark) -> None:
        self.names: list[str] = []
        self.rows = 0
        self._file = file
        self._remark = remark
        self._text = path.open("w", encoding="utf-8", newline="")
        self._csv = csv.writer(self._text, lineterminator="\n")

    def add(self, line: int, cells: Sequence[str]) -> None:
        """One row, with its place in the original; a cell that is no cell but a document is refused."""
        if any(len(cell) > _LONGEST_CELL for cell in cells):
            column = next(self.names[i] for i, cell in enumerate(cells) if len(cell) > _LONGEST_CELL)
            self._remark(Finding("cell_too_long", self._file, line, column))
            return
        self._csv.writerow((line, *cells))
        self.rows += 1

    def close(self) -> None:
        """Everything is on the disk after this."""
        self._text.close()


@dataclass(slots=True)
class Staging:
    """A place where a file is being unpacked."""

    folder: Path
    progress: Progress
    tables: dict[str, TableWriter] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)

    def table(self, name: str) -> TableWriter:
        """A table to write into."""
        return self.tables.setdefault(name, TableWriter(self.folder / f"{name}.csv", name, self.findings.append))

    def remark(self, finding: Finding) -> None:
        """Keep a remark with the staged file: it is told again whenever the file is used again."""
        self.findings.append(finding)


class StagedTable:
    """A table of a staged file; `typed` says that its source keeps dates apart from texts."""

    def __init__(self, path: Path, names: Sequence[str], *, typed: bool) -> None:
        self._path = path
        self.names = list(names)
        self.typed = typed
        self.share = 0.0

    def _open(self) -> TextIO:
        return self._path.open(encoding="utf-8", newline="")

    def chunks(self, size: int = CHUNK_ROWS) -> Iterator[Chunk]:
        """All rows, with their places in the original."""
        width = len(self.names) + 1
        in_bytes = max(1, self._path.stat().st_size)
        with self._open() as text:
            reader = csv.reader(text)
            while rows := list(islice(reader, size)):
                self.share = min(1.0, text.buffer.tell() / in_bytes)
                if set(map(len, rows)) != {width}:
                    rows = [row + [""] * (width - len(row)) for row in rows]
                yield Chunk([row[1:] for row in rows], [int(row[0]) for row in rows])


@dataclass(frozen=True, slots=True)
class Staged:
    """A staged file: its tables' headings and sizes, what was remarked, and facts of its format."""

    folder: Path
    tables: dict[str, list[str]]
    facts: dict[str, Any]
    again: bool

    def table(self, name: str, *, typed: bool = False) -> StagedTable:
        """One table, to be read as often as needed."""
        return StagedTable(self.folder / f"{name}.csv", self.tables[name], typed=typed)


def staging_folder() -> Path:
    """Where staged files are kept."""
    return Path(settings.DATA_FOLDER) / "imports" / "staged"


def stage(path: Path, unpack: Callable[[Staging], None], *, options: str, remark: Remark, progress: Progress) -> Staged:
    """The staged form of a file: the one at hand if the file is the same, else unpacked now, whole or not at all.

    options  whatever else decides what comes out (the sheet)
    Raises   whatever `unpack` raises; then nothing is left.
    """
    folder = staging_folder() / file_key(path, options)
    _clean(folder.parent)
    again = (folder / "meta.json").exists()
    if not again:
        _unpack(path, folder, unpack, progress)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    os.utime(folder)
    for entry in meta["findings"]:
        remark(Finding(**{**entry, "more": tuple(map(tuple, entry["more"]))}))
    if again:
        remark(Finding("staged_before", value=str(meta["rows"]), refused=False))
    return Staged(folder, meta["tables"], meta["facts"], again)


def _unpack(source: Path, folder: Path, unpack: Callable[[Staging], None], progress: Progress) -> None:
    part = folder.with_name(f"{folder.name}.part-{os.getpid()}")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True, mode=0o700)
    part.parent.chmod(0o700)
    staging = Staging(part, progress)
    try:
        unpack(staging)
        for table in staging.tables.values():
            table.close()
        meta = {
            "source": str(source.resolve()),
            "tables": {name: table.names for name, table in staging.tables.items()},
            "rows": sum(table.rows for table in staging.tables.values()),
            "findings": [asdict(finding) for finding in staging.findings],
            "facts": staging.facts,
        }
        (part / "meta.json").write_text(json.dumps(meta, ensure_ascii=False), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        part.rename(folder)
    except BaseException:
        for table in staging.tables.values():
            table.close()
        shutil.rmtree(part, ignore_errors=True)
        raise


def forget_staged(staged: Staged) -> None:
    """Throw a staged file away: its rows are in the ledger."""
    shutil.rmtree(staged.folder, ignore_errors=True)


def forget_staged_of(folder: Path) -> None:
    """Throw away what was unpacked from files of this folder, because they are removed themselves."""
    home = folder.resolve()
    for meta in staging_folder().glob("*/meta.json"):
        source = json.loads(meta.read_text(encoding="utf-8")).get("source", "")
        if source and Path(source).is_relative_to(home):
            shutil.rmtree(meta.parent, ignore_errors=True)


def clean_staged() -> None:
    """Throw away what nobody came back for."""
    _clean(staging_folder())


def file_key(path: Path, options: str) -> str:
    """The same file, untouched since, has the same key."""
    stat = path.stat()
    facts = f"{VERSION}|{path.resolve()}|{stat.st_size}|{stat.st_mtime_ns}|{stat.st_ino}|{options}"
    return hashlib.sha256(facts.encode()).hexdigest()[:32]


def _clean(folder: Path) -> None:
    """Throw away what nobody came back for within a week, and what an interrupted unpacking left."""
    if not folder.is_dir():
        return
    for entry in folder.iterdir():
        _, _, process = entry.name.partition(".part-")
        old = time.time() - entry.stat().st_mtime > _KEPT_SECONDS
        if old or (process and not Path(f"/proc/{process}").exists() and process != str(os.getpid())):
            shutil.rmtree(entry, ignore_errors=True)

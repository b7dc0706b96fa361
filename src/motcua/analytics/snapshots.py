"""Extracts by their manifests: a manifest names files that never change, and appears whole or not at all."""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from motcua.analytics.storage import KEPT, SHARED, Storage

NAME_FORMAT = "%Y-%m-%dT%H-%M-%S.%fZ"
MANIFESTS, RETIRED, DATA, POINTER = "manifests", "retired", "data", "CURRENT"
PUBLIC_POINTER = "PUBLIC"
"""Names the extract that the public reads, which may be an earlier one."""
KEPT_NEWEST = 12
"""Of older extracts only the last of each day stays, and those that were published."""
KEPT_RELEASES = 60
PLANS = "plan-*.json"
"""What is hidden of a published extract, in its folder."""
GRACE = timedelta(hours=1)
"""So long the files of a removed extract stay, for whoever is still reading it."""
_MOST_REMEMBERED = 32


@dataclass(frozen=True, slots=True)
class DataFile:
    """One immutable Parquet file of a table.

    province, month  the partition: statistics code (empty: none), and local month of receipt (`2021-03`)
    next_due         the first moment at which an open dossier in it becomes overdue, else empty
    """

    name: str
    province: str = ""
    month: str = ""
    rows: int = 0
    bytes: int = 0
    simulated: bool = False
    next_due: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One extract. `mark` says how far the ledger had been seen; `taken_at` is aware UTC; `rows` counts dossiers.

    basis   what the files depend on besides the ledger (columns, key, units); with another basis nothing can be shared
    units   keys of the units that its dossiers name or named
    """

    name: str
    taken_at: datetime
    mark: str
    rows: int
    simulated: bool
    storage: Storage = field(compare=False, repr=False)
    files: Mapping[str, tuple[DataFile, ...]] = field(compare=False, repr=False)
    basis: str = field(default="", repr=False)
    units: tuple[int, ...] = field(default=(), compare=False, repr=False)

    def table(self, name: str) -> list[str]:
        """Paths of the Parquet files of `dossiers`, `events`, `services` or `units`; never empty.

        Their folders are named like Hive's partitions, and the columns stand in the files as well: a reader that makes
        columns out of folders is to be told not to (`hive_partitioning=False`).
        """
        return [str(self.storage.local(file.name)) for file in self.files[name]]

    @property
    def parts(self) -> list[str]:
        """The files of the dossiers."""
        return self.table("dossiers")

    @property
    def folder(self) -> Path:
        """A folder of this machine for what pages keep beside the extract; it goes when the extract goes."""
        folder = self.storage.home / KEPT / self.name
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def kept(self, name: str) -> Path:
        """A file in the folder, brought from the store where another machine made it; it may not be there yet."""
        path = self.folder / name
        if not path.exists():
            self.storage.fetch(path)
        return path


_read_before: dict[tuple[Path, str], Snapshot] = {}
"""A manifest never changes, so it is read once a process."""


def name_of(taken_at: datetime) -> str:
    """The name of an extract, which is its time."""
    return taken_at.astimezone(UTC).strftime(NAME_FORMAT)


def publish(snapshot: Snapshot, *, now: datetime) -> None:
    """Write the manifest of finished files, point to it, and let go of old extracts; for the holder of the lock."""
    storage = snapshot.storage
    storage.write(_manifest(snapshot.name), _as_bytes(_document(snapshot)))
    storage.write(POINTER, snapshot.name.encode())
    thin_out(storage, now=now)


def read_snapshot(storage: Storage, name: str) -> Snapshot | None:
    """One extract by its name; None where there is none."""
    key = (storage.home, name)
    if key not in _read_before:
        content = storage.read(_manifest(name))
        if content is None:
            return None
        if len(_read_before) >= _MOST_REMEMBERED:
            _read_before.clear()
        _read_before[key] = _snapshot(storage, name, json.loads(content))
    return _read_before[key]


def find_current(storage: Storage) -> Snapshot | None:
    """The newest extract, or None before the first."""
    pointer = storage.read(POINTER)
    return read_snapshot(storage, pointer.decode().strip()) if pointer is not None else None


def find_public(storage: Storage) -> Snapshot | None:
    """The extract that the public reads, or None before the first that was let out."""
    pointer = storage.read(PUBLIC_POINTER)
    return read_snapshot(storage, pointer.decode().strip()) if pointer is not None else None


def open_to_public(snapshot: Snapshot) -> None:
    """Let the public read this extract unless it reads a later one already; for the holder of the lock."""
    public = find_public(snapshot.storage)
    if public is None or public.taken_at < snapshot.taken_at:
        snapshot.storage.write(PUBLIC_POINTER, snapshot.name.encode())


def find_as_of(storage: Storage, moment: datetime) -> Snapshot | None:
    """The last extract taken at or before the moment (aware)."""
    taken = [name for name in list_names(storage) if _taken_at(name) <= moment]
    return read_snapshot(storage, taken[-1]) if taken else None


def list_names(storage: Storage) -> list[str]:
    """The names of all extracts that can be asked, oldest first."""
    return [Path(name).stem for name in storage.names(MANIFESTS)]


def thin_out(storage: Storage, *, now: datetime) -> None:
    """Retire what neither is among the newest nor the last of its day; remove files that no manifest names any more."""
    names = list_names(storage)
    last_of_day = {_taken_at(name).date(): name for name in names}
    pointed = {(storage.read(pointer) or b"").decode().strip() for pointer in (POINTER, PUBLIC_POINTER)}
    kept = {*last_of_day.values(), *names[-KEPT_NEWEST:], *_released(storage, names), *pointed} - {""}
    for name in names:
        if name not in kept:
            _retire(storage, name, now)
    retired = {name: json.loads(storage.read(name) or b"{}") for name in storage.names(RETIRED)}
    gone = {name for name, document in retired.items() if _is_past(document, now)}
    named = _files_of(document for name, document in retired.items() if name not in gone)
    named |= _files_of(json.loads(storage.read(_manifest(name)) or b"{}") for name in kept)
    storage.remove(name for name in storage.names(DATA) if name not in named)
    storage.remove(gone)
    live = kept | {Path(name).stem for name in retired if name not in gone}
    storage.remove(name for name in storage.names(SHARED) if Path(name).parts[2] not in live)
    for folder in (storage.home / KEPT).glob("*"):
        if folder.name not in live:
            shutil.rmtree(folder, ignore_errors=True)


def kept_plans(storage: Storage) -> dict[str, list[Path]]:
    """By name of each published extract the plans of what is hidden in it; those of other machines are brought here."""
    for name in storage.names(SHARED):
        path = storage.home / Path(*Path(name).parts[1:])
        if path.match(PLANS) and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            storage.fetch(path)
    found: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((storage.home / KEPT).glob(f"*/{PLANS}")):
        found[path.parent.name].append(path)
    return found


def _released(storage: Storage, names: list[str]) -> list[str]:
    """The newest of those that were published: what a later one may say depends on them."""
    published = kept_plans(storage)
    return [name for name in names if name in published][-KEPT_RELEASES:]


def _retire(storage: Storage, name: str, now: datetime) -> None:
    document = json.loads(storage.read(_manifest(name)) or b"{}") | {"retired_at": now.isoformat()}
    storage.write(f"{RETIRED}/{name}.json", _as_bytes(document))
    storage.remove([_manifest(name)])


def _is_past(document: Mapping[str, Any], now: datetime) -> bool:
    return now - datetime.fromisoformat(document["retired_at"]) > GRACE


def _files_of(documents: Iterable[Mapping[str, Any]]) -> set[str]:
    return {file["name"] for document in documents for files in document["tables"].values() for file in files}


def _manifest(name: str) -> str:
    return f"{MANIFESTS}/{name}.json"


def _taken_at(name: str) -> datetime:
    return datetime.strptime(name, NAME_FORMAT).replace(tzinfo=UTC)


def _document(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "taken_at": snapshot.taken_at.astimezone(UTC).isoformat(),
        "mark": snapshot.mark,
        "rows": snapshot.rows,
        "simulated": snapshot.simulated,
        "basis": snapshot.basis,
        "units": list(snapshot.units),
        "tables": {table: [asdict(file) for file in files] for table, files in snapshot.files.items()},
    }


def _snapshot(storage: Storage, name: str, document: Mapping[str, Any]) -> Snapshot:
    return Snapshot(
        name=name,
        taken_at=datetime.fromisoformat(document["taken_at"]),
        mark=document["mark"],
        rows=document["rows"],
        simulated=document["simulated"],
        storage=storage,
        files={table: tuple(DataFile(**file) for file in files) for table, files in document["tables"].items()},
        basis=document["basis"],
        units=tuple(document["units"]),
    )


def _as_bytes(document: Mapping[str, Any]) -> bytes:
    return (json.dumps(document, indent=1) + "\n").encode()

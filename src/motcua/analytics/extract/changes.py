"""Taking what has changed: changed dossiers are read, and only the partitions they stand or stood in are rewritten.

Rows that did not change come out of the former files, so that the work grows with the partitions touched and never
with the ledger. A partition is also rewritten when an open dossier in it became overdue since.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from motcua.analytics.extract.activities import SourceLogs
from motcua.analytics.extract.dossier_rows import RAW_TYPES, DossierShaper, with_timeliness
from motcua.analytics.extract.event_rows import EventShaper, read_events
from motcua.analytics.extract.partition_files import read_rows, split, write_file
from motcua.analytics.extract.places import Partition, Places
from motcua.analytics.extract.schemas import BlockReader
from motcua.analytics.extract.unit_book import UnitBook
from motcua.analytics.extract.whole import Files, with_events_told
from motcua.analytics.snapshots import DataFile, Snapshot
from motcua.dossiers.api import copy_dossiers, former_places

Rows = dict[Partition, pa.Table]
_TABLES = ("dossiers", "events")


def take_changes(previous: Snapshot, ids: Sequence[int], units: UnitBook, taken_at: datetime) -> Files:
    """Files of dossiers and events after these dossiers changed. Assumes one state of the ledger (`one_state`)."""
    fresh, places = _read(ids, units, taken_at)
    keys = pa.array(places.keys)
    former = {(units.province_of(place.unit_id), f"{place.filed_on:%Y-%m}") for place in former_places(ids)}
    touched = former | set(places.partitions)
    files: Files = {}
    for table in _TABLES:
        kept = _by_partition(previous.files[table])
        stale = _overdue_since(previous.files[table], taken_at)
        for partition in sorted(touched | stale):
            merge = _Merge(previous, table, taken_at, refresh=partition in stale)
            kept[partition] = merge.files(partition, kept.get(partition, []), fresh[table].get(partition), keys)
        files[table] = [file for partition in sorted(kept) for file in kept[partition]]
    return files


def _read(ids: Sequence[int], units: UnitBook, taken_at: datetime) -> tuple[Mapping[str, Rows], Places]:
    """The changed dossiers and all their events as they stand now, by partition."""
    places, dossiers = Places(), list[pa.Table]()
    shaper = DossierShaper(units, taken_at)
    reader = BlockReader(RAW_TYPES, lambda raw: dossiers.append(shaper.shape(raw)))
    copy_dossiers(reader.write, ids)
    reader.flush()
    for table in dossiers:
        places.add(table)
    events = EventShaper(places, SourceLogs())
    shaped: list[tuple[pa.Table, npt.NDArray[np.int32]]] = []
    read_events(events, lambda rows, numbers: shaped.append((rows, numbers)), ids)
    told = [with_events_told(table, places, events) for table in dossiers]
    fresh = {"dossiers": told, "events": shaped}
    return {
        table: dict(split([rows for rows, _ in parts], [numbers for _, numbers in parts], places.partitions))
        for table, parts in fresh.items()
    }, places


class _Merge:
    """Puts new rows in the place of former ones in one partition."""

    def __init__(self, previous: Snapshot, table: str, taken_at: datetime, *, refresh: bool) -> None:
        self._storage, self._table, self._taken_at, self._refresh = previous.storage, table, taken_at, refresh

    def files(
        self, partition: Partition, former: list[DataFile], fresh: pa.Table | None, changed: pa.Array
    ) -> list[DataFile]:
        """The partition's files now; the former ones where nothing in them is concerned."""
        if fresh is None and not self._refresh and not self._holds_any(former, changed):
            return former
        rows = read_rows(self._storage, former, self._table) if former else None
        if rows is not None:
            rows = rows.filter(pc.invert(pc.is_in(rows["dossier_key"], changed)))
            rows = with_timeliness(rows, self._taken_at) if self._table == "dossiers" else rows
        parts = [each for each in (rows, fresh) if each is not None and len(each)]
        if not parts:
            return []
        whole = pa.concat_tables(parts, promote_options="permissive").unify_dictionaries()
        return [write_file(self._storage, self._table, whole, partition)]

    def _holds_any(self, former: Iterable[DataFile], changed: pa.Array) -> bool:
        for file in former:
            path = self._storage.local(file.name)
            keys = pq.read_table(path, columns=["dossier_key"], partitioning=None)["dossier_key"]
            if pc.any(pc.is_in(keys, changed)).as_py():
                return True
        return False


def _by_partition(files: Iterable[DataFile]) -> dict[Partition, list[DataFile]]:
    found: dict[Partition, list[DataFile]] = defaultdict(list)
    for file in files:
        if file.rows:
            found[file.province, file.month].append(file)
    return found


def _overdue_since(files: Iterable[DataFile], taken_at: datetime) -> set[Partition]:
    due = [file for file in files if file.next_due and datetime.fromisoformat(file.next_due) < taken_at]
    return {(file.province, file.month) for file in due}

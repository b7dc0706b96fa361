"""Taking the whole ledger: dossiers are laid aside until their events have been read, then everything is written."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from motcua.analytics.extract.activities import SourceLogs
from motcua.analytics.extract.dossier_rows import RAW_TYPES, DossierShaper
from motcua.analytics.extract.event_rows import EventShaper, read_events
from motcua.analytics.extract.partition_files import PartitionFiles
from motcua.analytics.extract.places import Places
from motcua.analytics.extract.schemas import BlockReader
from motcua.analytics.extract.unit_book import UnitBook
from motcua.analytics.snapshots import DataFile
from motcua.analytics.storage import Storage, new_draft
from motcua.dossiers.api import copy_dossiers

Files = dict[str, list[DataFile]]


def take_whole(storage: Storage, units: UnitBook, taken_at: datetime) -> Files:
    """Files of dossiers and events of the whole ledger. Assumes one state of the ledger (`one_state`)."""
    places, laid_aside = Places(), new_draft(storage.home)
    try:
        _lay_aside(laid_aside, places, DossierShaper(units, taken_at))
        shaper = EventShaper(places, SourceLogs())
        events = PartitionFiles(storage, "events", places.partitions)
        read_events(shaper, events.add)
        dossiers = PartitionFiles(storage, "dossiers", places.partitions)
        for table in _taken_up(laid_aside):
            dossiers.add(*with_events_told(table, places, shaper))
        files = {"dossiers": dossiers.finish(), "events": events.finish()}
    finally:
        laid_aside.unlink(missing_ok=True)
    return files


def with_events_told(table: pa.Table, places: Places, shaper: EventShaper) -> tuple[pa.Table, npt.NDArray[np.int32]]:
    """The dossiers with what their events told, and the number of each one's partition."""
    positions = places.find(table["id"].to_numpy())
    for name, column in shaper.told.columns(positions, shaper.tells).items():
        table = table.append_column(name, column)
    return table.drop_columns(["id", "filed_on", "unit_id", "receiving_unit_id"]), places.partition_of[positions]


def _lay_aside(path: Path, places: Places, shaper: DossierShaper) -> None:
    """Write shaped dossiers, already pseudonymous, into a file of this machine; it is empty where there are none."""
    writer: list[pa.RecordBatchStreamWriter] = []
    options = pa.ipc.IpcWriteOptions(compression="lz4", unify_dictionaries=True)

    def take(raw: pa.Table) -> None:
        table = shaper.shape(raw)
        places.add(table)
        if not writer:
            writer.append(pa.ipc.new_stream(path, table.schema, options=options))
        writer[0].write_table(table)

    reader = BlockReader(RAW_TYPES, take)
    try:
        copy_dossiers(reader.write)
        reader.flush()
    finally:
        for each in writer:
            each.close()


def _taken_up(path: Path) -> Iterator[pa.Table]:
    if not path.exists():
        return
    with pa.memory_map(str(path)) as source:
        for batch in pa.ipc.open_stream(source):
            yield pa.Table.from_batches([batch])

"""Taking an extract of the ledger: one taker at a time, one state of the ledger, published when all files are there."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from motcua.analytics.extract.basis import current_basis
from motcua.analytics.extract.catalogue_rows import service_rows, unit_rows
from motcua.analytics.extract.changes import take_changes
from motcua.analytics.extract.columns import TABLES
from motcua.analytics.extract.partition_files import write_whole
from motcua.analytics.extract.schemas import SCHEMAS
from motcua.analytics.extract.unit_book import UnitBook
from motcua.analytics.extract.whole import Files, take_whole
from motcua.analytics.snapshots import Snapshot, find_current, list_names, name_of, publish
from motcua.analytics.storage import Storage, sweep_drafts
from motcua.dossiers.api import changed_since, has_moved, is_ledger_mark, ledger_mark, one_state, taking_alone

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MOST_CHANGED = 0.3
"""Where a larger share of the dossiers changed, reading the whole ledger is less work."""


def refresh(storage: Storage, *, now: datetime) -> Snapshot:
    """The current extract, taken anew when the ledger has moved since or the rows would be shaped otherwise now."""
    with _alone(storage):
        current, basis = find_current(storage), current_basis()
        if current is not None and current.basis == basis and not has_moved(current.mark):
            return current
        return _take(storage, current, basis, now)


def take(storage: Storage, *, now: datetime) -> Snapshot:
    """Take an extract of the ledger as it stands and make it the current one."""
    with _alone(storage):
        return _take(storage, find_current(storage), current_basis(), now)


@contextmanager
def _alone(storage: Storage) -> Iterator[None]:
    """A second taker waits; what an interrupted one left unfinished is thrown away."""
    with taking_alone():
        sweep_drafts(storage.home)
        try:
            yield
        finally:
            sweep_drafts(storage.home)


def _take(storage: Storage, previous: Snapshot | None, basis: str, now: datetime) -> Snapshot:
    taken_at = _free_moment(storage, now)
    shares = previous is not None and previous.basis == basis and is_ledger_mark(previous.mark)
    shared = previous if shares else None
    units = UnitBook()
    with one_state():
        mark = ledger_mark()  # before anything is read, so that it never claims more than was seen
        files = _read(storage, shared, units, taken_at)
        named = units.named | set(shared.units if shared else ())
        files["units"] = [write_whole(storage, "units", unit_rows(named, on=taken_at.astimezone(ZONE).date()))]
        files["services"] = [write_whole(storage, "services", service_rows())]
    rows, simulated = sum(file.rows for file in files["dossiers"]), any(file.simulated for file in files["dossiers"])
    for table in TABLES:  # whoever reads a table always finds a file with its columns
        files[table] = files[table] or [write_whole(storage, table, SCHEMAS[table].empty_table())]
    snapshot = Snapshot(
        name_of(taken_at),
        taken_at,
        mark,
        rows,
        simulated,
        storage,
        {table: tuple(found) for table, found in files.items()},
        basis,
        tuple(sorted(named)),
    )
    publish(snapshot, now=now)
    return snapshot


def _read(storage: Storage, shared: Snapshot | None, units: UnitBook, taken_at: datetime) -> Files:
    if shared is None:
        return take_whole(storage, units, taken_at)
    ids = changed_since(shared.mark)
    if len(ids) > MOST_CHANGED * shared.rows:
        return take_whole(storage, units, taken_at)
    return take_changes(shared, ids, units, taken_at)


def _free_moment(storage: Storage, now: datetime) -> datetime:
    """The moment itself, or the next one that names no extract yet."""
    names = set(list_names(storage))
    while name_of(now) in names:
        now += timedelta(microseconds=1)
    return now

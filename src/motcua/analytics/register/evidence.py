"""What the ledger tells about a cell that changed: how much came late, and from whose systems it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import ibis

from motcua.analytics.dimensions import condition
from motcua.analytics.engines.embedded import open_tables
from motcua.analytics.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Evidence:
    """Counts of the cell's dossiers: recorded after the old value was taken, this system's own, mirrors of others'.

    `late` is None where the extract does not say when its dossiers were recorded.
    """

    late: int | None
    own: int
    foreign: int


def look_at_cell(
    snapshot: Snapshot, *, where: Mapping[str, str], period: tuple[date, date], since: datetime, own: str
) -> Evidence:
    """Count in the extract the dossiers of one cell. `period` is half-open, `since` aware."""
    table = open_tables(snapshot)["dossiers"]
    table = table.filter(table.day >= period[0], table.day < period[1])
    for name, value in where.items():
        table = table.filter(condition(table, name, value))
    is_own = (table.origin_system == own).fill_null(False)
    counts = table.aggregate(
        late=(table.recorded_at > ibis.literal(since)).fill_null(False).sum(),
        dated=table.recorded_at.count(),
        own=is_own.sum(),
        foreign=(~is_own).sum(),
    )
    (found,) = counts.to_pyarrow().to_pylist()
    late = int(found["late"] or 0) if found["dated"] else None
    return Evidence(late, int(found["own"] or 0), int(found["foreign"] or 0))

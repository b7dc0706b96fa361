"""Counting over the extract what happened in a week and what stood at its end, by unit."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Any, NamedTuple

import ibis

from motcua.analytics.engines.embedded import open_tables
from motcua.analytics.metrics.frame import closed, end_unknown
from motcua.analytics.snapshots import Snapshot
from motcua.analytics.weekly.values import Finished

_OPEN_STAGES = ("submitted", "accepted", "in_hand")

Table = Any
Column = Any


class Late(NamedTuple):
    """How many dossiers are late at one unit for one cause."""

    unit: str
    cause: str
    dossiers: int


def last_received_on(snapshot: Snapshot, units: Collection[str]) -> tuple[date | None, bool]:
    """The last local date of receipt at these units, None where there is none; and whether any is simulated."""
    table = open_tables(snapshot)["dossiers"]
    found = table.group_by("unit_code").aggregate(last=table.received_on.max(), simulated=table.simulated.any())
    rows = [row for row in found.to_pyarrow().to_pylist() if row["unit_code"] in units]
    return max((row["last"] for row in rows if row["last"]), default=None), any(row["simulated"] for row in rows)


def finished_between(snapshot: Snapshot, units: Collection[str], start: datetime, end: datetime) -> Finished:
    """Dossiers received by these units that were finished from `start` up to `end` (aware)."""
    table = open_tables(snapshot)["dossiers"]
    table = table.filter((table.finished_at >= start) & (table.finished_at < end))
    counts = _by_unit(
        table,
        units,
        in_time=lambda t: (t.finished_at <= t.due_at).fill_null(False).sum(),
        late=lambda t: (t.finished_at > t.due_at).fill_null(False).sum(),
        no_due=lambda t: t.due_at.isnull().sum(),
    )
    return Finished(**counts)


def ended_unknown(snapshot: Snapshot, units: Collection[str], before: date) -> int:
    """Dossiers received there before the day that ended nobody knows when."""
    table = open_tables(snapshot)["dossiers"]
    table = table.filter(end_unknown(table) & (table.received_on < before))
    return _by_unit(table, units, ended=lambda t: t.count())["ended"]


def late_at(snapshot: Snapshot, units: Collection[str], moment: datetime) -> list[Late]:
    """Dossiers in hand at these units whose due moment had passed at `moment` (aware) and that were not finished then.

    A dossier that somebody else finished since counts as late then; one that ended nobody knows when does not.
    """
    table = open_tables(snapshot)["dossiers"]
    unfinished = ~closed(table) | (table.finished_at >= moment).fill_null(False)
    table = table.filter((table.received_at < moment) & (table.due_at < moment) & unfinished)
    table = table.mutate(cause=_cause(table), at_unit=table.handling_unit_code.nullif("").coalesce(table.unit_code))
    rows = table.group_by(["at_unit", "cause"]).aggregate(dossiers=table.count()).to_pyarrow().to_pylist()
    return [Late(row["at_unit"], row["cause"], row["dossiers"]) for row in rows if row["at_unit"] in units]


def _cause(table: Table) -> Column:
    """What is awaited from the applicant, else the step where it stands."""
    stage, awaiting = table.stage.fill_null(""), table.awaiting.fill_null("")
    return ibis.cases(
        (closed(table), "finished_since"),
        (awaiting == "supplement", "supplement"),
        (awaiting == "payment", "payment"),
        (stage.isin(_OPEN_STAGES), stage),
        else_="other",
    )


def _by_unit(table: Table, units: Collection[str], **counts: Callable[[Table], Column]) -> dict[str, int]:
    """Sums over these units of what is counted by unit."""
    named = {name: count(table) for name, count in counts.items()}
    rows = table.group_by("unit_code").aggregate(**named).to_pyarrow().to_pylist()
    chosen = [row for row in rows if row["unit_code"] in units]
    return {name: sum(int(row[name] or 0) for row in chosen) for name in counts}

"""Extracts out of a few rows written down by hand, for figures that are counted by hand."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from motcua.analytics.extract.columns import TABLES
from motcua.analytics.snapshots import DataFile, Snapshot
from motcua.analytics.storage import FolderStorage

LOCAL = timezone(timedelta(hours=7))
TAKEN_AT = datetime(2026, 11, 22, 3, 0, 0, 731_089, tzinfo=UTC)
_TYPES = {"timestamp[us, tz=UTC]": pa.timestamp("us", tz="UTC"), "date32": pa.date32(), "bool": pa.bool_()}
_DOSSIER = {
    "origin_system": "hand", "legal_channel": "unknown", "place": "unknown", "actor": "unknown", "stage": "in_hand",
    "clock": "running", "awaiting": "nothing", "delivery": "none", "simulated": False, "practice": False,
}  # fmt: skip
_SERVICE = {"simulated": False, "online_here": False, "national_portal": False}


def write_extract(
    tmp_path: Path,
    rows: Sequence[Mapping[str, Any]] = (),
    events: Sequence[Mapping[str, Any]] = (),
    services: Sequence[Mapping[str, Any]] = (),
    units: Sequence[Mapping[str, Any]] = (),
    taken_at: datetime = TAKEN_AT,
) -> Snapshot:
    """An extract with these rows; a column that a row leaves out is unknown.

    rows  times as aware moments or as local text (`2021-03-01T09:00`); `received_on` follows from `received_at`, and
          `dossier_key` is the row's number from 1, where the row does not say
    """
    spans = _spans(events)
    dossiers = [_dossier(number, row, spans) for number, row in enumerate(rows, start=1)]
    written = {"dossiers": dossiers, "events": events, "services": [{**_SERVICE, **row} for row in services],
               "units": units}  # fmt: skip
    folder = tmp_path / taken_at.strftime("%Y-%m-%dT%H-%M-%S.%fZ")
    for name, lines in written.items():
        path = folder / name / "all" / "part.parquet"
        path.parent.mkdir(parents=True)
        pq.write_table(_table(name, lines), path)
    return Snapshot(
        name=folder.name,
        taken_at=taken_at,
        mark="hand",
        rows=len(dossiers),
        simulated=any(row["simulated"] for row in dossiers),
        storage=FolderStorage(folder),
        files={name: (DataFile(f"{name}/all/part.parquet", rows=len(lines)),) for name, lines in written.items()},
    )


def _spans(events: Sequence[Mapping[str, Any]]) -> dict[int, dict[str, Any]]:
    """Of each dossier that has events the first and the last moment."""
    moments: dict[int, list[datetime]] = {}
    for event in events:
        at = _moment(event["at"])
        assert at is not None
        moments.setdefault(event["dossier_key"], []).append(at)
    return {key: {"first_event_at": min(each), "last_event_at": max(each)} for key, each in moments.items()}


def _dossier(number: int, row: Mapping[str, Any], spans: Mapping[int, Mapping[str, Any]]) -> dict[str, Any]:
    whole = {"dossier_key": number, **_DOSSIER, **row}
    whole = {**spans.get(whole["dossier_key"], {}), **whole}
    received_at = _moment(whole.get("received_at"))
    if "received_on" not in whole and received_at is not None:
        whole["received_on"] = received_at.astimezone(LOCAL).date()
    return whole


def _table(name: str, lines: Sequence[Mapping[str, Any]]) -> pa.Table:
    columns = TABLES[name]
    unheard = {column for line in lines for column in line} - {*columns}
    assert not unheard, f"{name} has no columns {unheard}"
    schema = pa.schema([(column, _TYPES.get(kind) or pa.type_for_alias(kind)) for column, kind in columns.items()])
    return pa.Table.from_pylist(
        [{c: _value(line.get(c), columns[c]) for c in columns} for line in lines], schema=schema
    )


def _value(value: Any, kind: str) -> Any:
    if kind == "date32":
        return date.fromisoformat(value) if isinstance(value, str) else value
    return _moment(value) if kind.startswith("timestamp") else value


def _moment(value: Any) -> datetime | None:
    if value is None:
        return None
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo else moment.replace(tzinfo=LOCAL)

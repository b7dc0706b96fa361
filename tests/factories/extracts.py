"""Extracts in tests: a folder or a real S3 server, other systems' dossiers to take in, and the rows that come out."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from motcua.analytics.snapshots import Snapshot
from motcua.core.actor import Actor
from motcua.dossiers.api import ImportOrder, ImportReport, import_dossiers

HEAD = "dossier_code,received_at,due_at,finished_at,status,unit_code,legal_channel,origin_system"
EVENT_HEAD = "dossier_code,activity,at,actor,resource"
MAPPING = """
status:
  mo-phong-hue-2021: {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9, "10": 10}
"""


def take_in(folder: Path, rows: Sequence[str], events: Sequence[str] = (), *, now: datetime) -> ImportReport:
    """Import rows under `HEAD` (`A-1,2021-03-05T08:00:00+07:00,,,2,nso:46,post`) with their log, of one source."""
    dossiers, log, mapping = folder / "dossiers.csv", folder / "events.csv", folder / "mapping.yaml"
    dossiers.write_text("\n".join((HEAD, *(f"{row},mo-phong-hue-2021" for row in rows))) + "\n", encoding="utf-8")
    log.write_text("\n".join((EVENT_HEAD, *events)) + "\n", encoding="utf-8")
    mapping.write_text(MAPPING, encoding="utf-8")
    order = ImportOrder(dossiers=dossiers, events=log if events else None, mapping=mapping)
    report = import_dossiers(actor=Actor.system("kiểm thử"), order=order, now=now)
    assert not report.refused, report.findings
    return report


def rows_of(snapshot: Snapshot, table: str) -> list[dict[str, Any]]:
    """All rows of a table, in an order of their own."""
    tables = [pq.read_table(path, partitioning=None) for path in snapshot.table(table)]
    plain = [each.cast(pa.schema([_plain(field) for field in each.schema])) for each in tables]
    return sorted(pa.concat_tables(plain).to_pylist(), key=repr)


def files_of(snapshot: Snapshot, table: str) -> Mapping[tuple[str, str], str]:
    """The name of the file of each partition (province, month)."""
    return {(file.province, file.month): file.name for file in snapshot.files[table] if file.rows}


def _plain(field: pa.Field) -> pa.Field:
    return pa.field(field.name, pa.string()) if pa.types.is_dictionary(field.type) else field

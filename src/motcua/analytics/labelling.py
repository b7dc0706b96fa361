"""Reading codes with their names out of an extract with the embedded engine, once for each extract."""

import json
import os

import ibis

from motcua.analytics.snapshots import Snapshot


def kept_names(snapshot: Snapshot, code: str, name: str) -> dict[str, str]:
    """The name of each code that has one, as kept beside the extract; read out of the dossiers the first time."""
    path = snapshot.kept(f"names-{code}.json")
    try:
        found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        found = _most_frequent(snapshot, code, name)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        draft.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
        draft.replace(path)
    return found


def _most_frequent(snapshot: Snapshot, code: str, name: str) -> dict[str, str]:
    """The name that stands beside each code most often; of two as frequent the first by the alphabet."""
    engine = ibis.duckdb.connect(autoinstall_known_extensions=False, autoload_known_extensions=False)
    try:
        table = engine.read_parquet(snapshot.parts, hive_partitioning=False)
        named = table.filter(table[code] != "", table[name] != "")
        pairs = named.group_by([code, name]).aggregate(times=named.count())
        rows = pairs.order_by([pairs.times.asc(), pairs[name].desc()]).to_pyarrow().to_pylist()
    finally:
        engine.disconnect()
    return {row[code]: row[name] for row in rows}

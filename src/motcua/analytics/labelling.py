"""Reading codes with their names out of an extract with the embedded engine."""

import ibis

from motcua.analytics.snapshots import Snapshot


def most_frequent(snapshot: Snapshot, code: str, name: str) -> dict[str, str]:
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

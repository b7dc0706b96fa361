"""Computing figures on Apache Spark: on this machine, or on the cluster that `MOTCUA_SPARK_MASTER` names."""

import os
import shutil
from collections.abc import Sequence
from functools import cache
from typing import Any

import ibis
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from motcua.analytics.engines.tables import SnapshotTables
from motcua.analytics.extract.columns import TABLES
from motcua.analytics.refusals import FigureRefused
from motcua.analytics.shapes import Table
from motcua.analytics.snapshots import Snapshot

_TYPES = {
    "string": "STRING",
    "int64": "BIGINT",
    "int32": "INT",
    "bool": "BOOLEAN",
    "date32": "DATE",
    "double": "DOUBLE",
    "timestamp[us, tz=UTC]": "TIMESTAMP",
}
MASTER_SETTING, LOCAL_MASTER = "MOTCUA_SPARK_MASTER", "local[*]"
_REMEDY = f"Cài Java 17 và đặt JAVA_HOME; nếu dùng cụm máy, kiểm tra {MASTER_SETTING}."


def open_tables(snapshot: Snapshot) -> SnapshotTables:
    """The tables of an extract; every worker must see its files under the same path. Raises FigureRefused."""
    return SnapshotTables(snapshot, _read)


@ibis.udf.scalar.builtin(name="unix_micros")  # type: ignore[untyped-decorator]
def microseconds(moment) -> int:  # type: ignore[no-untyped-def,empty-body]  # Ibis takes any moment here
    """Microseconds since 1970."""


def _read(name: str, files: Sequence[str]) -> Table:
    """The files under today's columns: Spark reads a column that a file does not have as null."""
    connection, session = _connection()
    columns = ", ".join(f"`{column}` {_TYPES[kind]}" for column, kind in TABLES[name].items())
    session.read.schema(columns).parquet(*files).createOrReplaceTempView(name)
    return connection.table(name)


@cache
def _connection() -> tuple[Any, Any]:
    try:
        session = _session()
    except PySparkException as fault:
        raise FigureRefused(f"Spark không chạy được: {fault}", remedy=_REMEDY) from fault
    session.sparkContext.setLogLevel("ERROR")
    return ibis.pyspark.connect(session), session


def _session() -> Any:
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        raise FigureRefused("Máy này không có Java, Spark không chạy được.", remedy=_REMEDY)
    return (
        SparkSession.builder.master(os.environ.get(MASTER_SETTING, LOCAL_MASTER))
        .appName("motcua-figures")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.ansi.enabled", "false")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", str(2 * (os.cpu_count() or 1)))
        .getOrCreate()
    )

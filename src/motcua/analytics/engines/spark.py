"""Computing figures on Apache Spark: on this machine, or on the cluster that `MOTCUA_SPARK_MASTER` names."""

import os
import shutil
from collections.abc import Sequence
from functools import cache
from typing import Any

import ibis
from pyspark.sql import SparkSession

from motcua.analytics.engines.tables import SnapshotTables
from motcua.analytics.refusals import FigureRefused
from motcua.analytics.shapes import Table
from motcua.analytics.snapshots import Snapshot

MASTER_SETTING, LOCAL_MASTER = "MOTCUA_SPARK_MASTER", "local[*]"


def open_tables(snapshot: Snapshot) -> SnapshotTables:
    """The tables of an extract; every worker must see its files under the same path. Raises FigureRefused."""
    return SnapshotTables(snapshot, _read)


def _read(name: str, files: Sequence[str]) -> Table:
    connection, session = _connection()
    session.read.option("mergeSchema", "true").parquet(*files).createOrReplaceTempView(name)
    return connection.table(name)


@cache
def _connection() -> tuple[Any, Any]:
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        raise FigureRefused("Máy này không có Java, Spark không chạy được.", remedy="Cài Java 17 rồi chạy lại.")
    session = (
        SparkSession.builder.master(os.environ.get(MASTER_SETTING, LOCAL_MASTER))
        .appName("motcua-figures")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.ansi.enabled", "false")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", str(2 * (os.cpu_count() or 1)))
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    return ibis.pyspark.connect(session), session

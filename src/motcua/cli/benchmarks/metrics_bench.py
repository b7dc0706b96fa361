"""Every metric by month and unit over a generated ledger, beside a plain scan of the columns that it reads."""

import argparse
import json
import os
from typing import Any

from motcua.cli.benchmarks.child import run_apart
from motcua.cli.benchmarks.generated import generated_ledger
from motcua.cli.benchmarks.reading import Reading

MOST_TIMES = 3.0
MOST_MEMORY = 4096
"""Mebibytes that computing figures may hold."""


def measure(args: argparse.Namespace) -> list[Reading]:
    """A reading for each metric over dossiers or events, and the most memory that the process of all of them held."""
    with generated_ledger(args) as ledger:
        environment = {**os.environ, "MOTCUA_EXTRACTS": str(ledger.folder)}
        ran = run_apart(["-m", "motcua.cli.benchmarks.metric_times"], environment=environment)
    measured = [each for each in json.loads(ran.output) if {*each["columns"]} & {"dossiers", "events"}]
    readings = [_reading(each) for each in measured]
    peak = ran.peak_bytes / 2**20
    words, detail = f"<= {MOST_MEMORY} MiB", {"metrics": len(measured), **ledger.detail}
    memory = Reading(
        "metrics_memory", peak, "MiB", MOST_MEMORY, "the bar", MOST_MEMORY / peak, words, peak <= MOST_MEMORY, detail
    )
    return [*readings, memory]


def _reading(measured: dict[str, Any]) -> Reading:
    ours, scan = measured["seconds"], measured["scan_seconds"]
    detail = {
        "times_the_scan": round(ours / scan, 2),
        "rows": measured["rows"],
        "columns": sum(map(len, measured["columns"].values())),
    }
    return Reading(
        f"metric {measured['name']}",
        ours,
        "s",
        scan,
        "a plain scan of its columns",
        scan / ours,
        f"<= {MOST_TIMES:g} x the scan",
        ours <= MOST_TIMES * scan,
        detail,
    )

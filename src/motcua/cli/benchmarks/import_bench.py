"""Another system's dossiers taken in, beside COPY of the same finished bytes into the same indexed tables."""

import argparse
import os
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection, transaction

from motcua.cli.benchmarks.child import run_apart
from motcua.cli.benchmarks.own_database import empty_ledger, settle
from motcua.cli.benchmarks.reading import Reading
from motcua.core.actor import Actor
from motcua.demonstration.generate import generate
from motcua.demonstration.plan import MAPPING_FILE, UNITS_FILE
from motcua.dossiers.api import ImportOrder, ImportReport, Watch, import_dossiers
from motcua.orgs.api import load_units

Blocks = list[tuple[str, bytes]]
FULL_SIZE = 331_986
LEAST_RATIO = 0.5
MOST_MEMORY = 1024
"""Mebibytes that an import of a million rows may hold."""


def _import(order: ImportOrder, blocks: Blocks) -> tuple[ImportReport, float]:
    watch = Watch(on_block=lambda statement, block: blocks.append((statement, block)))
    settle()
    begun = time.perf_counter()
    report = import_dossiers(actor=Actor.system("bench"), order=order, now=datetime.now(UTC), watch=watch)
    lasted = time.perf_counter() - begun
    if report.refused or not report.imported:
        raise RuntimeError(f"our own file was refused: {report.findings[:3]}")
    return report, lasted


def _copy(blocks: Blocks) -> float:
    """Seconds of COPY alone, in one transaction, with the same indexes, constraints and triggers."""
    settle()
    begun = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL TIME ZONE 'Asia/Ho_Chi_Minh'")
        for statement, block in blocks:
            with cursor.copy(statement) as copy:
                copy.write(block)
    return time.perf_counter() - begun


def _peak_bytes(order: ImportOrder) -> int:
    """The most memory that the command itself held at any moment of the same import, in a process of its own."""
    words = ["dossiers", "import", str(order.dossiers), "--events", str(order.events), "--mapping", str(order.mapping)]
    return run_apart(["-m", "motcua", *words]).peak_bytes


def measure(args: argparse.Namespace) -> list[Reading]:
    """Two readings: dossiers a second of a file of the simulated province with its log of events, and peak memory."""
    folder = Path(os.environ["MOTCUA_DATA"]) / "import"
    load_units()
    load_units(UNITS_FILE)
    made = generate(folder, seed=2021, scale=args.imported / FULL_SIZE)
    order = ImportOrder(dossiers=made.dossiers_file, events=made.events_file, mapping=MAPPING_FILE)
    size = made.dossiers_file.stat().st_size + made.events_file.stat().st_size
    connection.ensure_connection()
    ours, limits = [], []
    for _ in range(2):
        blocks: Blocks = []
        empty_ledger()
        report, lasted = _import(order, blocks)
        ours.append(lasted)
        empty_ledger()
        limits.append(_copy(blocks))
    empty_ledger()
    peak = _peak_bytes(order) / 2**20
    shutil.rmtree(folder)
    rate, limit = report.dossiers / min(ours), report.dossiers / min(limits)
    detail = {
        "dossiers": report.dossiers,
        "foreign_events": report.events,
        "mebibytes": round(sum(len(block) for _, block in blocks) / 2**20),
        "seconds": round(min(ours), 2),
        "copy_seconds": round(min(limits), 2),
    }
    ratio = rate / limit
    held = {"dossiers": report.dossiers, "file_mebibytes": size >> 20}
    least, most = f">= {LEAST_RATIO}", f"<= {MOST_MEMORY} MiB"
    share = MOST_MEMORY / peak
    return [
        Reading("import", rate, "dossiers/s", limit, "COPY", ratio, least, ratio >= LEAST_RATIO, detail),
        Reading("import_memory", peak, "MiB", MOST_MEMORY, "the bar", share, most, peak <= MOST_MEMORY, held),
    ]

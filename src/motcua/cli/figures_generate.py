"""An extract of any size that never was: to measure with, and to try what a whole country asks of a machine."""

import argparse
import os
import time
from pathlib import Path
from typing import Any

from motcua.analytics.api import LedgerOrder, Snapshot, generate_ledger
from motcua.cli.answers import print_json
from motcua.cli.progress import Progress

EXAMPLE = """
motcua figures-generate --dossiers 1e6 --folder var/generated
motcua figures-generate --dossiers 1e8 --provinces 34 --folder /srv/nation --seed 7
MOTCUA_EXTRACTS=/srv/nation motcua figures on_time_share --by province --as-of 2026-10-11
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How many dossiers, of how many provinces, and where."""
    parser.add_argument("--dossiers", type=_whole, required=True, metavar="N", help="how many, as 250000 or 1e7")
    parser.add_argument("--provinces", type=int, default=1, metavar="N", help="divided over so many (default 1)")
    parser.add_argument("--seed", type=int, default=2026, help="the same seed gives the same rows (default 2026)")
    parser.add_argument("--folder", type=Path, required=True, help="new, empty, or with a generated extract to replace")
    parser.add_argument("--public", action="store_true", help="also work out what the public may see of it")


def run(args: argparse.Namespace) -> int:
    """Generate and say what came out."""
    order = LedgerOrder(args.dossiers, args.provinces, args.seed)
    begun = time.perf_counter()
    with Progress("hồ sơ giả lập", order.dossiers) as progress:
        snapshot = generate_ledger(args.folder, order, public=args.public, on_rows=progress.advance)
    document = _document(snapshot, args.folder, time.perf_counter() - begun)
    if args.json:
        print_json(document)
        return 0
    tables = ", ".join(f"{table} {size['rows']:,}" for table, size in document["tables"].items())
    print(f"{args.folder}: dữ liệu giả lập, {tables}; {document['bytes'] / 2**20:,.0f} MiB, {document['seconds']} s")
    print(f"MOTCUA_EXTRACTS={args.folder} motcua figures received --by tier --as-of {document['as_of']}")
    return 0


def _document(snapshot: Snapshot, folder: Path, seconds: float) -> dict[str, Any]:
    tables = {
        table: {
            "files": len(files),
            "rows": sum(file.rows for file in files),
            "bytes": sum(file.bytes for file in files),
        }
        for table, files in snapshot.files.items()
    }
    return {
        "folder": os.fspath(folder),
        "snapshot": snapshot.name,
        "as_of": snapshot.taken_at.isoformat(),
        "simulated": snapshot.simulated,
        "tables": tables,
        "bytes": sum(size["bytes"] for size in tables.values()),
        "seconds": round(seconds, 1),
    }


def _whole(text: str) -> int:
    number = float(text)
    if not number.is_integer() or number < 1:
        raise ValueError(text)
    return int(number)

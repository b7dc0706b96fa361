"""A generated ledger for measurements, written by the command that everybody has."""

import argparse
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from motcua.cli.benchmarks.child import run_apart


@dataclass(frozen=True, slots=True)
class Generated:
    """Where it lies, and what writing it took."""

    folder: Path
    detail: dict[str, Any]


@contextmanager
def generated_ledger(args: argparse.Namespace, *, public: bool = False) -> Iterator[Generated]:
    """A ledger of the asked size, with what the public may see worked out where that is wanted; removed afterwards."""
    folder = Path(os.environ["MOTCUA_DATA"]) / "generated"
    words = ["--dossiers", str(args.generated), "--provinces", str(args.provinces), "--folder", str(folder), "--json"]
    ran = run_apart(["-m", "motcua", "figures-generate", *words, *(["--public"] if public else [])])
    document = json.loads(ran.output)
    detail = {
        "dossiers": args.generated,
        "provinces": args.provinces,
        "events": document["tables"]["events"]["rows"],
        "mebibytes": round(document["bytes"] / 2**20),
        "generated_in_s": document["seconds"],
        "generating_mebibytes": round(ran.peak_bytes / 2**20),
    }
    try:
        yield Generated(folder, detail)
    finally:
        shutil.rmtree(folder)

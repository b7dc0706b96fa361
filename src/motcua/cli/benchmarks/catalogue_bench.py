"""The national catalogue taken in, and taken in once more, by the command itself."""

import argparse
import time

from motcua.cli.answers import say
from motcua.cli.benchmarks.child import run_apart
from motcua.cli.benchmarks.reading import Reading
from motcua.orgs.api import load_units

MOST_SECONDS, MOST_AGAIN, MOST_MEMORY = 60, 15, 600


def measure(args: argparse.Namespace) -> list[Reading]:
    """Three readings: seconds of the first import with its search index, of the second, and the peak of memory."""
    if not args.catalogue.is_file():
        say(f"no file {args.catalogue}: name one with --catalogue; nothing measured")
        return []
    load_units()
    seconds, peaks = [], []
    for _ in range(2):
        begun = time.perf_counter()
        peaks.append(run_apart(["-m", "motcua", "catalogue", "import", str(args.catalogue)]).peak_bytes / 2**20)
        seconds.append(time.perf_counter() - begun)
    detail = {"file_mebibytes": round(args.catalogue.stat().st_size / 2**20, 1)}
    bars = (
        ("catalogue_import", seconds[0], MOST_SECONDS, "s"),
        ("catalogue_again", seconds[1], MOST_AGAIN, "s"),
        ("catalogue_memory", max(peaks), MOST_MEMORY, "MiB"),
    )
    return [
        Reading(name, value, unit, bar, "the bar", bar / value, f"<= {bar} {unit}", value <= bar, detail)
        for name, value, bar, unit in bars
    ]

"""The officer's list at 10,000 and 1,000,000 dossiers."""

import argparse

from motcua.cli.benchmarks.pages import both_sizes, reading_of
from motcua.cli.benchmarks.reading import Reading


def measure(args: argparse.Namespace) -> list[Reading]:
    """One reading: p95 at the large ledger against p95 at the small one."""
    return [reading_of("work list", both_sizes(args.large)["work_list"], dossiers=args.large)]

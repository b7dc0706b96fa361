"""The desk's search at 10,000 and 1,000,000 dossiers: by a common name, and by an identity number."""

import argparse

from motcua.cli.benchmarks.pages import both_sizes, reading_of
from motcua.cli.benchmarks.reading import Reading


def measure(args: argparse.Namespace) -> list[Reading]:
    """Two readings: p95 at the large ledger against p95 at the small one."""
    pages = both_sizes(args.large)
    return [
        reading_of("desk search by name", pages["search_by_name"], dossiers=args.large),
        reading_of("desk search by number", pages["search_by_number"], dossiers=args.large),
    ]

"""The officer's list at 10,000 and 1,000,000 dossiers."""

import argparse

from motcua.cli.benchmarks.ledger import bench_officer, bench_units, fill, signed_in
from motcua.cli.benchmarks.pages import time_page
from motcua.cli.benchmarks.reading import Reading

SMALL = 10_000


def measure(args: argparse.Namespace) -> list[Reading]:
    """One reading: p95 at the large ledger against p95 at the small one, at most 10 statements."""
    units = bench_units(50)
    client = signed_in(bench_officer(units[0]))
    address = f"/can-bo/?unit={units[0].id}&list=open"
    fill(units, SMALL)
    small = time_page(client, address)
    fill(units, args.large)
    large = time_page(client, address)
    ratio = large["p95_ms"] / small["p95_ms"]
    detail = {
        f"{name}_{size}": value for size, page in (("small", small), ("large", large)) for name, value in page.items()
    }
    return [
        Reading(
            "work list p95",
            large["p95_ms"],
            "ms",
            large["sql_alone_ms"],
            "its SQL alone, p50",
            large["sql_alone_ms"] / large["p95_ms"],
            "large <= 1.3 x small and <= 10 statements",
            ratio <= 1.3 and large["statements"] <= 10,
            {"large_to_small": round(ratio, 2)} | detail,
        )
    ]

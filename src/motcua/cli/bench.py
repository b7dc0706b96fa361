"""Measure speed: each figure beside its physical limit measured in the same run, on a database of its own."""

import argparse
import importlib
import os
from pathlib import Path
from typing import Protocol, cast

import django
from django.core.management import call_command

from motcua.cli.answers import print_json, say
from motcua.cli.benchmarks.own_database import durability, empty_ledger, own_database
from motcua.cli.benchmarks.reading import Reading, machine
from motcua.hosting.folders import data_folder

EXAMPLE = """
motcua bench
motcua bench intake work_list --seconds 10
motcua bench deadlines --json
"""

CATALOGUE = Path("../shared/data/tthc/procedures.jsonl.gz")
BENCHMARKS = {
    "slow_line": "the birth dossier on a phone over 50 kbit/s: seconds until each page is usable, and its weight",
    "forms": "a form of 300 questions and 100 rows worked out anew, against reading its answers",
    "start": "seconds from the command to the answering site, against the bare interpreter importing Django",
    "deadlines": "deadlines a second in bulk, against adding to the same moments without a calendar",
    "clock": "open promises counted anew a second when a day is decreed late, against going through the rows",
    "intake": "dossiers a second over the API, against pgbench writing the same rows",
    "import": "dossiers a second from the canonical file, against COPY of the same bytes into the same tables",
    "extract": "the whole ledger into the extract, against COPY to a file; one day of 5,000 dossiers at two sizes",
    "metrics": "each metric by month and unit over a generated ledger, against a plain scan of its columns; memory",
    "dashboard": "the public pages of figures over a generated ledger, the first time and afterwards",
    "work_list": "the officer's list at 10,000 and 1,000,000 dossiers, against its SQL alone",
    "catalogue": "the national catalogue imported twice, against its bars",
    "procedure_page": "the pages of the nation's procedures, each against its statements alone; weight and statements",
    "search": "the right procedure among the first five, and the database's time with 20 searchers",
    "bulk": "500 dossiers passed on at once, against the same rows in one statement",
    "step": "a step of a dossier with 500 events behind it, against the same step of a young one",
    "desk_search": "an officer's search by name and by number at 10,000 and 1,000,000 dossiers, against its SQL alone",
    "recovery": "the lab on 200 made-up provinces: coverage, and size where nothing was planted, against nominal",
    "scope": "the officer's list kept by the database to whoever asks, against the same list asked by the house itself",
    "sign_in": "signing in at both doors without the password's hash, against one durable commit",
    "traces": "a form's page with counting where people stop, against the same page without",
    "dossier_page": "the dossier's page at 10,000 and 1,000,000 dossiers, against its SQL alone",
}


class Benchmark(Protocol):
    """What a module of `cli/benchmarks` offers."""

    def measure(self, args: argparse.Namespace) -> list[Reading]:
        """Run it and return its readings."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which benchmarks, how long, how large."""
    names = "; ".join(f"{name}: {words}" for name, words in BENCHMARKS.items())
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"all if none is named. {names}")
    parser.add_argument("--seconds", type=int, default=10, help="length of each load (default 10)")
    parser.add_argument("--large", type=int, default=1_000_000, help="dossiers in the large ledger (default 1,000,000)")
    parser.add_argument(
        "--generated", type=int, default=10_000_000, help="dossiers in generated ledgers (default 10,000,000)"
    )
    parser.add_argument("--provinces", type=int, default=1, help="their provinces (default 1)")
    parser.add_argument(
        "--catalogue",
        type=Path,
        default=CATALOGUE,
        metavar="FILE",
        help=f"records of the national catalogue (default {CATALOGUE})",
    )
    parser.add_argument("--imported", type=int, default=100_000, help="dossiers in the imported file (default 100,000)")


def run(args: argparse.Namespace) -> int:
    """Measure what is named and print each figure as soon as it is known; status 1 where a bar is not held."""
    unknown = [name for name in args.names if name not in BENCHMARKS]
    if unknown:
        say(f"no such benchmark: {', '.join(unknown)}; there are: {', '.join(BENCHMARKS)}")
        return 2
    readings: list[Reading] = []
    with own_database(data_folder() / "bench"):
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
        django.setup()
        call_command("migrate", verbosity=0)
        where = f"{machine()}; {durability()}"
        say(where) if args.json else print(where, flush=True)
        for name in args.names or BENCHMARKS:
            say(f"measuring {name} ...")
            empty_ledger()
            module = cast(Benchmark, importlib.import_module(f"motcua.cli.benchmarks.{name}_bench"))
            for reading in module.measure(args):
                readings.append(reading)
                if not args.json:
                    print(reading.as_line(), flush=True)
    if args.json:
        print_json({"machine": where, "readings": [reading.as_json() for reading in readings]})
    return 0 if all(reading.held for reading in readings) else 1

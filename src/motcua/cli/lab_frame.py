"""What the lab's commands have in common: columns by option, one file in, one answer out."""

import argparse
from collections.abc import Callable
from pathlib import Path

from motcua.cli.answers import print_json, say
from motcua.uptake.api import Answer, Table, read_table

COLUMNS = {
    "outcome": "column with what is measured",
    "unit": "column with the unit that is followed over time (commune)",
    "time": "column with the period",
    "treated": "column with 1 where treated, 0 where not",
    "first-treated": "column with the first treated period of the unit; empty or 0 where never treated",
    "strata": "column with the stratum",
    "cluster": "column with the cluster (first stage)",
    "cluster2": "column with the unit of the second stage",
    "weight": "column with the weight",
    "fpc": "column with how many clusters the stratum holds in all (first stage)",
    "fpc2": "column with how many second-stage units the cluster holds in all",
    "size": "column with the size (population, number of dossiers)",
    "group": "column with the group to compare",
    "event": "column with 1 where the event was seen, 0 where not (yet)",
}


def add_columns(parser: argparse.ArgumentParser, required: str, optional: str = "") -> None:
    """`--data FILE`, and one option for each named column; names separated by blanks, keys of COLUMNS."""
    parser.add_argument("--data", type=Path, required=True, metavar="F.csv", help="CSV with a header, UTF-8")
    for name in required.split():
        parser.add_argument(f"--{name}", required=True, metavar="C", help=COLUMNS[name])
    for name in optional.split():
        parser.add_argument(f"--{name}", metavar="C", help=COLUMNS[name] + " (optional)")


def answer(args: argparse.Namespace, method: Callable[[Table, argparse.Namespace], Answer]) -> int:
    """Read the file, apply the method, print; a refusal leaves by exit status 1 with its reason."""
    found = method(read_table(args.data), args)
    if args.json:
        print_json(found.document())
    else:
        tell(found)
    return 0


def tell(found: Answer) -> None:
    """The answer for a person at a terminal: the main figures in lines, the rows as a table."""
    for name in ("estimate", "se", "ci", "p", "df", "n", "convention"):
        value = found.document()[name]
        if value is not None:
            print(f"{name:12}{value}")
    rows = found.document()["rows"]
    if rows:
        names = list(dict.fromkeys(name for row in rows for name in row))
        print("\t".join(names))
        for row in rows:
            print("\t".join("" if row.get(name) is None else str(row[name]) for name in names))
    for flag in found.flags:
        say(flag)

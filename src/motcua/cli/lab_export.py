"""A table for other programs, with labels in both languages; the form is the ending of the file."""

import argparse
from pathlib import Path

from motcua.cli.answers import print_json
from motcua.uptake.api import read_table
from motcua.uptake.line_api import export_table

EXAMPLE = """
motcua lab export --data results.csv --to results.dta --labels labels.csv
motcua lab export --data results.csv --to results.parquet   (csv, parquet, dta for Stata, sav for SPSS)
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The table, the labels, the file."""
    parser.add_argument("--data", type=Path, required=True, metavar="F.csv", help="CSV with a header, UTF-8")
    parser.add_argument("--labels", type=Path, metavar="L.csv", help="columns name, vi, en")
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="ends in .csv, .parquet, .dta or .sav")


def run(args: argparse.Namespace) -> int:
    """Read, write."""
    table, labels = read_table(args.data), {}
    if args.labels:
        given = read_table(args.labels)
        names = zip(given.texts("name"), given.texts("vi"), given.texts("en"), strict=True)
        labels = {name: (vi, en) for name, vi, en in names}
    export_table(table, labels, args.to, args.to.suffix.removeprefix("."))
    if args.json:
        print_json({"file": str(args.to), "rows": len(table), "columns": list(table.columns)})
    else:
        print(f"{len(table)} rows in {args.to}")
    return 0

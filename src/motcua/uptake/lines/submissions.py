"""Take in answers that ODK Central or Kobo exported, one row per interview, and say what was left out."""

import argparse
import csv
from pathlib import Path

from motcua.uptake.api import Answer, Table, interviews, read_table
from motcua.uptake.lines.columns import Written

EXAMPLE = """
motcua lab submissions --data export.csv --out interviews.csv --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The export, and where the interviews go."""
    parser.add_argument("--data", type=Path, required=True, metavar="F.csv", help="CSV of ODK Central or Kobo")
    parser.add_argument("--out", type=Written, metavar="O.csv", help="write one row per interview")
    parser.add_argument("--keep-last", action="store_true", help="of differing rows of one instance keep the last sent")


def infer(args: argparse.Namespace) -> Answer:
    """Read, sort out."""
    return _taken(read_table(args.data), args)


def _taken(table: Table, args: argparse.Namespace) -> Answer:
    found, rows = interviews(table, keep_last=args.keep_last)
    if args.out:
        with args.out.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(rows.columns)
            writer.writerows(zip(*rows.columns.values(), strict=True))
    return found

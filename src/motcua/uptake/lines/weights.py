"""Survey weights on plain files: one row per person drawn, known margins in a second file."""

import argparse
import csv
from pathlib import Path

import numpy as np

from motcua.uptake.api import Answer, Margin, Table, TableRefused, read_table, weigh
from motcua.uptake.lines.columns import Written, add_columns

EXAMPLE = """
motcua lab weights --data people.csv --weight base --answered done --class village --margins margins.csv --cap 5
(margins.csv: margin,category,total; margin is the name of a column of people.csv)
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Base weights, who answered, what is known, and where the result goes."""
    add_columns(parser, "", "weight")
    parser.add_argument("--answered", metavar="C", help="column with 1 where the person answered")
    parser.add_argument("--class", dest="classes", metavar="C", help="column with the class of non-response")
    parser.add_argument("--margins", type=Path, metavar="M.csv", help="columns margin, category, total")
    parser.add_argument("--cap", type=float, help="largest weight, in medians")
    parser.add_argument("--out", type=Written, metavar="O.csv", help="write the rows with their weight, column w_final")


def infer(args: argparse.Namespace) -> Answer:
    """Read, weigh."""
    return _weigh(read_table(args.data), args)


def _weigh(table: Table, args: argparse.Namespace) -> Answer:
    base = table.numbers(args.weight) if args.weight else np.ones(len(table))
    found, weights = weigh(
        base,
        answered=table.flags(args.answered) if args.answered else None,
        classes=table.texts(args.classes) if args.classes else None,
        margins=_margins(table, args.margins) if args.margins else (),
        cap=args.cap,
    )
    if args.out:
        with args.out.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([*table.columns, "w_final"])
            writer.writerows(zip(*table.columns.values(), weights.tolist(), strict=True))
    return found


def _margins(table: Table, path: Path) -> list[Margin]:
    """Raises TableRefused where a category has two totals."""
    known = read_table(path)
    totals: dict[str, dict[str, float]] = {}
    rows = zip(known.texts("margin"), known.texts("category"), known.numbers("total"), strict=True)
    for line, (margin, category, total) in enumerate(rows, start=2):
        own = totals.setdefault(margin, {})
        if category in own:
            raise TableRefused(f"Dòng {line}: “{margin}”, “{category}” có hai tổng.", remedy="Bỏ một dòng.", line=line)
        own[category] = float(total)
    return [Margin(name, table.texts(name), own) for name, own in totals.items()]

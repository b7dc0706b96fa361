"""Who pressed submit, by the ledger and by those who were asked: one row per class of hand."""

import argparse

from motcua.uptake.api import Answer, calibrated_bounds, read_table
from motcua.uptake.lines.columns import add_columns
from motcua.uptake.methods.intervals import ALPHA

EXAMPLE = """
motcua lab calibrate --data hands.csv --hand hand --dossiers n --asked asked --pressed self --low low --high high --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Columns with the class, its dossiers, who was asked and who said yes, and what the ledger alone allows."""
    add_columns(parser, "")
    parser.add_argument("--hand", required=True, metavar="C", help="column with what the ledger says of the hand")
    parser.add_argument("--dossiers", required=True, metavar="C", help="column with how many dossiers that are")
    parser.add_argument("--asked", required=True, metavar="C", help="column with how many of them were asked")
    parser.add_argument("--pressed", required=True, metavar="C", help="column with how many pressed submit themselves")
    parser.add_argument("--low", required=True, metavar="C", help="column with the least share the ledger allows")
    parser.add_argument("--high", required=True, metavar="C", help="column with the largest share the ledger allows")
    parser.add_argument("--alpha", type=float, default=ALPHA, help="level of the interval (0.05)")


def infer(args: argparse.Namespace) -> Answer:
    """Read, put together."""
    table = read_table(args.data)
    return calibrated_bounds(
        table.texts(args.hand),
        table.numbers(args.dossiers),
        table.numbers(args.asked),
        table.numbers(args.pressed),
        (table.numbers(args.low), table.numbers(args.high)),
        alpha=args.alpha,
    )

"""Cost per additional self-service dossier on a plain file: one row per item with its least and largest cost."""

import argparse

from motcua.uptake.api import Answer, Table, cost_of_one_more, read_table
from motcua.uptake.lines.columns import add_columns

EXAMPLE = """
motcua lab cost --data c.csv --item i --low l --high h --effect .08 --effect-low .02 --effect-high .14 --dossiers 465
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Columns with the costs, the effect with its interval, and on how many dossiers it works."""
    add_columns(parser, "")
    parser.add_argument("--item", required=True, metavar="C", help="column with the name of the item")
    parser.add_argument("--low", required=True, metavar="C", help="column with the least cost, in dong")
    parser.add_argument("--high", required=True, metavar="C", help="column with the largest cost, in dong")
    parser.add_argument("--effect", type=float, required=True, help="rise of the share, as 0.08")
    parser.add_argument("--effect-low", type=float, required=True, help="lower end of its interval")
    parser.add_argument("--effect-high", type=float, required=True, help="upper end of its interval")
    parser.add_argument("--dossiers", type=float, required=True, help="eligible dossiers where it was done")


def infer(args: argparse.Namespace) -> Answer:
    """Read, divide."""
    return _divide(read_table(args.data), args)


def _divide(table: Table, args: argparse.Namespace) -> Answer:
    return cost_of_one_more(
        table.texts(args.item),
        table.numbers(args.low),
        table.numbers(args.high),
        (args.effect_low, args.effect, args.effect_high),
        args.dossiers,
    )

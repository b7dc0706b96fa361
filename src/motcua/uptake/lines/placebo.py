"""Communes chosen by agreement: where their change stands among all like sets, without a p value."""

import argparse

from motcua.uptake.api import Answer, placebo_rank, read_table, space_of
from motcua.uptake.lines.columns import add_columns
from motcua.uptake.lines.ri import units_of

EXAMPLE = """
motcua lab placebo --data panel.csv --outcome self_service --treated agreed --unit commune --time month \
--post-from 2021-07
motcua lab placebo --data change.csv --outcome self_service --treated agreed --strata district --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Columns, and how many sets where all are too many."""
    add_columns(parser, "outcome treated", "unit time strata cluster")
    parser.add_argument("--post-from", metavar="T", help="first period after the start; needs --unit and --time")
    parser.add_argument("--draws", type=int, default=20000, help="how many where all are too many (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the drawing (%(default)s)")


def infer(args: argparse.Namespace) -> Answer:
    """Read, rank."""
    table = read_table(args.data)
    args.weight = None
    units = units_of(table, args, {name: table.numbers(name) for name in table.names(args.outcome)})
    space = space_of(units.treated, units.strata, args.draws, args.seed)
    return placebo_rank(units.outcomes, units.treated, space, strata=units.strata)

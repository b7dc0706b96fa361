"""Event study on a plain file: units that start at different times, against those never or not yet treated."""

import argparse

from motcua.uptake.api import Answer, Table, complete_panel, event_study, read_table
from motcua.uptake.lines.columns import add_columns

EXAMPLE = """
motcua lab event-study --data panel.csv --outcome share --unit commune --time month --first-treated start --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Columns, with whom to compare, and the base period."""
    add_columns(parser, "outcome unit time first-treated", "cluster")
    parser.add_argument("--control", choices=("never", "not-yet"), default="never", help="with whom (%(default)s)")
    parser.add_argument("--base", choices=("varying", "universal"), default="varying", help="before (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the simultaneous bands (%(default)s)")
    parser.add_argument("--alpha", type=float, default=0.05, help="level of the intervals (%(default)s)")


def infer(args: argparse.Namespace) -> Answer:
    """Read, compare."""
    return _follow(read_table(args.data), args)


def _follow(table: Table, args: argparse.Namespace) -> Answer:
    panel = complete_panel(
        table.numbers(args.outcome),
        table.codes(args.unit),
        table.codes(args.time),
        table.texts(args.first_treated, missing=True),
        table.codes(args.cluster)[0] if args.cluster else None,
    )
    return event_study(panel, control=args.control, base=args.base, alpha=args.alpha, seed=args.seed)

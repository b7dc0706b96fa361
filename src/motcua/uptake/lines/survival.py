"""Time to an event on a plain file: one row per dossier, person or session, those who still wait included."""

import argparse

import numpy as np

from motcua.uptake.api import KINDS, TESTS, Answer, Table, Waits, order_of, read_table, survival
from motcua.uptake.lines.columns import add_columns

EXAMPLE = """
motcua lab survival --data dossiers.csv --time days --event done --horizon 10 --json
motcua lab survival --data dossiers.csv --time days --event end --censored open --group channel --horizon 30
"""
NOT_SEEN = frozenset({"0", "0.0", "false", "FALSE", "False", "no", "F"})
SEEN = frozenset({"1", "1.0", "true", "TRUE", "True", "yes", "T"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Columns (`time` is how long, not when), the horizon, and the kinds of interval and test."""
    add_columns(parser, "time event", "group strata")
    parser.add_argument("--entry", metavar="C", help="column with the time under observation began, where not 0")
    parser.add_argument("--censored", metavar="WORD", help="the word in --event for those that were not seen to end")
    parser.add_argument("--horizon", type=float, metavar="T", help="tell survival and restricted mean at this time")
    parser.add_argument("--interval", choices=KINDS, default="log-log", help="of the curve (%(default)s)")
    parser.add_argument("--test", choices=tuple(TESTS), default="logrank", help="between groups (%(default)s)")
    parser.add_argument("--alpha", type=float, default=0.05, help="level of the intervals (%(default)s)")


def infer(args: argparse.Namespace) -> Answer:
    """Read, estimate."""
    return _estimate(read_table(args.data), args)


def _estimate(table: Table, args: argparse.Namespace) -> Answer:
    ends = ["1" if cell in SEEN else cell for cell in table.texts(args.event)]
    away = NOT_SEEN if args.censored is None else frozenset({args.censored})
    causes = sorted({end for end in ends if end not in away}, key=order_of) or ["1"]
    place = {cause: number for number, cause in enumerate(causes, start=1)}
    return survival(
        Waits(
            table.numbers(args.time),
            np.array([place.get(end, 0) for end in ends], dtype=np.int64),
            causes,
            table.numbers(args.entry) if args.entry else None,
        ),
        table.codes(args.group) if args.group else None,
        table.codes(args.strata)[0] if args.strata else None,
        horizon=args.horizon,
        kind=args.interval,
        test=args.test,
        alpha=args.alpha,
    )

"""Time to an event on a plain file: one row per dossier, person or session, those who still wait included."""

import argparse
from dataclasses import replace

import numpy as np

from motcua.uptake.api import (
    KINDS,
    TESTS,
    Answer,
    MethodRefused,
    Table,
    Waits,
    order_of,
    read_table,
    same_word,
    survival,
)
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
    ends, flags = _ends(table.texts(args.event), args.censored)
    causes = sorted({end for end in ends if end is not None}, key=order_of) or ["1"]
    place = {cause: number for number, cause in enumerate(causes, start=1)}
    found = survival(
        Waits(
            table.numbers(args.time),
            np.array([0 if end is None else place[end] for end in ends], dtype=np.int64),
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
    return replace(found, flags=[*found.flags, *flags])


def _ends(cells: list[str], censored: str | None) -> tuple[list[str | None], list[str]]:
    """How each row ended, None where it was not seen to; a warning where no row was left waiting.

    Raises  MethodRefused: no row has the word for those who still wait
    """
    if censored is None:
        ends = [None if cell in NOT_SEEN else "1" if cell in SEEN else cell for cell in cells]
    else:
        ends = [None if same_word(cell, censored) else cell for cell in cells]
    if None in ends:
        return ends, []
    if censored is not None:
        raise MethodRefused(
            f"Không dòng nào ghi “{censored}” ở cột kết thúc.",
            remedy=f"Các giá trị có trong cột: {', '.join(sorted(set(cells), key=order_of)[:10])}.",
        )
    kinds = sorted({end for end in ends if end is not None}, key=order_of)
    warning = (
        f"Mọi dòng đều được coi là đã kết thúc, theo {len(kinds)} cách ({', '.join(kinds[:5])}); "
        "nếu một giá trị nghĩa là còn chờ, ghi --censored."
    )
    return ends, [warning] if len(kinds) > 1 else []

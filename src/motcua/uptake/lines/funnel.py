"""A funnel over declared steps on a plain file: one row per event of a case."""

import argparse
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt

from motcua.uptake.api import Answer, Table, TableRefused, funnel, read_table
from motcua.uptake.lines.columns import add_columns

EXAMPLE = """
motcua lab funnel --data events.csv --unit case --event activity --steps open,fill,submit,accept --group channel
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Columns, the declared order, and what is too small to show."""
    add_columns(parser, "unit", "group time")
    parser.add_argument("--event", required=True, metavar="C", help="column with the step or activity")
    parser.add_argument("--steps", required=True, metavar="A,B,C", help="the declared steps, first to last")
    parser.add_argument("--smallest", type=int, default=0, help="hide counts below this (5 for the public)")
    parser.add_argument("--alpha", type=float, default=0.05, help="level of the intervals (%(default)s)")


def infer(args: argparse.Namespace) -> Answer:
    """Read, count."""
    return _count(read_table(args.data), args)


def _count(table: Table, args: argparse.Namespace) -> Answer:
    names = [name.strip() for name in args.steps.split(",") if name.strip()]
    place = {name: number for number, name in enumerate(names)}
    return funnel(
        table.codes(args.unit)[0],
        np.array([place.get(cell, -1) for cell in table.texts(args.event)], dtype=np.int64),
        names,
        groups=table.codes(args.group) if args.group else None,
        times=_days(table, args.time) if args.time else None,
        smallest=args.smallest,
        alpha=args.alpha,
    )


def _days(table: Table, column: str) -> npt.NDArray[np.float64]:
    """Numbers as they are; dates and times (ISO 8601, without zone as if all in one) as days."""
    cells = table.texts(column)
    try:
        moments = [datetime.fromisoformat(cell) for cell in cells]
    except ValueError:
        try:
            return table.numbers(column)
        except TableRefused as refused:
            refused.remedy = "Ghi số, hoặc thời điểm ISO như 2021-01-04T08:00:00, thống nhất cả cột."
            raise
    seconds = [(moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() for moment in moments]
    return np.array(seconds) / 86400

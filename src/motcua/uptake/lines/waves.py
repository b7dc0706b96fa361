"""Orders of a roll-out compared: one row per commune, its gain, its readiness, and the people of each group there."""

import argparse

import numpy as np

from motcua.uptake.api import Answer, MethodRefused, Places, Table, order_of, read_table, roll_out
from motcua.uptake.lines.columns import add_columns

EXAMPLE = """
motcua lab waves --data communes.csv --unit name --gain low:high --readiness ready --people poor,others --waves 3,3,4
motcua lab waves --data c.csv --unit name --gain gain --readiness ready --need poverty --people poor --waves 11,11,11
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What each commune brings, how ready it is, whom it has, and the waves."""
    add_columns(parser, "unit")
    parser.add_argument("--gain", required=True, metavar="C:C", help="columns: dossiers a month once begun, low:high")
    parser.add_argument("--readiness", required=True, metavar="C", help="column: how ready, more is easier")
    parser.add_argument("--need", metavar="C", help="column: how much it is needed, more is first (optional)")
    parser.add_argument("--people", required=True, metavar="C,C", help="columns: people of each group")
    parser.add_argument("--waves", required=True, metavar="N,N", help="communes in each wave, as 11,11,11")
    parser.add_argument("--months", type=float, default=3.0, help="between the waves (%(default)s)")
    parser.add_argument("--horizon", type=float, default=24.0, help="months in which dossiers count (%(default)s)")


def infer(args: argparse.Namespace) -> Answer:
    """Read, compare."""
    return _compared(read_table(args.data), args)


def _compared(table: Table, args: argparse.Namespace) -> Answer:
    low, _colon, high = args.gain.partition(":")
    places = Places(
        names=table.texts(args.unit),
        gain=np.column_stack([table.numbers(low.strip()), table.numbers((high or low).strip())]),
        ready=table.numbers(args.readiness),
        need=table.numbers(args.need) if args.need else None,
        people={name: table.numbers(name) for name in table.names(args.people)},
    )
    return roll_out(places, sizes=_sizes(args.waves), months=args.months, horizon=args.horizon)


def _sizes(text: str) -> list[int]:
    parts = [order_of(part.strip()) for part in text.split(",")]
    if any(kind or value != int(value) for kind, value, _text in parts):
        raise MethodRefused(f"Không hiểu các đợt “{text}”.", remedy="Ví dụ --waves 10,10,13.")
    return [int(value) for _kind, value, _text in parts]

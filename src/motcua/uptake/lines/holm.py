"""Holm's correction on a plain file: one row per secondary outcome with its p."""

import argparse

from motcua.uptake.api import Answer, Table, holm, read_table
from motcua.uptake.lines.columns import add_columns

EXAMPLE = """
motcua lab holm --data tests.csv --outcome p --unit name --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The columns and the level."""
    add_columns(parser, "outcome", "unit")
    parser.add_argument("--alpha", type=float, default=0.05, help="level over all of them (%(default)s)")


def infer(args: argparse.Namespace) -> Answer:
    """Read, correct."""
    return _correct(read_table(args.data), args)


def _correct(table: Table, args: argparse.Namespace) -> Answer:
    values = [float(value) for value in table.numbers(args.outcome)]
    names = table.texts(args.unit) if args.unit else [str(row) for row in range(1, len(values) + 1)]
    adjusted = holm(values)
    return Answer(
        "Holm's step-down correction of the family-wise error; the primary outcome is not among them",
        p=min(adjusted),
        n=len(values),
        rows=[
            {"outcome": name, "p": value, "p_holm": raised, "rejected": raised <= args.alpha}
            for name, value, raised in zip(names, values, adjusted, strict=True)
        ],
    )

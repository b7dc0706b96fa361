"""Event study on a plain file: units that start at different times, against those never or not yet treated."""

import argparse
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from motcua.uptake.api import Answer, MethodRefused, Table, complete_panel, event_study, first_of, read_table
from motcua.uptake.lines.columns import add_columns

EXAMPLE = """
motcua lab event-study --data panel.csv --outcome share --unit commune --time month --first-treated start --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Columns, with whom to compare, and the base period."""
    add_columns(parser, "outcome unit time", "first-treated treated cluster weight")
    parser.add_argument("--control", choices=("never", "not-yet"), default="never", help="with whom (%(default)s)")
    parser.add_argument("--base", choices=("varying", "universal"), default="varying", help="before (%(default)s)")
    parser.add_argument("--anticipation", type=int, default=0, metavar="N", help="periods of it before (%(default)s)")
    parser.add_argument("--missing", action="store_true", help="leave out units that lack a period, not refused")
    parser.add_argument("--seed", type=int, default=1, help="of the simultaneous bands (%(default)s)")
    parser.add_argument("--alpha", type=float, default=0.05, help="level of the intervals (%(default)s)")


def infer(args: argparse.Namespace) -> Answer:
    """Read, compare."""
    return _follow(read_table(args.data), args)


def _follow(table: Table, args: argparse.Namespace) -> Answer:
    flags: list[str] = []
    if args.missing:
        table, flags = _balanced(table, args)
    units, periods = table.codes(args.unit), table.codes(args.time)
    panel = complete_panel(
        table.numbers(args.outcome),
        units,
        periods,
        starts_of(table, args, periods, units),
        table.codes(args.cluster)[0] if args.cluster else None,
        table.numbers(args.weight) if args.weight else None,
    )
    found = event_study(
        panel,
        control=args.control,
        base=args.base,
        alpha=args.alpha,
        seed=args.seed,
        anticipation=args.anticipation,
    )
    return replace(found, flags=[*found.flags, *flags])


def starts_of(
    table: Table,
    args: argparse.Namespace,
    periods: tuple[npt.NDArray[np.int64], list[str]],
    units: tuple[npt.NDArray[np.int64], list[str]],
) -> list[str]:
    """Each row's unit's first treated period: as given, or where the column of treatment turns to 1."""
    if args.first_treated:
        return table.texts(args.first_treated, missing=True)
    if not args.treated:
        raise MethodRefused("Chưa nói đơn vị nào bắt đầu khi nào.", remedy="Ghi --first-treated hoặc --treated.")
    return first_of(table.flags(args.treated), units[0], *periods)


def _balanced(table: Table, args: argparse.Namespace) -> tuple[Table, list[str]]:
    """Only the units that have an outcome in every period, and a sentence on the others."""
    table, _ = table.whole([args.outcome])
    units, names = table.codes(args.unit)
    seen = np.bincount(units, minlength=len(names))
    most = len(set(table.texts(args.time)))
    keep = [place for place, unit in enumerate(units) if seen[unit] >= most]
    if not keep:
        raise MethodRefused("Không đơn vị nào có đủ mọi kỳ.", remedy="Bỏ kỳ mà nhiều đơn vị thiếu, rồi chạy lại.")
    gone = int((seen < most).sum())
    left = Table({name: [cells[place] for place in keep] for name, cells in table.columns.items()})
    return left, [f"{gone} đơn vị thiếu kỳ đã để ngoài."] if gone else []

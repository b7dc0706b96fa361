"""Difference in differences on a plain file: followed units or fresh rows, two periods or many, one start for all."""

import argparse
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from motcua.uptake.api import (
    Answer,
    Comparison,
    MethodRefused,
    Table,
    adoption,
    constant,
    difference_in_differences,
    fallen,
    first_of,
    order_of,
    read_table,
)
from motcua.uptake.lines.columns import add_columns

EXAMPLE = """
motcua lab did --data houses.csv --outcome rprice --treated nearinc --time y81 --json
motcua lab did --data panel.csv --outcome share --treated pilot --unit commune --time month --post-from 2021-07
"""
ERRORS = ("classical", "hc0", "hc1", "hc2", "hc3", "crv0", "crv1", "crv1_all", "crv3")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Columns, the start, and the convention of the error."""
    add_columns(parser, "outcome time", "treated first-treated unit cluster weight size")
    parser.add_argument("--post-from", metavar="T", help="first period after the start (not needed with two periods)")
    parser.add_argument("--covariates", default="", metavar="C,C", help="further columns to hold constant")
    parser.add_argument("--missing", action="store_true", help="leave out rows without outcome, not refused")
    parser.add_argument("--error", choices=ERRORS, help="default: crv1 with --unit or --cluster, else classical")
    parser.add_argument("--alpha", type=float, default=0.05, help="level of test and interval (%(default)s)")


def infer(args: argparse.Namespace) -> Answer:
    """Read, compare."""
    table = read_table(args.data)
    if not args.missing:
        return _compare(table, args)
    table, gone = table.whole([args.outcome, *table.names(args.covariates)])
    found = _compare(table, args)
    return replace(found, flags=[*found.flags, *([f"{gone} dòng thiếu số liệu đã để ngoài."] if gone else [])])


def _compare(table: Table, args: argparse.Namespace) -> Answer:
    periods, names = table.codes(args.time)
    units, units_named = table.codes(args.unit) if args.unit else (None, [])
    if units is not None:
        _once(units, periods, units_named, names)
    arm, start = _start(table, args, periods, names, units, units_named)
    clusters = table.codes(args.cluster)[0] if args.cluster else units
    if units is not None and clusters is not None:
        constant(clusters, units, units_named, "cụm")
    extra = table.names(args.covariates)
    study = Comparison(
        table.numbers(args.outcome),
        arm,
        periods >= start,
        periods,
        units,
        clusters,
        table.numbers(args.weight) if args.weight else None,
        np.column_stack([table.numbers(name) for name in extra]) if extra else None,
    )
    found = difference_in_differences(study, error=args.error, alpha=args.alpha)
    warnings = fallen(table.numbers(args.size), study) if args.size else []
    return replace(found, flags=[*found.flags, *warnings])


def _start(
    table: Table,
    args: argparse.Namespace,
    periods: npt.NDArray[np.int64],
    names: list[str],
    units: npt.NDArray[np.int64] | None,
    units_named: list[str],
) -> tuple[npt.NDArray[np.bool_], int]:
    """Who belongs to the treated arm, and the number of the first period after the start."""
    if args.first_treated:
        return adoption(table.texts(args.first_treated, missing=True), names)
    if not args.treated:
        raise MethodRefused("Chưa nói nhóm nào được can thiệp.", remedy="Ghi --treated hoặc --first-treated.")
    treated = table.flags(args.treated)
    if units is not None and _switches(treated, units):
        return adoption(first_of(treated, units, periods, names), names)
    if args.post_from:
        later = [place for place, name in enumerate(names) if order_of(name) >= order_of(args.post_from)]
        return treated, later[0] if later else len(names)
    if len(names) != 2:
        raise MethodRefused(
            f"Có {len(names)} kỳ: chưa biết kỳ nào bắt đầu can thiệp.", remedy="Ghi --post-from, ví dụ 2021-07."
        )
    return treated, 1


def _switches(treated: npt.NDArray[np.bool_], units: npt.NDArray[np.int64]) -> bool:
    ever = np.bincount(units, weights=treated)
    return bool(((ever > 0) & (ever < np.bincount(units))).any())


def _once(
    units: npt.NDArray[np.int64], periods: npt.NDArray[np.int64], names: list[str], periods_named: list[str]
) -> None:
    key = units * (int(periods.max()) + 1) + periods
    values, many = np.unique(key, return_counts=True)
    if bool((many > 1).any()):
        twice = divmod(int(values[int(np.argmax(many))]), int(periods.max()) + 1)
        raise MethodRefused(
            f"Đơn vị “{names[twice[0]]}” có hơn một dòng ở kỳ “{periods_named[twice[1]]}”.",
            remedy="Gộp các dòng trùng, hoặc dùng --cluster thay cho --unit nếu mỗi dòng là một người.",
        )

"""Gaps between groups on a plain file: one row per person, or one row per group with its size."""

import argparse
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from motcua.uptake.api import (
    INDICES,
    Answer,
    MethodRefused,
    Spread,
    Table,
    funnel_limits,
    gaps,
    order_of,
    read_table,
)
from motcua.uptake.lines.columns import add_columns

EXAMPLE = """
motcua lab gap --data quintiles.csv --outcome rate --group quintile --size births --json
motcua lab gap --data survey.csv --outcome online --group region --rank wealth --weight weight --cluster village
motcua lab gap --data communes.csv --outcome online_share --group commune --size dossiers --limits
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Columns, the order, the form of the index, and the bootstrap."""
    add_columns(parser, "outcome group", "size weight cluster")
    parser.add_argument("--rank", metavar="C", help="column that orders rows from worst off to best off")
    parser.add_argument("--index", choices=INDICES, default="standard", help="form of the index (%(default)s)")
    parser.add_argument("--low", type=float, default=0.0, help="least possible outcome (%(default)s)")
    parser.add_argument("--high", type=float, default=1.0, help="largest possible outcome (%(default)s)")
    parser.add_argument("--reference", metavar="G", help="group that the others are compared with")
    parser.add_argument("--limits", action="store_true", help="funnel limits and shrunken shares of many units")
    parser.add_argument("--target", type=float, help="with --limits: the share to compare with (default: the pooled)")
    parser.add_argument("--draws", type=int, default=2000, help="of the bootstrap (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the bootstrap (%(default)s)")
    parser.add_argument("--alpha", type=float, default=0.05, help="level of the intervals (%(default)s)")


def infer(args: argparse.Namespace) -> Answer:
    """Read, compare."""
    return _measure(read_table(args.data), args)


def _measure(table: Table, args: argparse.Namespace) -> Answer:
    groups, names = table.codes(args.group)
    if args.limits:
        if args.weight or args.cluster or args.rank:
            raise MethodRefused("Giới hạn phễu đếm hồ sơ: không dùng trọng số khảo sát.", remedy="Dùng --size.")
        sizes = table.numbers(args.size) if args.size else np.ones(len(table))
        counts = np.bincount(groups, weights=sizes * table.numbers(args.outcome), minlength=len(names))
        held = np.asarray(np.bincount(groups, weights=sizes, minlength=len(names)), dtype=np.float64)
        return funnel_limits(np.asarray(counts, dtype=np.float64), held, names, target=args.target, alpha=args.alpha)
    weights = np.ones(len(table))
    for column in (args.size, args.weight):
        weights = weights * (table.numbers(column) if column else 1.0)
    if args.draws < 100:
        raise MethodRefused("Cần ít nhất 100 lần rút.", remedy="Ví dụ --draws 2000.")
    spread = Spread(
        table.numbers(args.outcome),
        groups,
        names,
        np.asarray(weights, dtype=np.float64),
        _order(table, args, groups, names),
        table.codes(args.cluster)[0] if args.cluster else None,
        args.low,
        args.high,
    )
    found = gaps(spread, index=args.index, reference=args.reference, draws=args.draws, seed=args.seed, alpha=args.alpha)
    if args.rank or spread.order is None:
        return found
    word = "thứ tự dòng trong tệp" if order_of(names[0])[0] else "số của nhóm, nhỏ trước"
    return replace(found, flags=[*found.flags, f"Thứ tự từ kém nhất đến khá nhất lấy theo {word}."])


def _order(
    table: Table, args: argparse.Namespace, groups: npt.NDArray[np.int64], names: list[str]
) -> npt.NDArray[np.float64] | None:
    """The rank asked for; else numbered groups by their numbers, or the file's own order of one row per group."""
    if args.rank:
        return table.numbers(args.rank)
    if len(names) > 2 and all(order_of(name)[0] == 0 for name in names):
        return groups.astype(np.float64)
    if len(names) > 2 and len(names) == len(table):
        return np.arange(len(table), dtype=np.float64)
    return None

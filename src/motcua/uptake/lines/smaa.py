"""Which procedures to take first: one row per procedure, one column per criterion, orders by experts."""

import argparse
import operator
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from motcua.uptake.api import (
    LITTLE_AGREEMENT,
    SCALES,
    Answer,
    Criteria,
    MethodRefused,
    Table,
    TableRefused,
    kendall,
    order_of,
    read_table,
    smaa,
)
from motcua.uptake.lines.columns import add_columns

EXAMPLE = """
motcua lab smaa --data procedures.csv --unit code --criteria offline,ready,-cost --order "offline>ready=cost" --top 4
motcua lab smaa --data procedures.csv --unit code --criteria offline,ready --experts experts.csv --gate "whole=1"
"""
COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "!=": operator.ne,
    "=": operator.eq,
    ">": operator.gt,
    "<": operator.lt,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Alternatives, criteria with their direction, hard gates, and what the experts said."""
    add_columns(parser, "", "unit")
    parser.add_argument("--criteria", required=True, metavar="C,-C", help="columns; a minus where less is better")
    parser.add_argument("--scale", choices=SCALES, default="minmax", help="how values become 0 to 1 (%(default)s)")
    parser.add_argument("--bounds", default="", metavar="C=0:1,C=0:9", help="declared ends for minmax")
    parser.add_argument("--order", action="append", default=[], metavar="A>B=C", help="one expert's order; repeatable")
    parser.add_argument("--experts", type=Path, metavar="E.csv", help="a row per expert: ranks of criteria, 1 first")
    parser.add_argument("--gate", action="append", default=[], metavar="C>=V", help="who fails it is out; repeatable")
    parser.add_argument("--top", type=int, default=1, help="how many are chosen (%(default)s)")
    parser.add_argument("--draws", type=int, default=10_000, help="weightings (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the drawing (%(default)s)")


def infer(args: argparse.Namespace) -> Answer:
    """Read, rank."""
    return _smaa(read_table(args.data), args)


def _smaa(table: Table, args: argparse.Namespace) -> Answer:
    given = table.names(args.criteria)
    names = [name.removeprefix("-") for name in given]
    if not names or len(set(names)) < len(names):
        raise MethodRefused("Mỗi tiêu chí ghi đúng một lần.", remedy="Ví dụ --criteria ho_so,-chi_phi.")
    units = table.texts(args.unit) if args.unit else [str(row + 1) for row in range(len(table))]
    keep, failed = _gates(table, args.gate, units)
    if int(keep.sum()) < 2:
        raise MethodRefused("Qua các điều kiện bắt buộc còn ít hơn hai phương án.", remedy="Xem lại --gate.")
    values = np.column_stack([table.numbers(name) for name in names])[keep]
    orders = [_order(text, names) for text in args.order]
    ranks = _experts(args.experts, names) if args.experts else np.empty((0, len(names)))
    orders += [_groups(row) for row in ranks]
    criteria = Criteria(
        [unit for unit, own in zip(units, keep, strict=True) if own],
        names,
        values,
        np.array([name.startswith("-") for name in given]),
        _bounds(args.bounds, names),
    )
    found = smaa(criteria, orders, top=args.top, draws=args.draws, seed=args.seed, scale=args.scale)
    return _agreed(found, orders, len(names), failed)


def _agreed(found: Answer, orders: list[list[list[int]]], many: int, failed: list[dict[str, str]]) -> Answer:
    """With Kendall's W, where two or more experts ordered every criterion, and with what the gates kept out."""
    more: dict[str, Any] = {**found.more, "gated_out": failed, "agreement": None}
    flags = list(found.flags)
    whole = [order for order in orders if sum(len(group) for group in order) == many]
    if len(whole) > 1 and len(whole) == len(orders) and many > 1:
        places = np.zeros((len(whole), many))
        for row, order in zip(places, whole, strict=True):
            for rank, group in enumerate(order):
                row[group] = rank
        more["agreement"] = kendall(places)
        if more["agreement"]["w"] < LITTLE_AGREEMENT:
            flags.append(f"Các chuyên gia ít đồng thuận (W = {more['agreement']['w']:.2f}): bàn lại trước khi chọn.")
    return replace(found, more=more, flags=flags)


def _gates(table: Table, gates: list[str], units: list[str]) -> tuple[npt.NDArray[np.bool_], list[dict[str, str]]]:
    keep = np.ones(len(table), dtype=bool)
    failed = []
    for gate in gates:
        parts = re.fullmatch(r"(.+?)\s*(>=|<=|!=|=|>|<)\s*(.+)", gate.strip())
        if parts is None:
            raise MethodRefused(f"Không hiểu điều kiện “{gate}”.", remedy="Ví dụ --gate 'ho_so>=100'.")
        limit = order_of(parts[3])[:2]
        cells = table.texts(parts[1])
        for place, cell in enumerate(cells):
            own = order_of(cell)[:2]
            passed = COMPARE[parts[2]](cell, parts[3]) if limit[0] or own[0] else COMPARE[parts[2]](own, limit)
            if not passed:
                keep[place] = False
                failed.append({"alternative": units[place], "gate": gate.strip(), "value": cell})
    return keep, failed


def _order(text: str, names: list[str]) -> list[list[int]]:
    groups = [[name.strip().removeprefix("-") for name in part.split("=")] for part in text.split(">")]
    flat = [name for group in groups for name in group]
    wrong = [name for name in flat if name not in names or flat.count(name) > 1]
    if wrong:
        raise MethodRefused(
            f"Thứ tự “{text}”: “{wrong[0]}” không phải tiêu chí, hoặc ghi hai lần.", remedy="Ví dụ --order 'a>b=c'."
        )
    return [[names.index(name) for name in group] for group in groups]


def _groups(row: npt.NDArray[np.float64]) -> list[list[int]]:
    """One expert's ranks as an order; a criterion without a rank is free."""
    values = np.unique(row[np.isfinite(row)])
    return [[int(place) for place in np.flatnonzero(row == value)] for value in values]


def _experts(path: Path, names: list[str]) -> npt.NDArray[np.float64]:
    table = read_table(path)
    return np.column_stack([table.numbers(name, missing=True) for name in names])


def _bounds(text: str, names: list[str]) -> npt.NDArray[np.float64]:
    found = np.full((len(names), 2), np.nan)
    for part in text.split(","):
        if not part.strip():
            continue
        parts = re.fullmatch(r"\s*-?(.+?)\s*=\s*([-+.\deE]+):([-+.\deE]+)\s*", part)
        if parts is None or parts[1] not in names:
            raise MethodRefused(f"Không hiểu khoảng “{part}”.", remedy="Ví dụ --bounds ty_le=0:1.")
        ends = [order_of(parts[2]), order_of(parts[3])]
        if any(end[0] for end in ends) or not ends[0][1] < ends[1][1]:
            raise TableRefused(f"Khoảng “{part}” không phải hai số tăng dần.", remedy="Ví dụ --bounds ty_le=0:1.")
        found[names.index(parts[1])] = [end[1] for end in ends]
    return found

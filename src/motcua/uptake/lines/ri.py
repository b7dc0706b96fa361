"""Randomisation inference on a plain file: one row per unit, per unit and period, or per matched pair."""

import argparse
from pathlib import Path

import numpy as np
import numpy.typing as npt

from motcua.uptake.api import (
    Answer,
    MethodRefused,
    Space,
    Table,
    TableRefused,
    Units,
    arm_sets,
    arms_inference,
    collapsed,
    order_of,
    randomisation_inference,
    read_table,
    sign_flips,
    space_of,
)
from motcua.uptake.lines.columns import add_columns

EXAMPLE = """
motcua lab ri --data change.csv --outcome self_service --treated pilot --json
motcua lab ri --data panel.csv --outcome share,total --treated pilot --unit commune --time month --post-from 2021-07
motcua lab ri --data change.csv --outcome self_service --arm arm --control none --strata district
motcua lab ri --data pairs.csv --outcome difference   (one row per pair: every sign is flipped)
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Columns, the set of allocations, and how wide the interval is."""
    add_columns(parser, "outcome", "treated unit time strata cluster weight")
    parser.add_argument("--arm", metavar="C", help="column with the arm, where there are several; then no --treated")
    parser.add_argument("--control", metavar="NAME", help="the arm that the others are compared with")
    parser.add_argument("--post-from", metavar="T", help="first period after the start; needs --unit and --time")
    parser.add_argument("--allocations", type=Path, metavar="A.csv", help="exactly these: a column per unit, 1 and 0")
    parser.add_argument("--statistic", choices=("strata", "plain"), default="strata", help="how strata enter it")
    parser.add_argument("--draws", type=int, default=20000, help="how many where all are too many (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the drawing (%(default)s)")
    parser.add_argument("--alpha", type=float, default=0.05, help="level of test and interval (%(default)s)")


def infer(args: argparse.Namespace) -> Answer:
    """Read, infer."""
    return _infer(read_table(args.data), args)


def _infer(table: Table, args: argparse.Namespace) -> Answer:
    names = table.names(args.outcome)
    outcomes = {name: table.numbers(name) for name in names}
    if args.arm:
        return _arms(table, args, outcomes)
    if args.treated is None:
        return sign_flips(outcomes, draws=args.draws, seed=args.seed, alpha=args.alpha)
    units = units_of(table, args, outcomes)
    if args.allocations:
        space = _given(args.allocations, units)
    else:
        space = space_of(units.treated, units.strata, args.draws, args.seed)
    return randomisation_inference(
        units.outcomes,
        units.treated,
        space,
        strata=units.strata if args.statistic == "strata" else None,
        weights=units.sizes if args.weight else None,
        alpha=args.alpha,
    )


def _arms(table: Table, args: argparse.Namespace, outcomes: dict[str, npt.NDArray[np.float64]]) -> Answer:
    """Every arm against the control. Raises MethodRefused, TableRefused."""
    codes, names = table.codes(args.arm)
    control = args.control or next((name for name in names if name in ("control", "0")), None)
    if control not in names or len(names) < 2 or len(outcomes) > 1 or args.treated or args.weight:
        raise MethodRefused(
            "Với --arm cần một kết quả, một nhóm đối chứng có trong cột, không --treated và không --weight.",
            remedy=f"Ghi --control là một trong: {', '.join(names[:10])}.",
        )
    arms = [str(control), *(name for name in names if name != control)]
    units = units_of(table, args, outcomes, codes)
    arm_of = np.array([arms.index(names[int(code)]) for code in units.arms], dtype=np.int8)
    sets = None
    if args.allocations:
        given = read_table(args.allocations)
        cells = [given.texts(name) for name in units.names]
        whose = given.texts("set") if "set" in given.columns else ["*"] * len(given)
        sets = arm_sets(list(zip(*cells, strict=True)), whose, arms)
    return arms_inference(
        next(iter(units.outcomes.values())),
        arm_of,
        arms,
        strata=units.strata,
        sets=sets,
        draws=args.draws,
        seed=args.seed,
        alpha=args.alpha,
    )


def units_of(
    table: Table,
    args: argparse.Namespace,
    outcomes: dict[str, npt.NDArray[np.float64]],
    arms: npt.NDArray[np.int64] | None = None,
) -> Units:
    """One value per unit that could have been treated: the file's rows, or each unit's change, or a cluster's mean."""
    name = args.cluster or args.unit
    if (args.time is None) != (args.post_from is None) or (args.time is not None and name is None):
        raise MethodRefused(
            "Cần cả --unit, --time và --post-from để tính thay đổi trước – sau.",
            remedy="Ví dụ: --unit xa --time ky --post-from 2021-07.",
        )
    codes, names = table.codes(name) if name else (np.arange(len(table)), [str(row + 1) for row in range(len(table))])
    start = order_of(args.post_from) if args.post_from else None
    return collapsed(
        outcomes,
        table.flags(args.treated) if arms is None else arms > arms.min(),
        codes,
        names,
        after=None if start is None else np.array([order_of(cell) >= start for cell in table.texts(args.time)]),
        strata=table.codes(args.strata)[0] if args.strata else None,
        weights=table.numbers(args.weight) if args.weight else None,
        arms=arms,
    )


def _given(path: Path, units: Units) -> Space:
    """The accepted allocations as they were sealed. Raises TableRefused where they do not fit the units."""
    table = read_table(path)
    unknown = [name for name in units.names if name not in table.columns]
    if unknown:
        raise TableRefused(
            f"Tệp phương án không có cột cho đơn vị: {', '.join(unknown[:5])}.",
            remedy="Mỗi đơn vị một cột, tên như trong cột --unit; mỗi dòng một phương án.",
        )
    marks = np.column_stack([table.flags(name) for name in units.names])
    if not bool((marks == units.treated).all(axis=1).any()):
        raise MethodRefused(
            "Phương án đã thực hiện không nằm trong các phương án được chấp nhận.",
            remedy="Kiểm tra cột --treated và tệp phương án đã niêm phong.",
        )
    return Space(marks, len(marks), complete=True)

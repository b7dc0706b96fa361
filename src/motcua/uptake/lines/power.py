"""What a pilot of this shape could see: power simulated from the province's own past, or from a stated SD."""

import argparse
from pathlib import Path

import numpy as np
import numpy.typing as npt

from motcua.uptake.api import (
    Answer,
    Candidates,
    MethodRefused,
    Shape,
    Table,
    TableRefused,
    changes_of,
    constant,
    planned_power,
    power,
    read_table,
)
from motcua.uptake.arm_sizes import treated_of

EXAMPLE = """
motcua lab power --data panel.csv --outcome share --unit commune --time month --designs 4/12,4/24 --effects 0,0.04
motcua lab power --sd 0.03 --designs 4/8,4/12,4/24,4/40,8/24 --effects 0,0.04,0.08 --json
motcua lab power --data panel.csv --outcome share --unit commune --time month --strata district --treated 2 \
--covariates dossiers --effects 0,0.04
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The past or the SD, the shapes, the effects."""
    parser.add_argument("--data", type=Path, metavar="F.csv", help="the past: one row per unit and period")
    parser.add_argument("--outcome", metavar="C", help="column with what is measured")
    parser.add_argument("--unit", metavar="C", help="column with the unit")
    parser.add_argument("--time", metavar="C", help="column with the period")
    parser.add_argument("--before", type=int, default=12, help="periods before the start (%(default)s)")
    parser.add_argument("--after", type=int, default=6, help="periods after the start (%(default)s)")
    parser.add_argument("--sd", type=float, help="SD of a unit's change, where there is no past")
    parser.add_argument("--tail", type=float, default=5.0, help="df of t with --sd; 0 for normal (%(default)s)")
    parser.add_argument("--designs", default="", metavar="T/N,T/N", help="treated / candidates, without --treated")
    parser.add_argument("--treated", metavar="N", help="the very design: 4 of all units, or A=2,B=2 with --strata")
    parser.add_argument("--strata", metavar="C", help="with --treated: column with the stratum")
    parser.add_argument("--covariates", default="", metavar="C,C", help="with --treated: balanced, mean of the past")
    parser.add_argument("--keep", type=float, default=0.1, help="with --covariates: share kept (%(default)s)")
    parser.add_argument("--effects", default="0", metavar="E,E", help="in the outcome's unit (%(default)s)")
    parser.add_argument("--runs", type=int, default=2000, help="simulated pilots each (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the simulation (%(default)s)")
    parser.add_argument("--alpha", type=float, default=0.05, help="level of the test (%(default)s)")


def infer(args: argparse.Namespace) -> Answer:
    """Read the past where there is one, simulate. Raises MethodRefused."""
    if args.treated:
        if args.data is None:
            raise MethodRefused("Thiết kế có tầng cần lịch sử.", remedy="Ghi --data.")
        return _planned(read_table(args.data), args)
    if not args.designs:
        raise MethodRefused("Chưa nói thiết kế nào.", remedy="Ghi --designs 4/24, hoặc --treated 4.")
    if args.data is not None:
        return _power(_past(read_table(args.data), args), args)
    if args.sd is None:
        raise MethodRefused("Cần --data (lịch sử) hoặc --sd.", remedy="Ví dụ --sd 0.03.")
    return _power(args.sd, args)


def _power(past: npt.NDArray[np.float64] | float, args: argparse.Namespace) -> Answer:
    try:
        shapes = [Shape(*(int(part) for part in text.split("/"))) for text in args.designs.split(",")]
        effects = [float(text) for text in args.effects.split(",")]
    except (ValueError, TypeError) as broken:
        raise MethodRefused(
            "Không hiểu --designs hoặc --effects.", remedy="Ví dụ --designs 4/12,4/24 --effects 0,0.04."
        ) from broken
    return power(past, shapes, effects, runs=args.runs, seed=args.seed, alpha=args.alpha, tail=args.tail or None)


def _planned(table: Table, args: argparse.Namespace) -> Answer:
    past = _past(table, args)
    units, names = table.codes(args.unit)
    rows = [int(np.argmax(units == place)) for place in range(len(names))]
    strata, strata_names = np.zeros(len(names), dtype=np.int64), ["*"]
    if args.strata:
        codes, strata_names = table.codes(args.strata)
        strata = codes[constant(codes, units, names, "tầng")]
    labels = table.names(args.covariates)
    sums = [np.bincount(units, weights=table.numbers(name)) / np.bincount(units) for name in labels]
    covariates = np.column_stack(sums) if sums else np.zeros((len(rows), 0))
    for name, column in zip(labels, sums, strict=True):
        if np.ptp(column) == 0:
            raise MethodRefused(f"Biến “{name}” như nhau ở mọi đơn vị.", remedy="Bỏ biến này khỏi --covariates.")
    try:
        effects = [float(text) for text in args.effects.split(",")]
    except ValueError as broken:
        raise MethodRefused("Không hiểu --effects.", remedy="Ví dụ --effects 0,0.04.") from broken
    treated = treated_of(args.treated, strata, strata_names)
    found = Candidates(names, covariates, labels, np.ones(len(labels)), strata, strata_names, treated)
    return planned_power(past, found, effects, keep=args.keep, runs=args.runs, seed=args.seed, alpha=args.alpha)


def _past(table: Table, args: argparse.Namespace) -> npt.NDArray[np.float64]:
    """Changes of every window. Raises TableRefused where a unit lacks a period, or has it twice."""
    if not (args.outcome and args.unit and args.time):
        raise MethodRefused("Lịch sử cần --outcome, --unit và --time.", remedy="Ghi ba cột này.")
    units, names = table.codes(args.unit)
    times, periods = table.codes(args.time)
    seen = np.zeros((len(periods), len(names)), dtype=int)
    np.add.at(seen, (times, units), 1)
    if bool((seen != 1).any()):
        period, unit = np.argwhere(seen != 1)[0]
        word = "không có dòng" if seen[period, unit] == 0 else "có hơn một dòng"
        raise TableRefused(
            f"Đơn vị “{names[unit]}” {word} ở kỳ “{periods[period]}”.",
            remedy="Mỗi đơn vị một dòng mỗi kỳ; bỏ hẳn đơn vị thiếu kỳ và nói rõ trong báo cáo.",
        )
    history = np.zeros(seen.shape)
    history[times, units] = table.numbers(args.outcome)
    return changes_of(history, args.before, args.after)

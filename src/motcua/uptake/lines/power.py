"""What a pilot of this shape could see: power simulated from the province's own past, or from a stated SD."""

import argparse
from pathlib import Path

import numpy as np
import numpy.typing as npt

from motcua.uptake.api import Answer, MethodRefused, Shape, Table, TableRefused, changes_of, power, read_table

EXAMPLE = """
motcua lab power --data panel.csv --outcome share --unit commune --time month --designs 4/12,4/24 --effects 0,0.04
motcua lab power --sd 0.03 --designs 4/8,4/12,4/24,4/40,8/24 --effects 0,0.04,0.08 --json
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
    parser.add_argument("--designs", required=True, metavar="T/N,T/N", help="treated / candidates")
    parser.add_argument("--effects", default="0", metavar="E,E", help="in the outcome's unit (%(default)s)")
    parser.add_argument("--runs", type=int, default=2000, help="simulated pilots each (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the simulation (%(default)s)")
    parser.add_argument("--alpha", type=float, default=0.05, help="level of the test (%(default)s)")


def infer(args: argparse.Namespace) -> Answer:
    """Read the past where there is one, simulate. Raises MethodRefused."""
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

"""Figures of a sample survey in a plain file: means, totals, shares and ratios with the error of the design."""

import argparse

import numpy as np
import numpy.typing as npt

from motcua.uptake.api import (
    LONELY,
    STATISTICS,
    Answer,
    MethodRefused,
    Table,
    TableRefused,
    read_table,
    survey_design,
    survey_estimate,
)
from motcua.uptake.lines.columns import add_columns

EXAMPLE = """
motcua lab survey-estimate --data survey.csv --outcome minutes --cluster village --weight w --fpc villages --json
motcua lab survey-estimate --data survey.csv --outcome heard --statistic share --strata region --cluster village
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Columns of the design, what is estimated, and the rules that must be said aloud."""
    add_columns(parser, "outcome", "strata cluster cluster2 weight fpc fpc2 group")
    parser.add_argument("--statistic", choices=STATISTICS, default="mean", help="what is estimated (%(default)s)")
    parser.add_argument("--denominator", metavar="C", help="column below the line of a ratio")
    parser.add_argument("--level", metavar="V", help="with share: the answer that is counted, if not 1")
    parser.add_argument("--lonely", choices=LONELY, default="fail", help="strata with one cluster (%(default)s)")
    parser.add_argument("--missing", action="store_true", help="an empty outcome puts the row outside, not refused")
    parser.add_argument("--normal", action="store_true", help="intervals by the normal law instead of t")
    parser.add_argument("--alpha", type=float, default=0.05, help="level of test and interval (%(default)s)")


def infer(args: argparse.Namespace) -> Answer:
    """Read, estimate."""
    return _estimate(read_table(args.data), args)


def _estimate(table: Table, args: argparse.Namespace) -> Answer:
    if (args.statistic == "ratio") != (args.denominator is not None):
        raise MethodRefused("Tỷ số cần --denominator, và chỉ tỷ số mới cần.", remedy="Ví dụ --denominator nguoi.")

    def code(name: str | None) -> npt.NDArray[np.int64] | None:
        return table.codes(name)[0] if name else None

    def number(name: str | None) -> npt.NDArray[np.float64] | None:
        return table.numbers(name) if name else None

    design = survey_design(
        len(table),
        strata=code(args.strata),
        cluster=code(args.cluster),
        cluster2=code(args.cluster2),
        weights=number(args.weight),
        fpc=number(args.fpc),
        fpc2=number(args.fpc2),
        lonely=args.lonely,
    )
    groups = None
    if args.group:
        codes, names = table.codes(args.group)
        groups = {name: codes == place for place, name in enumerate(names)}
    return survey_estimate(
        _outcome(table, args),
        design,
        args.statistic,
        denominator=table.numbers(args.denominator, missing=args.missing) if args.denominator else None,
        groups=groups,
        alpha=args.alpha,
        normal=args.normal,
    )


def _outcome(table: Table, args: argparse.Namespace) -> npt.NDArray[np.float64]:
    if args.statistic != "share":
        return table.numbers(args.outcome, missing=args.missing)
    if args.level is not None:
        cells = table.texts(args.outcome, missing=args.missing)
        if args.level not in cells:
            raise TableRefused(f"Không dòng nào trả lời “{args.level}”.", remedy="Kiểm tra --level.")
        return np.array([np.nan if cell in ("", "NA") else float(cell == args.level) for cell in cells])
    found = table.numbers(args.outcome, missing=args.missing)
    if not bool(np.isin(found[np.isfinite(found)], (0, 1)).all()):
        raise TableRefused(
            f"Cột “{args.outcome}” có giá trị khác 0 và 1.", remedy="Ghi --level để nói câu trả lời nào được đếm."
        )
    return found

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
    order_of,
    post_stratified,
    read_table,
    same_word,
    survey_design,
    survey_estimate,
)
from motcua.uptake.lines.columns import add_columns, add_columns_of
from motcua.uptake.tables import MISSING

EXAMPLE = """
motcua lab survey-estimate --data survey.csv --outcome minutes --cluster village --weight w --fpc villages --json
motcua lab survey-estimate --data survey.csv --outcome heard --statistic share --strata region --cluster village
"""
MOST_LEVELS = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Columns of the design, what is estimated, and the rules that must be said aloud."""
    add_columns(parser, "outcome", "strata cluster cluster2 cluster3 strata2 weight fpc fpc2 fpc3 group")
    add_columns_of(parser, "poststrata poststrata-size")
    parser.add_argument("--statistic", choices=STATISTICS, default="mean", help="what is estimated (%(default)s)")
    parser.add_argument("--denominator", metavar="C", help="column below the line of a ratio")
    parser.add_argument("--level", metavar="V", help="with share: the answer that is counted, if not 1 (else all)")
    parser.add_argument("--quantile", type=float, default=0.5, help="with quantile: which, 0.5 is the median")
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
        cluster3=code(args.cluster3),
        strata2=code(args.strata2),
        weights=number(args.weight),
        fpc=number(args.fpc),
        fpc2=number(args.fpc2),
        fpc3=number(args.fpc3),
        lonely=args.lonely,
    )
    if (args.poststrata is None) != (args.poststrata_size is None):
        raise MethodRefused("Hậu phân tầng cần cả hai cột.", remedy="Ghi --poststrata và --poststrata-size.")
    if args.poststrata:
        design = post_stratified(design, table.codes(args.poststrata)[0], table.numbers(args.poststrata_size))
    groups = None
    if args.group:
        codes, names = table.codes(args.group)
        groups = {name: codes == place for place, name in enumerate(names)}
    levels = _levels(table, args)

    def estimate(outcome: npt.NDArray[np.float64]) -> Answer:
        return survey_estimate(
            outcome,
            design,
            args.statistic,
            denominator=table.numbers(args.denominator, missing=args.missing) if args.denominator else None,
            quantile=args.quantile,
            groups=groups,
            alpha=args.alpha,
            normal=args.normal,
        )

    if not levels:
        return estimate(_outcome(table, args))
    return _each_level({level: estimate(_answered(table, args, level)) for level in levels})


def _levels(table: Table, args: argparse.Namespace) -> list[str]:
    """The answers of a question with several, where none was asked for and they are not 0 and 1."""
    if args.statistic != "share" or args.level is not None:
        return []
    found = sorted(set(table.texts(args.outcome, missing=args.missing)) - MISSING, key=order_of)
    if all(same_word(cell, "0") or same_word(cell, "1") for cell in found):
        return []
    if len(found) > MOST_LEVELS:
        raise TableRefused(
            f"Cột “{args.outcome}” có {len(found)} giá trị khác nhau.", remedy="Ghi --level, hoặc --statistic mean."
        )
    return found


def _each_level(found: dict[str, Answer]) -> Answer:
    """One row per answer (and domain); the shares of one domain add up to 1, so there is no one figure above them."""
    first = next(iter(found.values()))
    rows = []
    for level, answer in found.items():
        low, high = answer.ci or (None, None)
        own = {"level": level, "estimate": answer.estimate, "se": answer.se, "low": low, "high": high}
        rows.append({**own, "df": answer.df, "n": answer.n, **answer.more})
        rows.extend({"level": level, **row} for row in answer.rows)
    return Answer(first.convention, df=first.df, n=first.n, rows=rows, flags=first.flags)


def _outcome(table: Table, args: argparse.Namespace) -> npt.NDArray[np.float64]:
    if args.statistic != "share":
        return table.numbers(args.outcome, missing=args.missing)
    if args.level is not None:
        found = _answered(table, args, args.level)
        if not bool((found == 1).any()):
            raise TableRefused(f"Không dòng nào trả lời “{args.level}”.", remedy="Kiểm tra --level.")
        return found
    return table.numbers(args.outcome, missing=args.missing)


def _answered(table: Table, args: argparse.Namespace, level: str) -> npt.NDArray[np.float64]:
    """1 where this was the answer, 0 where another, NaN where none."""
    cells = table.texts(args.outcome, missing=args.missing)
    return np.array([np.nan if cell in MISSING else float(same_word(cell, level)) for cell in cells])

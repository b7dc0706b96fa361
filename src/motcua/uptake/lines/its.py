"""Interrupted series on a plain file: one row per period, or per period of a treated and a control series."""

import argparse
import re
from dataclasses import replace
from datetime import date

import numpy as np
import numpy.typing as npt
import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.uptake.api import (
    FAMILIES,
    Answer,
    MethodRefused,
    Series,
    Table,
    TableRefused,
    interrupted_series,
    order_of,
    read_table,
)
from motcua.uptake.lines.columns import add_columns

EXAMPLE = """
motcua lab its --data months.csv --outcome online --size dossiers --time month --at 2023-07 --season 12 --json
"""
ERRORS = ("newey-west", "newey-west-0", "newey-west-short", "model")
MONTH = re.compile(r"(\d{4})-(\d{2})(-\d{2})?$")
QUARTER = re.compile(r"(\d{4})[ -]?[QqTt]([1-4])$")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Columns, the start, the shape of the change, season, further breaks, and the errors."""
    add_columns(parser, "outcome time", "size treated")
    parser.add_argument("--at", required=True, metavar="T", help="first period after the start")
    parser.add_argument("--effect", choices=("step", "step+slope", "slope"), default="step+slope", help="(%(default)s)")
    parser.add_argument("--family", choices=FAMILIES, default="quasi-poisson", help="(%(default)s)")
    parser.add_argument("--season", type=float, default=0, metavar="N", help="periods in a year; 0 for none")
    parser.add_argument("--harmonics", type=int, default=2, help="pairs of waves in a season (%(default)s)")
    parser.add_argument("--breaks", default="", metavar="T,T", help="further known breaks to take into the model")
    parser.add_argument("--error", choices=ERRORS, default="newey-west", help="(%(default)s)")
    parser.add_argument("--lag", type=int, help="of Newey-West; default floor(4(n/100)^(2/9))")
    parser.add_argument("--alpha", type=float, default=0.05, help="level of the interval (%(default)s)")


def infer(args: argparse.Namespace) -> Answer:
    """Read, fit."""
    return _model(read_table(args.data), args)


def _model(table: Table, args: argparse.Namespace) -> Answer:
    times = table.texts(args.time)
    treated = table.flags(args.treated) if args.treated else None
    step = _step(times)
    clock = np.array([_clock(cell, args.time, line, step) for line, cell in enumerate(times, start=2)])
    _once(clock, treated, times)
    breaks = [cell.strip() for cell in args.breaks.split(",") if cell.strip()]
    flags = _known_breaks(times, args.at, breaks, controlled=treated is not None)
    found = interrupted_series(
        Series(
            table.numbers(args.outcome),
            clock,
            _clock(args.at, "--at", 0, step),
            treated,
            table.numbers(args.size) if args.size else None,
            [_clock(cell, "--breaks", 0, step) for cell in breaks],
        ),
        family=args.family,
        effect=args.effect,
        season=args.season,
        harmonics=args.harmonics,
        error=args.error,
        lag=args.lag,
        alpha=args.alpha,
    )
    return replace(found, flags=[*found.flags, *flags])


def _step(times: list[str]) -> int:
    """Days between two periods where the file gives days that are not one a month (7: weeks); else 0."""
    if not all(DAY.match(cell) for cell in times):
        return 0
    if len({cell[8:] for cell in times}) == 1:
        return 0
    try:
        days = np.unique([date.fromisoformat(cell).toordinal() for cell in times])
    except ValueError:
        return 0
    gaps = np.diff(days)
    monthly = len({cell[:7] for cell in times}) == len(days) and len(gaps) > 0 and int(gaps.min()) >= 28
    return 0 if monthly or not len(gaps) else int(np.gcd.reduce(gaps))


def _clock(cell: str, column: str, line: int, step: int) -> float:
    """Months or quarters counted from year 0, days in steps, or the number as given."""
    try:
        if step and DAY.match(cell):
            return date.fromisoformat(cell).toordinal() / step
    except ValueError as broken:
        raise TableRefused(f"“{cell}” không phải là ngày.", remedy="Ngày như 2023-07-03.", line=line) from broken
    quarter, month = QUARTER.match(cell), MONTH.match(cell)
    if quarter:
        return float(int(quarter[1]) * 4 + int(quarter[2]) - 1)
    if month and not step:
        return float(int(month[1]) * 12 + int(month[2]) - 1)
    kind, value, _ = order_of(cell)
    if kind:
        raise TableRefused(
            f"“{cell}” không phải là kỳ.",
            remedy="Ghi số thứ tự kỳ, tháng như 2023-07, quý như 2023Q3, hoặc ngày như 2023-07-03.",
            column=column,
            line=line,
        )
    return value


def _once(clock: npt.NDArray[np.float64], treated: npt.NDArray[np.bool_] | None, times: list[str]) -> None:
    marks = np.zeros(len(clock)) if treated is None else treated.astype(float)
    _, first = np.unique(np.column_stack([clock, marks]), axis=0, return_index=True)
    if len(first) < len(clock):
        again = next(place for place in range(len(clock)) if place not in set(first.tolist()))
        raise MethodRefused(
            f"Kỳ “{times[again]}” có hơn một dòng (dòng {again + 2}).",
            remedy="Gộp thành một dòng mỗi kỳ; nếu có chuỗi đối chứng, ghi --treated.",
        )


def _known_breaks(times: list[str], at: str, breaks: list[str], *, controlled: bool) -> list[str]:
    """Words on each known break that the model does not hold.

    Raises  MethodRefused: law or definition changed in the very period of the start, and there is no control
    """
    if controlled or not MONTH.match(at):
        return []
    known = yaml.safe_load((DATA_FILES / "analytics" / "breaks.yaml").read_text(encoding="utf-8"))
    flags = []
    for each in known:
        month = str(each["day"])[:7]
        if "origin_systems" in each or not min(times)[:7] < month <= max(times)[:7]:
            continue
        if month == at[:7]:
            raise MethodRefused(
                f"Cùng kỳ bắt đầu có điểm gãy đã biết: {each['vi']} ({each['day']}): không tách được hai việc.",
                remedy="Cần chuỗi đối chứng cùng chịu điểm gãy đó (--treated).",
            )
        if month not in {cell[:7] for cell in breaks}:
            flags.append(
                f"Chuỗi đi qua điểm gãy đã biết mà mô hình chưa tính: {each['vi']} ({each['day']}); "
                f"thêm --breaks {month} hoặc dùng chuỗi đối chứng."
            )
    return flags

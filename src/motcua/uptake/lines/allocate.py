"""Draw by lot which units begin, out of the allocations that balance their covariates: one row per candidate."""

import argparse
import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from motcua.uptake.api import (
    METRICS,
    NEIGHBOURS,
    Answer,
    Candidates,
    MethodRefused,
    Table,
    TableRefused,
    allocate,
    allocate_arms,
    order_of,
    read_table,
)
from motcua.uptake.arm_sizes import named_arms, sizes_of, treated_of
from motcua.uptake.lines.columns import Written, add_columns

EXAMPLE = """
motcua lab allocate --data communes.csv --unit commune --covariates offline,poverty,region --arms 4,20 --json
motcua lab allocate --data communes.csv --unit commune --strata district --arms "Phú Lộc=2,A Lưới=2" --seed 2021
motcua lab allocate --data communes.csv --unit commune --covariates offline --arms 4,4,16 --arm-names sms,visit,none
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Candidates and covariates, sizes of the arms, the rule of balance, and what must not happen."""
    add_columns(parser, "", "unit strata")
    parser.add_argument("--covariates", default="", metavar="C,C", help="balanced columns; words become 0/1 columns")
    parser.add_argument("--categorical", default="", metavar="C,C", help="covariates whose numbers are mere names")
    parser.add_argument("--covariate-weights", metavar="W,W", help="one per covariate (default: all 1)")
    parser.add_argument("--arms", required=True, metavar="N", help="treated; or treated,control; with strata A=2,B=2")
    parser.add_argument(
        "--arm-names", metavar="A,B,C", help="where --arms has several (4,4,16 or 2/2 each): control last"
    )
    parser.add_argument("--metric", choices=METRICS, default="l2", help="how imbalance is measured (%(default)s)")
    parser.add_argument("--keep", type=float, default=0.1, help="share of best balanced allocations (%(default)s)")
    parser.add_argument("--neighbours", type=Path, metavar="N.csv", help="pairs of units, two columns")
    parser.add_argument("--neighbours-rule", choices=NEIGHBOURS, default="buffer", help="(%(default)s)")
    parser.add_argument("--draws", type=int, default=50_000, help="where all are too many (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the lot (%(default)s)")
    parser.add_argument("--alpha", type=float, default=0.05, help="level that p must be able to reach (%(default)s)")
    parser.add_argument("--accepted", type=Written, metavar="A.csv", help="write the accepted set, for lab ri")


def infer(args: argparse.Namespace) -> Answer:
    """Read, draw."""
    return _allocate(read_table(args.data), args)


def _allocate(table: Table, args: argparse.Namespace) -> Answer:
    names = table.texts(args.unit) if args.unit else [str(row + 1) for row in range(len(table))]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise TableRefused(f"Đơn vị “{twice}” có hơn một dòng.", remedy="Mỗi ứng viên một dòng.")
    strata, strata_names = table.codes(args.strata) if args.strata else (np.zeros(len(names), dtype=np.int64), ["*"])
    columns, labels, weights = _covariates(table, args)
    several = sizes_of(args.arms, strata, strata_names)
    units = Candidates(
        names,
        columns,
        labels,
        weights,
        strata,
        strata_names,
        [sum(own) for own in several] if several else treated_of(args.arms, strata, strata_names),
        _pairs(args.neighbours, names),
        args.neighbours_rule,
    )
    rule = {"metric": args.metric, "keep": args.keep, "draws": args.draws, "seed": args.seed, "alpha": args.alpha}
    if several:
        arms = named_arms(args.arm_names, len(several[0]))
        found, sets = allocate_arms(units, several, arms, **rule)
        _write(args.accepted, ["set", *names], ([own, *(arms[code] for code in row)] for own, codes in sets.items()
                                                for row in codes))  # fmt: skip
        return found
    found, accepted = allocate(units, **rule)
    _write(args.accepted, names, accepted.astype(int).tolist())
    return found


def _write(path: Path | None, head: list[str], rows: Iterable[Sequence[object]]) -> None:
    if path is not None:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(head)
            writer.writerows(rows)


def _covariates(
    table: Table, args: argparse.Namespace
) -> tuple[npt.NDArray[np.float64], list[str], npt.NDArray[np.float64]]:
    """Numbers as they are, words as one column per value but the first; each column carries its covariate's weight."""
    names = table.names(args.covariates)
    given = [part for part in (args.covariate_weights or "").split(",") if part.strip()]
    if given and len(given) != len(names):
        raise MethodRefused("Số trọng số khác số biến cân bằng.", remedy="Mỗi biến một trọng số, cách nhau bằng phẩy.")
    words = set(table.names(args.categorical))
    columns: list[npt.NDArray[np.float64]] = []
    labels: list[str] = []
    weights: list[float] = []
    for place, name in enumerate(names):
        cells = table.texts(name)
        if name in words or any(order_of(cell)[0] for cell in cells):
            codes, values = table.codes(name)
            parts = [(f"{name}={value}", (codes == code).astype(float)) for code, value in enumerate(values)][1:]
        else:
            parts = [(name, table.numbers(name))]
        for label, values_ in parts:
            columns.append(values_)
            labels.append(label)
            weights.append(_weight(given[place]) if given else 1.0)
    for label, column in zip(labels, columns, strict=True):
        if np.ptp(column) == 0:
            raise MethodRefused(f"Biến “{label}” như nhau ở mọi đơn vị.", remedy="Bỏ biến này khỏi --covariates.")
    matrix = np.column_stack(columns) if columns else np.zeros((len(table), 0))
    return matrix, labels, np.array(weights)


def _weight(text: str) -> float:
    kind, value, _ = order_of(text.strip())
    if kind or not 0 <= value < np.inf:
        raise MethodRefused(f"Trọng số “{text}” không phải số từ 0 trở lên.", remedy="Ví dụ 1,1,2.")
    return value


def _pairs(path: Path | None, names: list[str]) -> list[tuple[int, int]]:
    if path is None:
        return []
    table = read_table(path)
    if len(table.columns) < 2:
        raise TableRefused("Tệp láng giềng cần hai cột.", remedy="Mỗi dòng một cặp đơn vị giáp nhau.")
    first, second = list(table.columns)[:2]
    place = {name: number for number, name in enumerate(names)}
    pairs = []
    for line, pair in enumerate(zip(table.texts(first), table.texts(second), strict=True), start=2):
        if pair[0] == pair[1]:
            raise TableRefused(f"Dòng {line}: đơn vị “{pair[0]}” giáp chính nó.", remedy="Sửa dòng này.", line=line)
        if pair[0] in place and pair[1] in place:
            pairs.append((place[pair[0]], place[pair[1]]))
    return pairs

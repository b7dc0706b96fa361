"""What could be gained where: offline dossiers, what stops their people first, what an intervention lets through."""

import argparse
import re

import numpy as np
import numpy.typing as npt

from motcua.core.barriers import vocabulary
from motcua.uptake.api import Answer, MethodRefused, Stopped, Table, TableRefused, expected_gain, order_of, read_table
from motcua.uptake.lines.columns import add_columns

Numbers = npt.NDArray[np.float64]

EXAMPLE = """
motcua lab gain --data procedures.csv --unit code --offline offline --stopped "B01=0.3:0.4,B05=pin" --moves "B01=.2:.5"
motcua lab gain --data p.csv --unit code --offline offline --eligible low:high --moves "B01=.2:.5,B05=0:.3"
"""
_PART = re.compile(r"\s*([^=]+?)\s*=\s*([^:]+?)\s*(?::\s*(.+?)\s*)?")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Dossiers, who of them may come online, what stops them first, what is let through."""
    add_columns(parser, "", "unit")
    parser.add_argument("--offline", required=True, metavar="C", help="column: dossiers that do not come online")
    parser.add_argument("--eligible", default="1", metavar="C:C", help="their share that may, column or number (1)")
    parser.add_argument(
        "--stopped",
        default="",
        metavar="B01=C:C",
        help="share whom it stops first: columns or numbers, parted by commas",
    )
    parser.add_argument("--moves", required=True, metavar="B01=0.2:0.5", help="share of these who are let through")


def infer(args: argparse.Namespace) -> Answer:
    """Read, multiply."""
    table = read_table(args.data)
    units = table.texts(args.unit) if args.unit else [str(row + 1) for row in range(len(table))]
    eligible = np.column_stack(_range(table, *_ends(args.eligible)))
    given, moves = _parts(args.stopped), _parts(args.moves)
    if wrong := [name for name in given if name not in moves]:
        raise MethodRefused(
            f"Chưa nói can thiệp gỡ được bao nhiêu ở {', '.join(wrong)}.",
            remedy=f"Thêm vào --moves, ví dụ {wrong[0]}=0:0.",
        )
    _known(moves)
    names = list(moves)
    low, high = np.zeros((len(table), len(names))), np.zeros((len(table), len(names)))
    for at, name in enumerate(names):
        if name in given:
            low[:, at], high[:, at] = _range(table, *given[name])
    left = np.clip(1 - low.sum(axis=1), 0, 1)
    unknown = [name for name in names if name not in given]
    for name in unknown:
        high[:, names.index(name)] = left
    let = np.array([[_number(end) for end in moves[name]] for name in names])
    return expected_gain(units, table.numbers(args.offline), eligible, Stopped(names, low, high, let, unknown))


def _parts(text: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for part in filter(str.strip, text.split(",")):
        match = _PART.fullmatch(part)
        if match is None or match[1] in found:
            raise MethodRefused(f"Không hiểu “{part.strip()}”, hoặc ghi hai lần.", remedy="Ví dụ B01=0.2:0.5,B05=cot.")
        found[match[1]] = (match[2], match[3] or match[2])
    return found


def _known(moves: dict[str, tuple[str, str]]) -> None:
    codes = vocabulary().barriers
    if wrong := [name for name in moves if name not in codes]:
        raise MethodRefused(f"Không có rào cản mã “{wrong[0]}”.", remedy=f"Các mã: {', '.join(sorted(codes))}.")


def _ends(text: str) -> tuple[str, str]:
    low, _colon, high = text.partition(":")
    return low.strip(), (high or low).strip()


def _range(table: Table, low: str, high: str) -> tuple[Numbers, Numbers]:
    return _values(table, low), _values(table, high)


def _values(table: Table, given: str) -> Numbers:
    """A column where there is one of this name, else the same number for all."""
    return table.numbers(given) if given in table.columns else np.full(len(table), _number(given))


def _number(text: str) -> float:
    kind, value = order_of(text)[:2]
    if kind:
        raise TableRefused(f"“{text}” không phải cột trong tệp, cũng không phải số.", remedy="Xem lại tên cột.")
    return value

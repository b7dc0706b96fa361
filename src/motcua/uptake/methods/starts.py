"""When each unit's treatment began, as the file says it: one start for all, or a start of each group."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from motcua.uptake.methods.collapse import constant
from motcua.uptake.methods.event_study import Panel
from motcua.uptake.methods.intervals import Numbers
from motcua.uptake.refusals import MethodRefused
from motcua.uptake.tables import MISSING, order_of

NEVER = frozenset({"0", "0.0", "inf", "Inf", "never"}) | MISSING


def adoption(first: Sequence[str], periods: Sequence[str]) -> tuple[npt.NDArray[np.bool_], int]:
    """Who is ever treated, and the one period in which treatment starts, as its number among `periods`.

    Raises  MethodRefused: more than one start (an event study answers that), or none
    """
    starts = sorted({cell for cell in first if cell not in NEVER}, key=order_of)
    if len(starts) != 1:
        raise MethodRefused(
            "Không đơn vị nào được can thiệp."
            if not starts
            else f"Can thiệp bắt đầu ở {len(starts)} kỳ khác nhau: hiệu ứng cố định hai chiều trộn lẫn các kỳ đó.",
            remedy="Kiểm tra cột." if not starts else "Dùng motcua lab event-study với --first-treated.",
        )
    later = [place for place, name in enumerate(periods) if order_of(name) >= order_of(starts[0])]
    return np.array([cell not in NEVER for cell in first]), later[0] if later else len(periods)


def first_of(
    treated: npt.NDArray[np.bool_], units: npt.NDArray[np.int64], periods: npt.NDArray[np.int64], names: list[str]
) -> list[str]:
    """Each row's unit's first treated period. Raises MethodRefused where a unit's treatment ends again."""
    first = np.full(int(units.max()) + 1, len(names))
    np.minimum.at(first, units[treated], periods[treated])
    if bool((treated != (periods >= first[units])).any()):
        raise MethodRefused(
            "Có đơn vị được can thiệp rồi lại thôi.", remedy="Phương pháp này cần can thiệp kéo dài đến hết."
        )
    return [names[place] if place < len(names) else "" for place in first[units]]


def complete_panel(
    outcome: Numbers,
    units: tuple[npt.NDArray[np.int64], list[str]],
    periods: tuple[npt.NDArray[np.int64], list[str]],
    first: Sequence[str],
    clusters: npt.NDArray[np.int64] | None = None,
    weights: Numbers | None = None,
) -> Panel:
    """Rows as units x periods; each argument but `outcome` and `first` is codes with their names.

    A start that lies after the last period counts as never; one between two periods as the next of them.

    Raises  MethodRefused: a unit lacks a period or has it twice, or changes its start or cluster
    """
    codes, names = units
    places, times = periods
    starts = np.array([-1 if cell in NEVER else _place(cell, times) for cell in first])
    rows = constant(starts, codes, names, "kỳ bắt đầu can thiệp")
    if clusters is not None:
        constant(clusters, codes, names, "cụm")
    sizes = None if weights is None else _sizes(weights, codes, rows, len(names))
    seen = np.zeros((len(names), len(times)), dtype=np.int64)
    np.add.at(seen, (codes, places), 1)
    if bool((seen != 1).any()):
        unit, time = (int(place[0]) for place in np.nonzero(seen != 1))
        word = "không có dòng nào" if seen[unit, time] == 0 else "có hơn một dòng"
        raise MethodRefused(
            f"Đơn vị “{names[unit]}” {word} ở kỳ “{times[time]}”.",
            remedy="Mỗi đơn vị cần đúng một dòng mỗi kỳ: bổ sung, gộp, hoặc bỏ đơn vị và nói rõ.",
            unit=names[unit],
            time=times[time],
        )
    table = np.empty(seen.shape)
    table[codes, places] = outcome
    return Panel(table, starts[rows], times, None if clusters is None else clusters[rows], sizes)


def _place(cell: str, times: Sequence[str]) -> int:
    later = [place for place, name in enumerate(times) if order_of(name) >= order_of(cell)]
    return later[0] if later else -1


def _sizes(weights: Numbers, codes: npt.NDArray[np.int64], rows: list[int], many: int) -> Numbers:
    """One weight per unit: the one it has, or the mean over its periods where it changes.

    Raises  MethodRefused
    """
    if bool((weights <= 0).any()):
        raise MethodRefused(f"Trọng số ở dòng {int(np.argmin(weights)) + 2} không dương.", remedy="Sửa hoặc bỏ dòng.")
    if bool((weights == weights[rows][codes]).all()):
        return weights[rows]
    totals = np.bincount(codes, weights=weights, minlength=many)
    return np.asarray(totals / np.bincount(codes, minlength=many), dtype=np.float64)

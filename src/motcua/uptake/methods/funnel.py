"""How far cases come along declared steps: cases, not events; reach, conversion and time, with Wilson's intervals."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from motcua.uptake.answer import Answer
from motcua.uptake.methods.intervals import ALPHA, Numbers, check_alpha, wilson
from motcua.uptake.refusals import MethodRefused

SMALLEST_CELL = 5
Codes = npt.NDArray[np.int64]


def funnel(
    cases: Codes,
    steps: Codes,
    names: Sequence[str],
    *,
    groups: tuple[Codes, Sequence[str]] | None = None,
    times: Numbers | None = None,
    smallest: int = 0,
    alpha: float = ALPHA,
) -> Answer:
    """`steps` are places in `names`, the declared order, -1 for other activities; one row is one event.

    A case has reached a step where it has an event of it or of a later one, so reach never rises; `seen` counts the
    cases with an event of that very step, `again` those with more than one. A case that re-enters counts once.
    Counts below `smallest` and above 0 are left out of public answers.

    Raises  MethodRefused: fewer than two steps, none of them in the file, a case in two groups
    """
    check_alpha(alpha)
    if len(names) < 2 or len(set(names)) < len(names):
        raise MethodRefused("Cần ít nhất hai bước khác nhau, theo thứ tự.", remedy="Ví dụ --steps mở,điền,nộp,nhận.")
    missing = [name for place, name in enumerate(names) if not bool((steps == place).any())]
    if len(missing) == len(names):
        raise MethodRefused("Không có bước nào trong tệp.", remedy="Kiểm tra cột --event và tên các bước.")
    codes, group_names = groups or (np.zeros(len(cases), dtype=np.int64), [""])
    _one_group(cases, codes)
    rows: list[dict[str, Any]] = []
    for place, name in enumerate(group_names):
        inside = codes == place
        own = None if times is None else times[inside]
        rows.extend(_steps(cases[inside], steps[inside], names, own, name, alpha))
    hidden = _hide(rows, smallest)
    total = len(np.unique(cases))
    last = int(sum(row["reached"] or 0 for row in rows if row["step"] == names[-1]))
    whole = not hidden
    flags = [f"Bước không có sự kiện nào: {', '.join(missing)}."] if missing else []
    if hidden:
        flags.append(f"{hidden} dòng có số nhỏ hơn {smallest} đã được ẩn.")
    return Answer(
        "share of cases that reached the last declared step; Wilson intervals without continuity correction",
        estimate=last / total if whole else None,
        ci=wilson(last, total, alpha) if whole else None,
        n=total,
        rows=rows,
        flags=flags,
        more={"events": len(cases), "other_events": int((steps < 0).sum())},
    )


def _one_group(cases: Codes, codes: Codes) -> None:
    pairs = np.unique(np.column_stack([cases, codes]), axis=0)
    if len(pairs) > len(np.unique(cases)):
        raise MethodRefused(
            "Có hồ sơ thuộc hơn một nhóm.", remedy="Nhóm phải là đặc điểm của hồ sơ, như nhau ở mọi dòng của nó."
        )


def _steps(
    cases: Codes, steps: Codes, names: Sequence[str], times: Numbers | None, group: str, alpha: float
) -> list[dict[str, Any]]:
    values, own = np.unique(cases, return_inverse=True)
    counts = np.zeros((len(values), len(names)), dtype=np.int64)
    known = steps >= 0
    np.add.at(counts, (own[known], steps[known]), 1)
    reached = np.maximum.accumulate(counts[:, ::-1] > 0, axis=1)[:, ::-1]
    first = _first_times(own, steps, times, counts.shape)
    rows: list[dict[str, Any]] = []
    for place, name in enumerate(names):
        many, before = int(reached[:, place].sum()), int(reached[:, place - 1].sum()) if place else len(values)
        low, high = wilson(many, len(values), alpha)
        row: dict[str, Any] = {
            "group": group, "step": name, "cases": len(values), "reached": many,
            "seen": int((counts[:, place] > 0).sum()), "again": int((counts[:, place] > 1).sum()),
            "share": many / len(values), "low": low, "high": high,
        }  # fmt: skip
        if place:
            ends = wilson(many, before, alpha) if before else (None, None)
            row |= {"from_previous": many / before if before else None, "from_low": ends[0], "from_high": ends[1]}
            row["lost"] = before - many
        if first is not None and place:
            waits = first[:, place] - first[:, place - 1]
            waits = waits[np.isfinite(waits)]
            row["median_time"] = float(np.median(waits)) if len(waits) else None
        rows.append(row)
    return rows


def _first_times(own: Codes, steps: Codes, times: Numbers | None, shape: tuple[int, ...]) -> Numbers | None:
    """When each case first had each step; NaN where it had not."""
    if times is None:
        return None
    first = np.full(shape, np.inf)
    known = steps >= 0
    np.minimum.at(first, (own[known], steps[known]), times[known])
    return np.where(np.isfinite(first), first, np.nan)


def _hide(rows: list[dict[str, Any]], smallest: int) -> int:
    """Blank every figure of rows whose counts are small, or give a small count away as a difference."""
    hidden = 0
    for row in rows:
        counts = [row["reached"], row["seen"], row["cases"] - row["reached"], row.get("lost", 0)]
        if any(0 < count < smallest for count in counts):
            hidden += 1
            for name in row:
                if name not in ("group", "step"):
                    row[name] = None
            row["suppressed"] = True
    return hidden

"""Randomisation inference: what the effect looks like over exactly the allocations that could have been drawn."""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from motcua.uptake.answer import Answer
from motcua.uptake.methods.intervals import ALPHA, MOST_DRAWS, Numbers, check_alpha, check_draws, holm
from motcua.uptake.refusals import MethodRefused

MOST_CELLS = 40_000_000
"""Allocations times units held at once (one byte each); above that allocations are drawn, not enumerated."""
BLOCK_CELLS = 4_000_000
Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Space:
    """The allocations an answer is over: `marks` (allocations x units, true = treated) and whether these are all.

    `size` is how many could have been drawn, also where only some are held.
    """

    marks: Marks
    size: int
    complete: bool


def space_of(
    treated: Marks, strata: npt.NDArray[np.int64] | None, draws: int, seed: int, most: int | None = None
) -> Space:
    """All allocations with as many treated in each stratum as there are now; `draws` of them where they are too many.

    The allocation that happened is always the first of a sample. Raises MethodRefused where nobody could have been
    exchanged.
    """
    groups = [np.flatnonzero(strata == code) for code in np.unique(strata)] if strata is not None else []
    groups = groups or [np.arange(len(treated))]
    sizes = [math.comb(len(group), int(treated[group].sum())) for group in groups]
    size = math.prod(sizes)
    if size == 1:
        raise MethodRefused(
            "Mọi đơn vị trong mỗi tầng đều cùng một nhóm: không có cách phân khác để so.",
            remedy="Mỗi tầng cần ít nhất một đơn vị can thiệp và một đơn vị đối chứng, hoặc gộp tầng.",
        )
    room = MOST_CELLS // len(treated) if most is None else most
    if size <= room:
        return Space(_all(treated, groups), size, complete=True)
    check_draws(draws, min(MOST_DRAWS, room))
    return Space(_drawn(treated, groups, draws, seed), size, complete=False)


def _all(treated: Marks, groups: Sequence[npt.NDArray[np.int64]]) -> Marks:
    """Every stratum's choices beside every choice of the others."""
    marks = np.zeros((1, len(treated)), dtype=bool)
    for group in groups:
        many = int(treated[group].sum())
        places = itertools.chain.from_iterable(itertools.combinations(group.tolist(), many))
        chosen = np.fromiter(places, dtype=np.int64).reshape(math.comb(len(group), many), many)
        part = np.zeros((len(chosen), len(treated)), dtype=bool)
        if chosen.size:
            np.put_along_axis(part, chosen, values=True, axis=1)
        marks = (marks[:, None, :] | part[None, :, :]).reshape(-1, len(treated))
    return marks


def _drawn(treated: Marks, groups: Sequence[npt.NDArray[np.int64]], draws: int, seed: int) -> Marks:
    """The allocation that happened, then independent draws."""
    random = np.random.default_rng(seed)
    marks = np.zeros((draws + 1, len(treated)), dtype=bool)
    marks[0] = treated
    for group in groups:
        many = int(treated[group].sum())
        order = np.argsort(random.random((draws, len(group))), axis=1)[:, :many]
        np.put_along_axis(marks[1:], group[order], values=True, axis=1)
    return marks


def contrasts(space: Space, strata: npt.NDArray[np.int64] | None, weights: Numbers) -> Iterator[Numbers]:
    """Block by block the contrasts: one row per allocation, whose product with the outcome is the statistic.

    The statistic is treated mean minus control mean; with strata the same in each stratum, weighted by its share.
    """
    step = max(1, BLOCK_CELLS // space.marks.shape[1])
    codes = np.zeros(space.marks.shape[1], dtype=np.int64) if strata is None else strata
    groups = [np.flatnonzero(codes == code) for code in np.unique(codes)]
    useful = [group for group in groups if 0 < int(space.marks[0][group].sum()) < len(group)]
    total = sum(float(weights[group].sum()) for group in useful)
    for start in range(0, len(space.marks), step):
        marks = space.marks[start : start + step]
        contrast = np.zeros(marks.shape)
        for group in useful:
            own = weights[group]
            inside = marks[:, group] * own
            outside = (~marks[:, group]) * own
            contrast[:, group] = (
                inside / inside.sum(axis=1, keepdims=True) - outside / outside.sum(axis=1, keepdims=True)
            ) * (float(own.sum()) / total)
        yield contrast


def randomisation_inference(
    outcomes: dict[str, Numbers],
    treated: Marks,
    space: Space,
    *,
    strata: npt.NDArray[np.int64] | None = None,
    weights: Numbers | None = None,
    alpha: float = ALPHA,
) -> Answer:
    """Effect, p and inverted interval of each outcome (one value per unit); the first outcome is the primary one.

    Two-sided: |T| at least as large as observed, ties counted. The interval is every constant effect tau whose
    hypothesis is not rejected at `alpha`; it is exact for the set of allocations, without a grid. With more than one
    outcome `rows` also carry Holm's p over the secondary ones.

    Raises  MethodRefused: the smallest possible p is above alpha, or an outcome is the same for every unit
    """
    check_alpha(alpha)
    for name, values in outcomes.items():
        if np.ptp(values) == 0:
            raise MethodRefused(
                f"Kết quả “{name}” như nhau ở mọi đơn vị: không có gì để so.", remedy="Chọn kết quả có thay đổi."
            )
    sizes = np.ones(len(treated)) if weights is None else weights
    matrix = np.column_stack([*outcomes.values(), treated.astype(float)])
    found = np.concatenate([contrast @ matrix for contrast in contrasts(space, strata, sizes)])
    (own,) = (contrast @ matrix for contrast in contrasts(Space(treated[None, :], 1, complete=True), strata, sizes))
    overlap = found[:, -1]
    rows = [_row(name, found[:, i], overlap, float(own[0, i]), alpha) for i, name in enumerate(outcomes)]
    floor = float(np.count_nonzero(np.abs(overlap) >= 1 - 1e-9)) / len(overlap)
    if floor > alpha:
        raise MethodRefused(
            f"Giá trị p nhỏ nhất có thể là {floor:.4g}, lớn hơn mức {alpha:g}: không kết quả nào có thể bác bỏ.",
            remedy="Thêm đơn vị đối chứng hoặc can thiệp, hoặc nới ngưỡng cân bằng trước khi phân nhóm. "
            f"Chỉ để đọc con số: ghi --alpha từ {floor:.4g} trở lên.",
            floor=floor,
            allocations=len(overlap),
        )
    if len(rows) > 2:
        for row, adjusted in zip(rows[1:], holm([float(row["p"]) for row in rows[1:]]), strict=True):
            row["p_holm"] = adjusted
    return _told(rows, space, floor, treated, strata is not None, weights is not None)


def _row(name: str, found: Numbers, overlap: Numbers, own: float, alpha: float) -> dict[str, Any]:
    tolerance = 1e-9 * max(1e-300, float(np.abs(found).max()))
    many = len(found)
    extreme = int(np.count_nonzero(np.abs(found) >= abs(own) - tolerance))
    greater = int(np.count_nonzero(found >= own - tolerance))
    less = int(np.count_nonzero(found <= own + tolerance))
    low, high = inverted(found, overlap, own, alpha)
    return {
        "outcome": name,
        "estimate": own,
        "low": low,
        "high": high,
        "p": extreme / many,
        "p_greater": greater / many,
        "p_less": less / many,
        "count": extreme,
        "count_greater": greater,
        "count_less": less,
    }


def inverted(found: Numbers, overlap: Numbers, own: float, alpha: float) -> tuple[float, float]:
    """The interval of effects not rejected, in closed form.

    Under effect tau an allocation's statistic is found - tau * overlap, the observed one own - tau; the allocation is
    as extreme exactly for tau between the two crossings, an interval around `own`. So p falls to both sides and the
    ends are order statistics of the crossings.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        one = np.where(overlap < 1 - 1e-9, (own - found) / (1 - overlap), -np.inf)
        two = np.where(overlap > -1 + 1e-9, (own + found) / (1 + overlap), np.inf)
    same, mirror = overlap >= 1 - 1e-9, overlap <= -1 + 1e-9
    left = np.where(same | mirror, -np.inf, np.minimum(one, two))
    right = np.where(same | mirror, np.inf, np.maximum(one, two))
    place = math.floor(alpha * len(found) + 1e-9)
    low = float(np.partition(left, place)[place])
    high = float(-np.partition(-right, place)[place])
    return low, high


def _told(
    rows: list[dict[str, Any]], space: Space, floor: float, treated: Marks, stratified: bool, weighted: bool
) -> Answer:
    first = rows[0]
    kind = "all allocations" if space.complete else f"{len(space.marks) - 1} drawn allocations and the observed one"
    statistic = "difference in means" + (" within strata, weighted by stratum" if stratified else "")
    statistic += ", units weighted" if weighted else ""
    return Answer(
        f"randomisation inference over {kind}; {statistic}; two-sided |T| >= |observed|, ties counted; "
        "interval by test inversion of a constant effect",
        estimate=float(first["estimate"]),
        ci=(float(first["low"]), float(first["high"])),
        p=float(first["p"]),
        n=len(treated),
        rows=rows,
        more={
            "allocations": len(space.marks),
            "space": space.size,
            "complete": space.complete,
            "p_floor": floor,
            "treated": int(treated.sum()),
            "p_greater": first["p_greater"],
            "p_less": first["p_less"],
            "count": first["count"],
            "count_greater": first["count_greater"],
        },
    )


def sign_flips(outcomes: dict[str, Numbers], *, draws: int, seed: int, alpha: float = ALPHA) -> Answer:
    """Matched pairs given by their differences: every sign could have been the other one. Source: Fisher 1935.

    Raises  MethodRefused: as `randomisation_inference`
    """
    pairs = len(next(iter(outcomes.values())))
    strata = np.repeat(np.arange(pairs), 2)
    treated = np.tile([True, False], pairs)
    both = {name: np.column_stack([values, np.zeros(pairs)]).ravel() for name, values in outcomes.items()}
    space = space_of(treated, strata, draws, seed)
    found = randomisation_inference(both, treated, space, strata=strata, alpha=alpha)
    return replace(found, n=pairs, convention=f"signs of {pairs} differences flipped: {found.convention}")

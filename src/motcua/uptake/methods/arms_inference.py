"""Randomisation inference with several arms: whether any arm differs, and each arm against the control."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from motcua.uptake.answer import Answer
from motcua.uptake.methods.arms import Arms, Dealt, deals
from motcua.uptake.methods.intervals import ALPHA, Numbers, holm
from motcua.uptake.methods.randomisation import Space, randomisation_inference, space_of
from motcua.uptake.refusals import MethodRefused

Codes = npt.NDArray[np.int64]
BLOCK = 100_000


def arms_inference(
    outcome: Numbers,
    arm_of: Arms,
    arms: Sequence[str],
    *,
    strata: Codes | None = None,
    sets: Mapping[str, Arms] | None = None,
    draws: int = 20_000,
    seed: int = 1,
    alpha: float = ALPHA,
) -> Answer:
    """The answer's p: no arm does anything (sum of squares between arms within strata, over all allocations).

    Each row compares one arm with the control over the allocations that leave the other arms' units alone, for what
    those would have done elsewhere is unknown; `p_holm` corrects over the arms. `sets` as `allocate_arms` gives them,
    else every allocation of these sizes. `outcome`: one value per unit; `arms` names the control first.

    Raises  MethodRefused
    """
    layers = np.zeros(len(outcome), dtype=np.int64) if strata is None else np.unique(strata, return_inverse=True)[1]
    dealt = _space(arm_of, layers, len(arms), sets, draws, seed)
    overall, many = _overall(outcome, arm_of, layers, dealt.codes, len(arms))
    rows: list[dict[str, Any]] = []
    flags: list[str] = []
    for arm, name in enumerate(arms[1:], start=1):
        free = np.flatnonzero((arm_of == 0) | (arm_of == arm))
        marks = arm_of[free] == arm
        try:
            space = _pair(sets, name, free, arm, marks, layers, draws, seed)
            found = randomisation_inference({name: outcome[free]}, marks, space, strata=layers[free], alpha=alpha)
        except MethodRefused as refused:
            flags.append(f"{name} so với {arms[0]}: {refused.words}")
            rows.append({"outcome": name, "control": arms[0], "estimate": None, "p": None})
            continue
        row = {**found.rows[0], "control": arms[0], "allocations": len(space.marks), "p_floor": found.more["p_floor"]}
        rows.append(row)
    tested = [row for row in rows if row["p"] is not None]
    for row, adjusted in zip(tested, holm([float(row["p"]) for row in tested]) if tested else [], strict=True):
        row["p_holm"] = adjusted
    return Answer(
        f"randomisation inference over {'all' if dealt.complete else many} allocations to {len(arms)} arms; p: sum of "
        "squares between arms within strata; rows: difference in means from the control, others' arms held; Holm",
        p=overall,
        n=len(outcome),
        rows=rows,
        flags=flags,
        more={"allocations": many, "space": dealt.size, "complete": dealt.complete, "arms": list(arms)},
    )


def _space(arm_of: Arms, layers: Codes, many: int, sets: Mapping[str, Arms] | None, draws: int, seed: int) -> Dealt:
    if sets is not None:
        codes = sets["*"]
        if not bool((codes == arm_of).all(axis=1).any()):
            raise MethodRefused(
                "Phương án đã thực hiện không nằm trong các phương án được chấp nhận.",
                remedy="Kiểm tra cột nhóm và tệp phương án đã niêm phong.",
            )
        return Dealt(codes, len(codes), complete=True)
    sizes = [[int(((layers == layer) & (arm_of == arm)).sum()) for arm in range(1, many)]
             for layer in range(int(layers.max()) + 1)]  # fmt: skip
    found = deals(layers, sizes, draws, seed)
    return found if found.complete else replace(found, codes=np.vstack([arm_of[None, :], found.codes]))


def _overall(outcome: Numbers, arm_of: Arms, layers: Codes, codes: Arms, many: int) -> tuple[float, int]:
    """The share of allocations whose arms lie at least as far apart, ties counted."""
    if np.ptp(outcome) == 0:
        raise MethodRefused("Kết quả như nhau ở mọi đơn vị: không có gì để so.", remedy="Chọn kết quả có thay đổi.")
    middle = np.bincount(layers, weights=outcome) / np.bincount(layers)
    left = outcome - middle[layers]

    def spread(block: Arms) -> Numbers:
        parts = [(block == arm).astype(float) for arm in range(many)]
        return np.asarray(sum((own @ left) ** 2 / np.maximum(own.sum(axis=1), 1) for own in parts), dtype=np.float64)

    own = float(spread(arm_of[None, :])[0])
    far = sum(
        int(np.count_nonzero(spread(codes[start : start + BLOCK]) >= own * (1 - 1e-9)))
        for start in range(0, len(codes), BLOCK)
    )
    return far / len(codes), len(codes)


def _pair(
    sets: Mapping[str, Arms] | None,
    name: str,
    free: npt.NDArray[np.intp],
    arm: int,
    marks: npt.NDArray[np.bool_],
    layers: Codes,
    draws: int,
    seed: int,
) -> Space:
    if sets is None:
        return space_of(marks, layers[free], draws, seed)
    codes = sets.get(name)
    if codes is None or not len(codes):
        raise MethodRefused("tệp phương án không có dòng nào cho so sánh này.", remedy="Dùng tệp của lab allocate.")
    return Space(codes[:, free] == arm, len(codes), complete=True)


def arm_sets(rows: Sequence[Sequence[str]], whose: Sequence[str], arms: Sequence[str]) -> dict[str, Arms]:
    """Sealed allocations as read from a file: each row's set and the units' arms by name. Raises MethodRefused."""
    place: dict[str, Any] = {name: number for number, name in enumerate(arms)}
    unknown = sorted({cell for row in rows for cell in row} - set(arms))
    if unknown:
        raise MethodRefused(f"Tệp phương án có nhóm lạ: {', '.join(unknown[:5])}.", remedy=f"Nhóm: {', '.join(arms)}.")
    codes = np.array([[place[cell] for cell in row] for row in rows], dtype=np.int8)
    marks = np.array(whose)
    return {str(name): codes[marks == name] for name in np.unique(marks)}

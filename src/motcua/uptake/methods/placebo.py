"""Agreed units: where their change stands among all like sets. A rank, never a p: nobody drew them by lot."""

from typing import Any

import numpy as np
import numpy.typing as npt

from motcua.uptake.answer import Answer
from motcua.uptake.methods.intervals import Numbers
from motcua.uptake.methods.randomisation import Marks, Space, contrasts
from motcua.uptake.refusals import MethodRefused

CANNOT = (
    "Các đơn vị này được chọn theo thỏa thuận, không bốc thăm: thứ hạng chỉ nói chênh lệch hiếm gặp đến đâu giữa các "
    "nhóm cùng cỡ, không phải giá trị p, và không nói can thiệp gây ra chênh lệch."
)


def placebo_rank(
    outcomes: dict[str, Numbers], treated: Marks, space: Space, *, strata: npt.NDArray[np.int64] | None = None
) -> Answer:
    """The difference in means of the agreed set, and its place among all sets of the same shape (one value per unit).

    `rank` 1 is the largest difference; sets that tie share the worst rank of their group. `as_far` is how many sets are
    at least as far from zero. There is no error, no interval and no p.

    Raises  MethodRefused where an outcome is the same for every unit
    """
    sizes = np.ones(len(treated))
    for name, values in outcomes.items():
        if np.ptp(values) == 0:
            raise MethodRefused(
                f"Kết quả “{name}” như nhau ở mọi đơn vị: không có gì để so.", remedy="Chọn kết quả có thay đổi."
            )
    matrix = np.column_stack(list(outcomes.values()))
    found = np.concatenate([contrast @ matrix for contrast in contrasts(space, strata, sizes)])
    (own,) = (contrast @ matrix for contrast in contrasts(Space(treated[None, :], 1, complete=True), strata, sizes))
    rows = [_row(name, found[:, place], float(own[0, place])) for place, name in enumerate(outcomes)]
    kind = "all like sets" if space.complete else f"{len(space.marks)} like sets, drawn"
    return Answer(
        f"placebo rank over {kind}; difference in means" + (" within strata" if strata is not None else ""),
        estimate=rows[0]["estimate"],
        n=len(treated),
        rows=rows,
        flags=[CANNOT],
        more={"sets": len(found), "space": space.size, "complete": space.complete, "agreed": int(treated.sum())},
    )


def _row(name: str, found: Numbers, own: float) -> dict[str, Any]:
    tolerance = 1e-9 * max(1e-300, float(np.abs(found).max()))
    return {
        "outcome": name,
        "estimate": own,
        "rank": int(np.count_nonzero(found >= own - tolerance)),
        "sets": len(found),
        "as_far": int(np.count_nonzero(np.abs(found) >= abs(own) - tolerance)),
    }

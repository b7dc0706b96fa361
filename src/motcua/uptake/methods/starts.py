"""When each unit's treatment began, as the file says it: one start for all, or a start of each group."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

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

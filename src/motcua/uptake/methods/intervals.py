"""Intervals and p values that several methods share: normal, t, Wilson, and Holm's correction for many outcomes."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr, ndtri, stdtr, stdtrit

from motcua.uptake.refusals import MethodRefused

ALPHA = 0.05
MOST_DRAWS = 1_000_000
Numbers = npt.NDArray[np.float64]


def check_alpha(alpha: float) -> None:
    """Raises MethodRefused unless 0 < alpha < 1."""
    if not 0 < alpha < 1:
        raise MethodRefused(f"Mức ý nghĩa {alpha} không nằm giữa 0 và 1.", remedy="Thường dùng 0.05.")


def check_draws(draws: int, most: int = MOST_DRAWS) -> None:
    """Raises MethodRefused where more is asked than a machine of 1 GB does in reasonable time, or nothing at all."""
    if not 1 <= draws <= most:
        raise MethodRefused(
            f"Số lần rút {draws} không nằm trong khoảng từ 1 đến {most}.",
            remedy=f"Ghi không quá {most}: sai số do rút đã rất nhỏ ở mức đó.",
            draws=draws,
            most=most,
        )


def critical(alpha: float = ALPHA, df: float | None = None) -> float:
    """How many standard errors an interval of 1 - alpha reaches to each side: t with `df`, or normal."""
    return float(ndtri(1 - alpha / 2) if df is None else stdtrit(df, 1 - alpha / 2))


def around(estimate: float, se: float, alpha: float = ALPHA, df: float | None = None) -> tuple[float, float]:
    """The symmetric interval."""
    reach = critical(alpha, df) * se
    return estimate - reach, estimate + reach


def two_sided(estimate: float, se: float, df: float | None = None) -> float | None:
    """p of the hypothesis that the truth is 0; None where the error is 0 or unknown."""
    if not (math.isfinite(se) and se > 0):
        return None
    ratio = -abs(estimate / se)
    return float(2 * (ndtr(ratio) if df is None else stdtr(df, ratio)))


def wilson(successes: float, trials: float, alpha: float = ALPHA) -> tuple[float, float]:
    """Wilson's interval of a share, without continuity correction. Source: Wilson 1927. Raises MethodRefused."""
    if trials <= 0 or not 0 <= successes <= trials:
        raise MethodRefused(
            f"Không tính được tỷ lệ từ {successes:g} trên {trials:g}.", remedy="Tử số phải từ 0 đến mẫu số dương."
        )
    z = critical(alpha)
    share, spread = successes / trials, z * z / trials
    middle = (share + spread / 2) / (1 + spread)
    reach = z / (1 + spread) * math.sqrt(share * (1 - share) / trials + spread / (4 * trials))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def holm(values: Sequence[float]) -> list[float]:
    """The adjusted p of each outcome, in the order given. Source: Holm 1979. Raises MethodRefused."""
    found = np.asarray(values, dtype=float)
    if len(found) == 0 or not bool(np.all((found >= 0) & (found <= 1))):
        raise MethodRefused("Giá trị p phải nằm từ 0 đến 1.", remedy="Kiểm tra cột p.")
    order = np.argsort(found, kind="stable")
    raised = np.maximum.accumulate(found[order] * np.arange(len(found), 0, -1))
    answer = np.empty(len(found))
    answer[order] = np.minimum(raised, 1.0)
    return [float(value) for value in answer]

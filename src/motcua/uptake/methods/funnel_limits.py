"""Shares of many units beside what chance alone makes of them, and drawn towards their mean where they are small."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.special import bdtr

from motcua.uptake.answer import Answer
from motcua.uptake.methods.intervals import ALPHA, Numbers, check_alpha, critical
from motcua.uptake.refusals import MethodRefused

FEWEST = 4
WINSORISED = 0.1
FAR = 0.002
"""The outer limits, 99.8 %."""


def _below(count: int, size: float, share: float) -> float:
    return float(bdtr(count, round(size), share))


def exact_limit(share: float, size: float, tail: float) -> float:
    """The binomial limit, interpolated between counts so that it falls smoothly with size; 0 to 1.

    Source: Spiegelhalter, Statistics in Medicine 24 (2005), appendix A.1.1
    """
    low, high = -1, math.ceil(size)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _below(middle, size, share) > tail else (middle, high)
    above = _below(high, size, share)
    below = _below(high - 1, size, share) if high > 0 else 0.0
    part = (above - tail) / (above - below) if above > below else 0.0
    return min(1.0, max(0.0, (high - part) / size))


def funnel_limits(
    counts: Numbers, sizes: Numbers, names: Sequence[str], *, target: float | None = None, alpha: float = ALPHA
) -> Answer:
    """Each unit's share with limits at `alpha` and .002 around the target, and its empirical-Bayes estimate.

    counts, sizes   successes out of how many, one per unit, whole numbers
    target          the share that chance varies around; the pooled one where None

    `dispersion` is the mean square of z, the outer tenths drawn in; well above 1 the units differ by more than chance
    and the limits tell too much. Shrinkage: normal, between-variance by Paule and Mandel, with Morris' factor
    (k-3)/(k-1); for equal sizes it is James and Stein's estimate.

    Sources: Spiegelhalter 2005; Efron and Morris 1977; Morris 1983
    Raises  MethodRefused
    """
    check_alpha(alpha)
    _check(counts, sizes, target)
    share = counts / sizes
    middle = float(counts.sum() / sizes.sum()) if target is None else target
    if not 0 < middle < 1:
        raise MethodRefused("Tỷ lệ chung bằng 0 hoặc 1: không có gì để so.", remedy="Chọn kết quả có thay đổi.")
    z = (share - middle) * np.sqrt(sizes / (middle * (1 - middle)))
    ends = np.quantile(z, [WINSORISED, 1 - WINSORISED])
    dispersion = float(np.mean(np.clip(z, *ends) ** 2))
    centre, between, pull = _shrinkage(share, sizes)
    rows = [
        _row(names[i], counts[i], sizes[i], middle, float(z[i]), centre, between, float(pull[i]), alpha)
        for i in np.argsort(-share, kind="stable")
    ]
    return Answer(
        f"exact binomial funnel limits {1 - alpha:.4g} and {1 - FAR:.4g} around the "
        f"{'pooled share' if target is None else 'target'}, interpolated; empirical Bayes by Paule-Mandel with Morris' "
        "factor, normal intervals",
        estimate=middle,
        n=int(sizes.sum()),
        rows=rows,
        flags=_flags(dispersion, between, len(share)),
        more={
            "target": middle,
            "dispersion": dispersion,
            "between_sd": math.sqrt(between),
            "shrunk_to": centre,
            "outside": sum(row["outside"] is not None for row in rows),
            "outside_far": sum(row["outside"] == 1 - FAR for row in rows),
        },
    )


def _flags(dispersion: float, between: float, many: int) -> list[str]:
    flags = []
    if dispersion > 1 + 2 * math.sqrt(2 / many):
        flags.append(
            f"Các đơn vị khác nhau nhiều hơn ngẫu nhiên (hệ số phân tán {dispersion:.2f}): ra ngoài giới hạn chưa hẳn "
            "là bất thường; xét yếu tố khác trước khi kết luận."
        )
    if between == 0:
        flags.append("Không thấy khác biệt nào ngoài ngẫu nhiên: mọi ước lượng co về mức chung.")
    return flags


def _check(counts: Numbers, sizes: Numbers, target: float | None) -> None:
    if len(counts) < FEWEST:
        raise MethodRefused(f"Chỉ có {len(counts)} đơn vị, cần ít nhất {FEWEST}.", remedy="Dùng bảng chênh lệch.")
    if bool((sizes <= 0).any()) or bool((counts < -1e-9).any()) or bool((counts > sizes + 1e-9).any()):
        raise MethodRefused("Tử số phải từ 0 đến mẫu số dương.", remedy="Kiểm tra --outcome và --size.")
    if float(np.abs(sizes - np.round(sizes)).max()) > 1e-6:
        raise MethodRefused("Mẫu số phải là số nguyên: giới hạn này đếm hồ sơ.", remedy="Không dùng trọng số khảo sát.")
    if target is not None and not 0 < target < 1:
        raise MethodRefused("Mức so phải nằm giữa 0 và 1.", remedy="Ví dụ --target 0.2.")


def _shrinkage(share: Numbers, sizes: Numbers) -> tuple[float, float, Numbers]:
    """The mean drawn to, the variance between units, and how much each unit is drawn (0 not at all, 1 wholly)."""
    many = len(share)
    pooled = float(share @ sizes / sizes.sum())
    own = pooled * (1 - pooled) / sizes

    def spread(between: float) -> tuple[float, float]:
        weights = 1 / (between + own)
        centre = float(weights @ share / weights.sum())
        return float(weights @ (share - centre) ** 2), centre

    low, high = 0.0, 1.0
    if spread(0.0)[0] <= many - 1:
        high = 0.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if spread(middle)[0] > many - 1 else (low, middle)
    pull = own / (own + high) * ((many - 3) / (many - 1) if high > 0 else 1.0)
    return spread(high)[1], high, np.asarray(pull, dtype=np.float64)


def _row(
    name: str, count: float, size: float, middle: float, z: float, centre: float, between: float, pull: float,
    alpha: float,
) -> dict[str, Any]:  # fmt: skip
    share = count / size
    near = [exact_limit(middle, size, tail) for tail in (alpha / 2, 1 - alpha / 2)]
    far = [exact_limit(middle, size, tail) for tail in (FAR / 2, 1 - FAR / 2)]
    outside = 1 - FAR if not far[0] <= share <= far[1] else 1 - alpha if not near[0] <= share <= near[1] else None
    shrunk = share + pull * (centre - share)
    reach = critical(alpha) * math.sqrt(max(0.0, (1 - pull) * middle * (1 - middle) / size))
    return {
        "group": name,
        "n": round(size),
        "share": share,
        "limit_low": near[0],
        "limit_high": near[1],
        "far_low": far[0],
        "far_high": far[1],
        "z": z,
        "outside": outside,
        "shrunk": shrunk,
        "low": max(0.0, shrunk - reach),
        "high": min(1.0, shrunk + reach),
        "pull": pull,
    }

"""Gaps between groups: absolute and relative, and the concentration index over an order of groups or persons."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from motcua.uptake.answer import Answer
from motcua.uptake.methods.intervals import ALPHA, Numbers, around, check_alpha, check_draws, two_sided
from motcua.uptake.refusals import MethodRefused

INDICES = ("standard", "generalised", "erreygers", "wagstaff")
Codes = npt.NDArray[np.int64]
MOST_DRAWS = 100_000


@dataclass(frozen=True, slots=True)
class Spread:
    """Persons, or groups with their sizes. `order` ranks rows from worst off to best off, None where none is known."""

    outcome: Numbers
    groups: Codes
    names: Sequence[str]
    weights: Numbers
    order: Numbers | None = None
    clusters: Codes | None = None
    low: float = 0.0
    high: float = 1.0

    @property
    def grouped(self) -> bool:
        """Whether each group is one row, so that nothing is known of the spread inside it."""
        return len(self.names) == len(self.outcome)


def concentration(outcome: Numbers, weights: Numbers, order: Numbers) -> float:
    """Twice the covariance of outcome and fractional rank, over the mean; ties share their middle rank.

    Raises  MethodRefused: the mean is 0
    """
    mean = float(np.average(outcome, weights=weights))
    if mean == 0:
        raise MethodRefused("Trung bình bằng 0: chỉ số tập trung không xác định.", remedy="Chọn kết quả khác.")
    share, rank = weights / weights.sum(), ranks(weights, order)
    return float(2 / mean * np.sum(share * outcome * rank) - 1)


def ranks(weights: Numbers, order: Numbers) -> Numbers:
    """The weighted share of rows below, plus half of those alike."""
    _, level = np.unique(order, return_inverse=True)
    share = np.bincount(level, weights=weights) / weights.sum()
    return np.asarray((np.cumsum(share) - share / 2)[level], dtype=np.float64)


def concentration_error(outcome: Numbers, weights: Numbers, order: Numbers, *, grouped: bool) -> float:
    """Kakwani, Wagstaff and van Doorslaer 1997: the delta method over rows.

    For groups nothing of the spread inside is known and the error is over groups only.
    """
    share, rank = weights / weights.sum(), ranks(weights, order)
    mean = float(np.sum(share * outcome))
    index = concentration(outcome, weights, order)
    levels, level = np.unique(order, return_inverse=True)
    part = np.bincount(level, weights=share * outcome) / mean
    top = np.cumsum(part)
    middle = (np.r_[0.0, top[:-1]] + top)[level]
    own = outcome / mean * (2 * rank - 1 - index) + 2 - middle
    many = len(levels) if grouped else len(outcome)
    return math.sqrt(max(0.0, float((np.sum(share * own**2) - (1 + index) ** 2) / many)))


def scaled(index: float, mean: float, low: float, high: float) -> dict[str, float | None]:
    """The index in its usual forms; Erreygers' and Wagstaff's for an outcome bounded by `low` and `high`."""
    room = (high - mean) * (mean - low)
    return {
        "standard": index,
        "generalised": mean * index,
        "erreygers": 4 * mean * index / (high - low),
        "wagstaff": (high - low) * mean * index / room if room > 0 else None,
    }


def gaps(
    spread: Spread, *, index: str = "standard", reference: str | None = None, draws: int = 2000, seed: int = 1,
    alpha: float = ALPHA,
) -> Answer:  # fmt: skip
    """Gap of each group to the reference (best off, else largest mean), and with an order the concentration index.

    The estimate is the index where there is an order, else the gap between the two extreme groups. Bootstrap over
    rows or clusters, by percentiles; not where each group is one row.

    Raises  MethodRefused: one group only, no positive weight, an outcome outside its bounds, no such reference
    """
    check_alpha(alpha)
    check_draws(draws, MOST_DRAWS)
    _check(spread, index)
    means = _means(spread, np.arange(len(spread.outcome)))
    place = _reference(spread, means, reference)
    drawn = None if spread.grouped else _bootstrap(spread, place, draws, seed)
    rows = [_row(spread, means, place, group, drawn, alpha) for group in range(len(spread.names))]
    extremes = {"absolute_gap": float(means.max() - means.min()), "relative_gap": _over(means.max(), means.min())}
    flags = ["Chỉ số giữa các nhóm là quan hệ ở cấp nhóm hoặc xã, không phải của từng người nộp."]
    more: dict[str, Any] = {
        **extremes,
        "reference": spread.names[place],
        "bootstrap_draws": 0 if drawn is None else draws,
    }
    if spread.order is None:
        flags.append("Không có thứ tự giữa các nhóm: chỉ nêu chênh lệch, không có chỉ số tập trung.")
        interval = _percentiles(drawn, "extreme", alpha)
        return Answer(
            "gap between largest and smallest group mean; " + _words(spread, drawn),
            estimate=extremes["absolute_gap"],
            se=None if drawn is None else float(np.std(drawn["extreme"], ddof=1)),
            ci=interval, n=len(spread.outcome), rows=rows, flags=flags, more=more,
        )  # fmt: skip
    return _indexed(spread, index, rows, flags, more, drawn, alpha)


def _indexed(
    spread: Spread, index: str, rows: list[dict[str, Any]], flags: list[str], more: dict[str, Any],
    drawn: dict[str, Numbers] | None, alpha: float,
) -> Answer:  # fmt: skip
    order = spread.order if spread.order is not None else np.zeros(0)
    plain = concentration(spread.outcome, spread.weights, order)
    mean = float(np.average(spread.outcome, weights=spread.weights))
    forms = scaled(plain, mean, spread.low, spread.high)
    value = forms[index]
    if value is None:
        raise MethodRefused("Kết quả nằm hết ở biên: dạng này không xác định.", remedy="Dùng --index standard.")
    error = concentration_error(spread.outcome, spread.weights, order, grouped=spread.grouped)
    error *= abs(value / plain) if plain else 0.0
    more |= {"indices": forms, "mean": mean, "bootstrap_ci": None}
    if drawn is not None:
        picked = np.array([scaled(c, m, spread.low, spread.high)[index] for c, m in
                           zip(drawn["index"], drawn["level"], strict=True)], dtype=float)  # fmt: skip
        ends = np.quantile(picked[np.isfinite(picked)], [alpha / 2, 1 - alpha / 2])
        more["bootstrap_ci"] = [float(end) for end in ends]
        if spread.clusters is not None:
            error = float(np.nanstd(picked, ddof=1))
    return Answer(
        f"concentration index ({index}), ties at the middle rank; "
        + (
            "bootstrap of clusters"
            if spread.clusters is not None
            else "Kakwani-Wagstaff-van Doorslaer delta-method error"
        )
        + (" over groups, spread inside groups unknown" if spread.grouped else "")
        + ", normal interval",
        estimate=value,
        se=error,
        ci=around(value, error, alpha),
        p=two_sided(value, error),
        n=len(spread.outcome),
        rows=rows,
        flags=flags,
        more=more,
    )


def _check(spread: Spread, index: str) -> None:
    if len(spread.names) < 2:
        raise MethodRefused("Chỉ có một nhóm: không có chênh lệch để đo.", remedy="Kiểm tra cột --group.")
    if bool((spread.weights < 0).any()) or bool((np.bincount(spread.groups, weights=spread.weights) <= 0).any()):
        raise MethodRefused("Trọng số âm, hoặc có nhóm không có trọng số dương.", remedy="Kiểm tra --weight, --size.")
    bounded = index in ("erreygers", "wagstaff")
    if bounded and bool(((spread.outcome < spread.low) | (spread.outcome > spread.high)).any()):
        raise MethodRefused(
            f"Kết quả ra ngoài [{spread.low:g}, {spread.high:g}].", remedy="Ghi --low và --high đúng của kết quả."
        )


def _means(spread: Spread, rows: npt.NDArray[np.int64]) -> Numbers:
    many, codes, weights = len(spread.names), spread.groups[rows], spread.weights[rows]
    with np.errstate(invalid="ignore", divide="ignore"):
        found = np.bincount(codes, weights=weights * spread.outcome[rows], minlength=many) / np.bincount(
            codes, weights=weights, minlength=many
        )
    return np.asarray(found, dtype=np.float64)


def _reference(spread: Spread, means: Numbers, name: str | None) -> int:
    if name is not None:
        if name not in spread.names:
            raise MethodRefused(f"Không có nhóm “{name}”.", remedy=f"Các nhóm: {', '.join(spread.names[:20])}.")
        return list(spread.names).index(name)
    if spread.order is None:
        return int(np.argmax(means))
    tops = [float(spread.order[spread.groups == group].mean()) for group in range(len(spread.names))]
    return int(np.argmax(tops))


def _over(one: float, other: float) -> float | None:
    return float(one / other) if other else None


def _row(
    spread: Spread, means: Numbers, place: int, group: int, drawn: dict[str, Numbers] | None, alpha: float
) -> dict[str, Any]:
    row: dict[str, Any] = {
        "group": spread.names[group],
        "n": int((spread.groups == group).sum()),
        "size": float(spread.weights[spread.groups == group].sum()),
        "mean": float(means[group]),
        "gap": float(means[group] - means[place]),
        "ratio": _over(float(means[group]), float(means[place])),
    }
    for name in ("mean", "gap", "ratio"):
        interval = None if drawn is None else _ends(drawn[name][:, group], alpha)
        row |= {f"{name}_low": interval and interval[0], f"{name}_high": interval and interval[1]}
    return row


def _ends(values: Numbers, alpha: float) -> tuple[float, float] | None:
    """The percentiles, unless some draw had nobody of the group."""
    if not bool(np.isfinite(values).all()):
        return None
    low, high = np.quantile(values, [alpha / 2, 1 - alpha / 2])
    return float(low), float(high)


def _percentiles(drawn: dict[str, Numbers] | None, name: str, alpha: float) -> tuple[float, float] | None:
    return None if drawn is None else _ends(drawn[name], alpha)


def _words(spread: Spread, drawn: dict[str, Numbers] | None) -> str:
    if drawn is None:
        return "no error: one row per group"
    return f"bootstrap of {'rows' if spread.clusters is None else 'clusters'}, percentile intervals"


def _bootstrap(spread: Spread, place: int, draws: int, seed: int) -> dict[str, Numbers]:
    pick = _picker(spread, np.random.default_rng(seed))
    means = np.empty((draws, len(spread.names)))
    index, level = np.full(draws, np.nan), np.empty(draws)
    for draw in range(draws):
        rows = pick()
        means[draw] = _means(spread, rows)
        level[draw] = np.average(spread.outcome[rows], weights=spread.weights[rows])
        if spread.order is not None and level[draw] != 0:
            index[draw] = concentration(spread.outcome[rows], spread.weights[rows], spread.order[rows])
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = means / means[:, [place]]
    return {
        "mean": means, "gap": means - means[:, [place]], "ratio": ratio, "index": index,
        "extreme": means.max(axis=1) - means.min(axis=1), "level": level,
    }  # fmt: skip


def _picker(spread: Spread, random: np.random.Generator) -> Callable[[], npt.NDArray[np.int64]]:
    many = len(spread.outcome)
    if spread.clusters is None:
        return lambda: random.integers(0, many, many)
    members = [np.flatnonzero(spread.clusters == code) for code in np.unique(spread.clusters)]
    return lambda: np.concatenate([members[i] for i in random.integers(0, len(members), len(members))])

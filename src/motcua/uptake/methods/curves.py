"""Curves of time to an event where some still wait: Kaplan-Meier, restricted mean, competing ends."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from motcua.uptake.methods.intervals import Numbers, critical
from motcua.uptake.refusals import MethodRefused

KINDS = ("log-log", "log", "plain")
Codes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Waits:
    """One row per dossier or person: how long it was followed and how that ended.

    `cause` is 0 where the event was not seen (censored), else the number of the end, from 1; `entry` is when a row
    came under observation, where not at 0.
    """

    time: Numbers
    cause: Codes
    causes: Sequence[str] = ("1",)
    entry: Numbers | None = None

    def part(self, rows: npt.NDArray[np.bool_]) -> "Waits":
        """Only these rows."""
        return Waits(self.time[rows], self.cause[rows], self.causes, None if self.entry is None else self.entry[rows])


@dataclass(frozen=True, slots=True)
class Curve:
    """At each distinct time of an end: rows at risk, ends by cause (times x causes), survival after it."""

    times: Numbers
    risk: Numbers
    ends: Numbers
    survival: Numbers
    last: float

    @property
    def all_ends(self) -> Numbers:
        """Ends of any cause at each time."""
        return np.asarray(self.ends.sum(axis=1), dtype=np.float64)

    def until(self, time: float) -> int:
        """How many of the times are not after `time`."""
        return int(np.searchsorted(self.times, time, side="right"))

    def greenwood(self) -> Numbers:
        """The sums of d / (n (n - d)) up to each time."""
        left = self.risk - self.all_ends
        with np.errstate(divide="ignore"):
            return np.asarray(np.cumsum(self.all_ends / (self.risk * left)), dtype=np.float64)


def check_waits(waits: Waits) -> None:
    """Raises MethodRefused for negative times, an entry after the end, or where nothing was ever seen."""
    if bool((waits.time < 0).any()):
        raise MethodRefused(
            f"Thời gian âm ở dòng {int(np.argmin(waits.time)) + 2}.", remedy="Kiểm tra thứ tự ngày nhận và ngày xong."
        )
    if waits.entry is not None and bool((waits.entry >= waits.time).any()):
        row = int(np.argmax(waits.entry >= waits.time)) + 2
        raise MethodRefused(f"Dòng {row}: bắt đầu theo dõi không trước khi kết thúc.", remedy="Sửa hoặc bỏ dòng.")
    if not bool((waits.cause > 0).any()):
        raise MethodRefused(
            "Không sự kiện nào được ghi nhận: chưa ước lượng được gì.", remedy="Theo dõi lâu hơn hoặc kiểm tra --event."
        )


def curve(waits: Waits) -> Curve:
    """The product-limit curve. Source: Kaplan and Meier 1958."""
    times = np.unique(waits.time[waits.cause > 0])
    risk = len(waits.time) - np.searchsorted(np.sort(waits.time), times, side="left")
    if waits.entry is not None:
        risk = risk - (len(waits.entry) - np.searchsorted(np.sort(waits.entry), times, side="left"))
    ends = np.zeros((len(times), len(waits.causes)))
    seen = waits.cause > 0
    np.add.at(ends, (np.searchsorted(times, waits.time[seen]), waits.cause[seen] - 1), 1)
    survival = np.cumprod(1 - ends.sum(axis=1) / risk)
    return Curve(times, risk.astype(float), ends, np.asarray(survival, dtype=np.float64), float(waits.time.max()))


def survival_interval(value: float, green: float, kind: str, alpha: float) -> tuple[float | None, float | None]:
    """The interval of one point of the curve; `green` is Greenwood's sum there, None where it has none."""
    if value >= 1 or value <= 0 or not math.isfinite(green):
        return (value, value) if value >= 1 else (None, None)
    reach = critical(alpha) * math.sqrt(green)
    if kind == "plain":
        return max(0.0, value - value * reach), min(1.0, value + value * reach)
    if kind == "log":
        return value * math.exp(-reach), min(1.0, value * math.exp(reach))
    turn = math.exp(reach / math.log(value))
    low, high = value ** (1 / turn), value**turn
    return low, high


def at(found: Curve, horizon: float) -> tuple[float, float]:
    """Survival and Greenwood's sum at a time. Raises MethodRefused where nobody was followed that long."""
    if horizon > found.last and (not len(found.survival) or found.survival[-1] > 1e-12):
        raise MethodRefused(
            f"Mốc {horizon:g} dài hơn thời gian theo dõi ({found.last:g}): sau đó không biết.",
            remedy=f"Chọn --horizon không quá {found.last:g}.",
            horizon=horizon,
        )
    place = found.until(horizon)
    return (1.0, 0.0) if place == 0 else (float(found.survival[place - 1]), float(found.greenwood()[place - 1]))


def restricted_mean(found: Curve, horizon: float) -> tuple[float, float]:
    """Mean time until the end or the horizon, whichever is first, and its error. Raises MethodRefused as `at`."""
    at(found, horizon)
    place = found.until(horizon)
    edges = np.r_[0.0, found.times[:place], horizon]
    areas = np.r_[1.0, found.survival[:place]] * np.diff(edges)
    after = np.cumsum(areas[::-1])[::-1][1:]
    left = found.risk[:place] - found.all_ends[:place]
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(left > 0, after**2 * found.all_ends[:place] / (found.risk[:place] * left), 0.0)
    return float(areas.sum()), math.sqrt(float(parts.sum()))


def incidence(found: Curve, cause: int) -> tuple[Numbers, Numbers]:
    """Aalen-Johansen: the share ended by this cause up to each time, with its delta-method error.

    Source  Marubini and Valsecchi 1995, as Stata's stcompet
    """
    before = np.r_[1.0, found.survival[:-1]]
    risk, own, every = found.risk, found.ends[:, cause], found.all_ends
    share = np.cumsum(before * own / risk)
    with np.errstate(divide="ignore", invalid="ignore"):
        green = np.where(risk > every, every / (risk * (risk - every)), 0.0)
    one = before**2 * own * (risk - own) / risk**3
    two = before * own / risk**2
    variance = [
        float(np.sum((gone := share[i] - share[: i + 1]) ** 2 * green[: i + 1]) + np.sum(one[: i + 1])
              - 2 * np.sum(gone * two[: i + 1]))
        for i in range(len(share))
    ]  # fmt: skip
    return share, np.sqrt(np.maximum(variance, 0))


def quantile(found: Curve, bounds: Sequence[tuple[float | None, float | None]]) -> list[float | None]:
    """The median (first time with survival <= 1/2) and its ends by Brookmeyer and Crowley; None: not reached."""

    def first(values: Sequence[float | None]) -> float | None:
        for time, value in zip(found.times, values, strict=True):
            if value is not None and value <= 0.5 + 1e-12:
                return float(time)
        return None

    lows = [0.0 if low is None else low for low, _ in bounds]
    highs = [1.0 if high is None else high for _, high in bounds]
    return [first([float(value) for value in found.survival]), first(lows), first(highs)]

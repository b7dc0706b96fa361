"""Figures from a sample survey with the error that its design causes: strata, villages, households, finite numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from scipy.special import expit, logit

from motcua.uptake.answer import Answer
from motcua.uptake.methods.intervals import ALPHA, Numbers, around, check_alpha, critical, two_sided
from motcua.uptake.methods.survey_design import Design, variance
from motcua.uptake.refusals import MethodRefused

Statistic = Literal["mean", "total", "share", "ratio", "quantile"]
STATISTICS: Sequence[Statistic] = ("mean", "total", "share", "ratio", "quantile")


@dataclass(frozen=True, slots=True)
class _Figure:
    """One estimate before it is told: the rows' weighted influence on it, and the error of a simple random sample."""

    estimate: float
    influence: Numbers
    simple: float
    simple_replaced: float


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is estimated, the same for all domains."""

    outcome: Numbers
    denominator: Numbers | None
    statistic: Statistic
    quantile: float
    alpha: float
    normal: bool


def survey_estimate(
    outcome: Numbers,
    design: Design,
    statistic: Statistic,
    *,
    denominator: Numbers | None = None,
    quantile: float = 0.5,
    groups: Mapping[str, npt.NDArray[np.bool_]] | None = None,
    alpha: float = ALPHA,
    normal: bool = False,
) -> Answer:
    """The figure for all and for each domain; a missing outcome (NaN) puts the row outside of the domain.

    Shares have intervals on the logit scale; df is clusters less strata among the rows of the domain. `deff` compares
    with simple random sampling without replacement from as many as the weights sum to, `deff_replace` with. A
    quantile is the least value that this share of the weights does not exceed, its interval Woodruff's.

    Raises  MethodRefused
    """
    check_alpha(alpha)
    if statistic == "total" and not design.weighted:
        raise MethodRefused("Không tính được tổng khi không có trọng số.", remedy="Ghi --weight, hoặc --fpc.")
    if not 0 < quantile < 1:
        raise MethodRefused("Phân vị phải nằm giữa 0 và 1.", remedy="Ví dụ --quantile 0.5.")
    whole = np.isfinite(outcome) & (np.isfinite(outcome) if denominator is None else np.isfinite(denominator))
    flags = list(design.flags)
    if not bool(whole.all()):
        flags.append(f"{int((~whole).sum())} dòng không có câu trả lời: nằm ngoài phạm vi ước lượng.")
    asked = _Asked(outcome, denominator, statistic, quantile, alpha, normal)
    main = _row(asked, whole, design)
    rows = []
    for name, inside in (groups or {}).items():
        rows.append({"group": name, **_row(asked, whole & inside, design)})
        if 0 < int(rows[-1]["n"]) < 30:
            flags.append(f"Nhóm “{name}” chỉ có {rows[-1]['n']} người trả lời: chỉ để mô tả.")
    return Answer(
        _convention(design, statistic, normal),
        estimate=main["estimate"],
        se=main["se"],
        ci=(main["low"], main["high"]),
        p=None
        if main["se"] is None
        else two_sided(main["estimate"], main["se"], None if normal else max(main["df"], 1)),
        df=main["df"],
        n=main["n"],
        rows=rows,
        flags=flags,
        more={name: main[name] for name in ("deff", "deff_replace", "cv", "population")},
    )


def _convention(design: Design, statistic: Statistic, normal: bool) -> str:
    interval = {"share": "logit ", "quantile": "Woodruff "}.get(statistic, "")
    law = "normal" if normal else "t with clusters - strata df"
    return f"{design.told}; single-cluster strata: {design.lonely}; {interval}interval, {law}"


def _row(asked: _Asked, inside: npt.NDArray[np.bool_], design: Design) -> dict[str, Any]:
    inside = inside & (design.weights > 0)
    if not bool(inside.any()):
        raise MethodRefused("Không có dòng nào có câu trả lời và trọng số dương.", remedy="Kiểm tra dữ liệu.")
    df = len(np.unique(design.first.drawn[inside])) - len(np.unique(design.first.group[inside]))
    own = replace(design, weights=np.where(inside, design.weights, 0.0))
    counts = {"df": df, "n": int(inside.sum())}
    outcome = np.where(inside, asked.outcome, 0.0)
    if asked.statistic == "quantile":
        told = _quantile(outcome, own.weights, design, asked, df)
        return {**told, **counts, "deff": None, "deff_replace": None, "cv": None,
                "population": float(own.weights.sum())}  # fmt: skip
    below = np.ones(len(outcome)) if asked.denominator is None else np.where(inside, asked.denominator, 0.0)
    found = _figure(outcome, below, own, asked.statistic)
    size = variance(found.influence, design)
    se = float(np.sqrt(size))
    low, high = _interval(found.estimate, se, df, asked.statistic, asked.alpha, asked.normal)
    return {
        "estimate": found.estimate,
        "se": se,
        "low": low,
        "high": high,
        **counts,
        "deff": size / found.simple if found.simple > 0 else None,
        "deff_replace": size / found.simple_replaced if found.simple_replaced > 0 else None,
        "cv": se / abs(found.estimate) if found.estimate else None,
        "population": float(own.weights.sum()),
    }


def _quantile(outcome: Numbers, weights: Numbers, design: Design, asked: _Asked, df: int) -> dict[str, Any]:
    """Woodruff 1952: the interval of the share below, carried back to the outcome; the error is its half width."""
    order = np.argsort(outcome, kind="stable")
    order = order[weights[order] > 0]
    sums = np.cumsum(weights[order]) / weights.sum()

    def value(share: float) -> float | None:
        if not 0 < share <= 1 + 1e-9:
            return None
        return float(outcome[order[min(int(np.searchsorted(sums, share - 1e-12)), len(order) - 1)]])

    middle = value(asked.quantile)
    below = (outcome <= (middle or 0.0)).astype(float)
    share = float(weights @ below) / float(weights.sum())
    error = float(np.sqrt(variance(weights * (below - share) / float(weights.sum()), design)))
    law = None if asked.normal else float(df)
    if law is not None and law < 1:
        return {"estimate": middle, "se": None, "low": None, "high": None}
    reach = critical(asked.alpha, law)
    low, high = value(share - reach * error), value(share + reach * error)
    se = None if low is None or high is None else (high - low) / (2 * reach)
    return {"estimate": middle, "se": se, "low": low, "high": high}


def _figure(outcome: Numbers, below: Numbers, design: Design, statistic: Statistic) -> _Figure:
    """Estimate, influence and the simple random sample's variance; rows outside have weight 0."""
    weights = design.weights
    people, asked = float(weights.sum()), int(np.count_nonzero(weights))
    base = weights * below
    if statistic == "total":
        estimate, influence = float((weights * outcome).sum()), weights * outcome
        centred, scale = outcome - estimate / people, people
    else:
        if float(base.sum()) == 0:
            raise MethodRefused("Mẫu số của tỷ số bằng 0.", remedy="Kiểm tra cột --denominator.")
        estimate = float((weights * outcome).sum() / base.sum())
        centred, scale = outcome - estimate * below, people / float(base.sum())
        influence = weights * centred / float(base.sum())
    spread = float((weights * centred**2).sum()) / people * asked / max(asked - 1, 1)
    replaced = spread * scale**2 / asked
    return _Figure(estimate, influence, replaced * max(0.0, 1 - asked / people), replaced)


def _interval(
    estimate: float, se: float, df: int, statistic: Statistic, alpha: float, normal: bool
) -> tuple[float, float]:
    law = None if normal else float(df)
    if law is not None and law < 1:
        return float("nan"), float("nan")
    if statistic == "share" and 0 < estimate < 1:
        reach = critical(alpha, law) * se / (estimate * (1 - estimate))
        return float(expit(logit(estimate) - reach)), float(expit(logit(estimate) + reach))
    return around(estimate, se, alpha, law)

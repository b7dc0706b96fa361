"""Figures from a sample survey with the error that its design causes: strata, villages, households, finite numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from scipy.special import expit, logit

from motcua.uptake.answer import Answer
from motcua.uptake.methods.intervals import ALPHA, Numbers, around, check_alpha, critical, two_sided
from motcua.uptake.refusals import MethodRefused

Codes = npt.NDArray[np.int64]
Lonely = Literal["fail", "remove", "certainty", "adjust", "average"]
Statistic = Literal["mean", "total", "share", "ratio"]
LONELY: Sequence[Lonely] = ("fail", "remove", "certainty", "adjust", "average")
STATISTICS: Sequence[Statistic] = ("mean", "total", "share", "ratio")
SELF_REPRESENTING = 1e-7


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of drawing: who was drawn out of which group, and how many that group holds in all.

    `drawn` and `group` number the rows' sampled units and the groups they were drawn from; `held` is per group the
    number of units drawn, `all` the number it holds (infinite: drawn with replacement or unknown).
    """

    drawn: Codes
    group: Codes
    group_of_drawn: Codes
    held: Numbers
    all: Numbers

    @property
    def fraction(self) -> Numbers:
        """Per group, the share that was drawn."""
        return self.held / self.all


@dataclass(frozen=True, slots=True)
class Design:
    """How the rows came into the sample; `weights` are those of the rows, `second` only where it adds to the error."""

    weights: Numbers
    first: Stage
    second: Stage | None
    lonely: Lonely
    told: str
    weighted: bool
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Figure:
    """One estimate before it is told: the rows' weighted influence on it, and the error of a simple random sample."""

    estimate: float
    influence: Numbers
    simple: float
    simple_replaced: float


def design_of(
    rows: int,
    *,
    strata: Codes | None = None,
    cluster: Codes | None = None,
    cluster2: Codes | None = None,
    weights: Numbers | None = None,
    fpc: Numbers | None = None,
    fpc2: Numbers | None = None,
    lonely: Lonely = "fail",
) -> Design:
    """The design from its columns; clusters are nested in strata, second-stage units in clusters.

    `fpc` is the number of first-stage units in the stratum, or the share drawn where every value is at most 1; `fpc2`
    the same in the cluster. Without weights they follow from both numbers.

    Raises  MethodRefused
    """
    if fpc2 is not None and (fpc is None or cluster is None):
        raise MethodRefused(
            "Có --fpc2 nhưng thiếu --fpc hoặc --cluster.", remedy="Hai giai đoạn cần cụm và số cụm của mỗi tầng."
        )
    if cluster2 is not None and cluster is None:
        raise MethodRefused("Có --cluster2 nhưng thiếu --cluster.", remedy="Ghi cột cụm của giai đoạn một.")
    groups = np.zeros(rows, dtype=np.int64) if strata is None else strata
    drawn = np.arange(rows) if cluster is None else _nested(groups, cluster)
    first = _stage(groups, drawn, fpc, "tầng")
    inner = np.arange(rows) if cluster2 is None else _nested(drawn, cluster2)
    second = _stage(drawn, inner, fpc2, "cụm") if fpc2 is not None else None
    flags = []
    if cluster2 is not None and fpc is not None and fpc2 is None:
        flags.append("Không có --fpc2: coi như mỗi cụm được hỏi hết ở giai đoạn hai.")
    weighted = weights is not None or fpc is not None
    if weights is None:
        weights = _implied(rows, first, second) if weighted else np.ones(rows)
    if not weighted:
        flags.append("Không có trọng số và không có fpc: mỗi dòng có trọng số như nhau.")
    if bool((weights < 0).any()) or not float(weights.sum()) > 0:
        line = int(np.argmin(weights)) + 2
        raise MethodRefused(
            f"Trọng số âm hoặc tổng trọng số bằng 0 (dòng {line}).", remedy="Trọng số phải từ 0 trở lên.", line=line
        )
    told = "Taylor linearisation, " + ("two stages" if second is not None else "ultimate cluster")
    told += ", finite population correction" if fpc is not None else ", first stage with replacement"
    return Design(weights, first, second, lonely, told, weighted, tuple(flags))


def _nested(outer: Codes, inner: Codes) -> Codes:
    """The pair's number, so that village 1 of stratum A is not village 1 of stratum B."""
    key = outer.astype(np.int64) * (int(inner.max()) + 1) + inner
    place: Codes = np.unique(key, return_inverse=True)[1].astype(np.int64).ravel()
    return place


def _stage(groups: Codes, drawn: Codes, whole: Numbers | None, word: str) -> Stage:
    _, place = np.unique(drawn, return_index=True)
    many = int(groups.max()) + 1
    of_drawn = groups[place]
    held = np.bincount(of_drawn, minlength=many).astype(float)
    if whole is None:
        return Stage(drawn, groups, of_drawn, held, np.full(many, np.inf))
    if not bool((whole > 0).all()):
        raise MethodRefused(
            f"Số đơn vị của {word} phải lớn hơn 0 (dòng {int(np.argmin(whole)) + 2}).", remedy="Xem lại cột fpc."
        )
    low, high = np.full(many, np.inf), np.zeros(many)
    np.minimum.at(low, groups, whole)
    np.maximum.at(high, groups, whole)
    if bool((high - low > 1e-9 * high).any()):
        raise MethodRefused(
            f"Cột fpc có giá trị khác nhau trong cùng một {word}.", remedy=f"Mỗi {word} chỉ có một số đơn vị."
        )
    total = held / high if bool((whole <= 1).all()) else high
    if bool((total < held * (1 - 1e-9)).any()):
        raise MethodRefused(
            f"Có {word} chọn nhiều đơn vị hơn số nó có (fpc).", remedy="Kiểm tra cột fpc và cột cụm, tầng."
        )
    return Stage(drawn, groups, of_drawn, held, total)


def _implied(rows: int, first: Stage, second: Stage | None) -> Numbers:
    """What the numbers drawn and held make of a row's weight."""
    weights: Numbers = np.ones(rows) / first.fraction[first.group]
    return weights if second is None else weights / second.fraction[second.group]


def variance(influence: Numbers, design: Design) -> float:
    """The variance of the sum of `influence` (one value per row, weight included), stage by stage.

    Source: Särndal, Swensson and Wretman 1992, 4.3; the same recursion as R's `survey`.
    Raises  MethodRefused: a stratum with a single cluster, unless `design.lonely` says what to do
    """
    found = _of_stage(influence, design.first, np.ones(len(design.first.held)), design.lonely, "Tầng")
    if design.second is not None:
        share = design.first.fraction[design.first.group_of_drawn]
        found += _of_stage(influence, design.second, share, design.lonely, "Cụm")
    return found


def _of_stage(influence: Numbers, stage: Stage, share: Numbers, lonely: Lonely, word: str) -> float:
    """Between the units drawn in each group; `share` multiplies each group's part."""
    many = len(stage.held)
    totals = np.bincount(stage.drawn, weights=influence, minlength=len(stage.group_of_drawn))
    left = np.clip(1 - stage.fraction, 0, 1)
    alone = (stage.held == 1) & (left > SELF_REPRESENTING)
    if lonely == "fail" and bool(alone.any()):
        raise MethodRefused(
            f"{word} thứ {int(np.argmax(alone)) + 1} chỉ có một đơn vị được chọn: không tính được sai số.",
            remedy="Gộp tầng, hoặc nói rõ quy tắc: --lonely adjust (thận trọng), average, certainty hay remove.",
            alone=int(alone.sum()),
        )
    middle = np.bincount(stage.group_of_drawn, weights=totals, minlength=many) / np.maximum(stage.held, 1)
    if lonely == "adjust":
        middle[alone] = 0.0
    apart = (totals - middle[stage.group_of_drawn]) ** 2
    squares = np.bincount(stage.group_of_drawn, weights=apart, minlength=many)
    scale = left * np.where(stage.held > 1, stage.held / np.maximum(stage.held - 1, 1), 1.0)
    parts = share * np.where(left > SELF_REPRESENTING, scale * squares, 0.0)
    if lonely == "average" and bool(alone.any()):
        others = ~alone & (stage.held > 0)
        parts[alone] = parts[others].mean() if bool(others.any()) else np.nan
    return float(parts.sum())


def survey_estimate(
    outcome: Numbers,
    design: Design,
    statistic: Statistic,
    *,
    denominator: Numbers | None = None,
    groups: Mapping[str, npt.NDArray[np.bool_]] | None = None,
    alpha: float = ALPHA,
    normal: bool = False,
) -> Answer:
    """The figure for all and for each domain; a missing outcome (NaN) puts the row outside of the domain.

    Shares have intervals on the logit scale; df is clusters less strata among the rows of the domain. `deff` compares
    with simple random sampling without replacement from as many as the weights sum to, `deff_replace` with.

    Raises  MethodRefused
    """
    check_alpha(alpha)
    if statistic == "total" and not design.weighted:
        raise MethodRefused("Không tính được tổng khi không có trọng số.", remedy="Ghi --weight, hoặc --fpc.")
    whole = np.isfinite(outcome)
    if denominator is not None:
        whole &= np.isfinite(denominator)
    flags = list(design.flags)
    if not bool(whole.all()):
        flags.append(f"{int((~whole).sum())} dòng không có câu trả lời: nằm ngoài phạm vi ước lượng.")
    main = _row(outcome, denominator, whole, design, statistic, alpha, normal)
    rows = []
    for name, inside in (groups or {}).items():
        rows.append({"group": name, **_row(outcome, denominator, whole & inside, design, statistic, alpha, normal)})
        if 0 < int(rows[-1]["n"]) < 30:
            flags.append(f"Nhóm “{name}” chỉ có {rows[-1]['n']} người trả lời: chỉ để mô tả.")
    interval = "logit " if statistic == "share" else ""
    law = "normal" if normal else "t with clusters - strata df"
    return Answer(
        f"{design.told}; single-cluster strata: {design.lonely}; {interval}interval, {law}",
        estimate=main["estimate"],
        se=main["se"],
        ci=(main["low"], main["high"]),
        p=two_sided(main["estimate"], main["se"], None if normal else max(main["df"], 1)),
        df=main["df"],
        n=main["n"],
        rows=rows,
        flags=flags,
        more={name: main[name] for name in ("deff", "deff_replace", "cv", "population")},
    )


def _row(
    outcome: Numbers,
    denominator: Numbers | None,
    inside: npt.NDArray[np.bool_],
    design: Design,
    statistic: Statistic,
    alpha: float,
    normal: bool,
) -> dict[str, Any]:
    inside = inside & (design.weights > 0)
    if not bool(inside.any()):
        raise MethodRefused("Không có dòng nào có câu trả lời và trọng số dương.", remedy="Kiểm tra dữ liệu.")
    found = _figure(
        np.where(inside, outcome, 0.0),
        np.ones(len(outcome)) if denominator is None else np.where(inside, denominator, 0.0),
        replace(design, weights=np.where(inside, design.weights, 0.0)),
        statistic,
    )
    size = variance(found.influence, design)
    se = float(np.sqrt(size))
    df = len(np.unique(design.first.drawn[inside])) - len(np.unique(design.first.group[inside]))
    low, high = _interval(found.estimate, se, df, statistic, alpha, normal)
    return {
        "estimate": found.estimate,
        "se": se,
        "low": low,
        "high": high,
        "df": df,
        "n": int(inside.sum()),
        "deff": size / found.simple if found.simple > 0 else None,
        "deff_replace": size / found.simple_replaced if found.simple_replaced > 0 else None,
        "cv": se / abs(found.estimate) if found.estimate else None,
        "population": float(design.weights[inside].sum()),
    }


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

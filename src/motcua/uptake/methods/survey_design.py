"""How the rows of a survey came into the sample, stage by stage, and the variance that this causes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from motcua.uptake.methods.intervals import Numbers
from motcua.uptake.refusals import MethodRefused

Codes = npt.NDArray[np.int64]
Lonely = Literal["fail", "remove", "certainty", "adjust", "average"]
LONELY: Sequence[Lonely] = ("fail", "remove", "certainty", "adjust", "average")
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
    """How the rows came into the sample; `weights` are those of the rows, `later` the stages that add to the error.

    `post` numbers the rows' post-strata, to whose known sizes the weights were brought.
    """

    weights: Numbers
    first: Stage
    later: tuple[Stage, ...]
    lonely: Lonely
    told: str
    weighted: bool
    flags: tuple[str, ...] = ()
    post: Codes | None = None


def design_of(
    rows: int,
    *,
    strata: Codes | None = None,
    cluster: Codes | None = None,
    cluster2: Codes | None = None,
    cluster3: Codes | None = None,
    strata2: Codes | None = None,
    weights: Numbers | None = None,
    fpc: Numbers | None = None,
    fpc2: Numbers | None = None,
    fpc3: Numbers | None = None,
    lonely: Lonely = "fail",
) -> Design:
    """The design from its columns; clusters are nested in strata, second-stage units in clusters.

    `fpc` is the number of first-stage units in the stratum, or the share drawn where every value is at most 1; `fpc2`
    the same in the cluster (or its second-stage stratum), `fpc3` in the second-stage unit. Without weights they
    follow from these numbers.

    Raises  MethodRefused
    """
    _check_stages(cluster, cluster2, cluster3, fpc, fpc2, fpc3)
    groups = np.zeros(rows, dtype=np.int64) if strata is None else strata
    drawn = np.arange(rows) if cluster is None else _nested(groups, cluster)
    first = _stage(groups, drawn, fpc, "tầng")
    later: list[Stage] = []
    if fpc2 is not None:
        inside = drawn if strata2 is None else _nested(drawn, strata2)
        inner = np.arange(rows) if cluster2 is None else _nested(inside, cluster2)
        later.append(_stage(inside, inner, fpc2, "cụm"))
        if fpc3 is not None:
            least = np.arange(rows) if cluster3 is None else _nested(inner, cluster3)
            later.append(_stage(inner, least, fpc3, "đơn vị giai đoạn hai"))
    flags = []
    if cluster2 is not None and fpc is not None and fpc2 is None:
        flags.append("Không có --fpc2: coi như mỗi cụm được hỏi hết ở giai đoạn hai.")
    weighted = weights is not None or fpc is not None
    if weights is None:
        weights = _implied(rows, [first, *later]) if weighted else np.ones(rows)
    if not weighted:
        flags.append("Không có trọng số và không có fpc: mỗi dòng có trọng số như nhau.")
    if bool((weights < 0).any()) or not float(weights.sum()) > 0:
        line = int(np.argmin(weights)) + 2
        raise MethodRefused(
            f"Trọng số âm hoặc tổng trọng số bằng 0 (dòng {line}).", remedy="Trọng số phải từ 0 trở lên.", line=line
        )
    told = "Taylor linearisation, " + (("two", "three")[len(later) - 1] + " stages" if later else "ultimate cluster")
    told += ", finite population correction" if fpc is not None else ", first stage with replacement"
    return Design(weights, first, tuple(later), lonely, told, weighted, tuple(flags))


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


def _implied(rows: int, stages: Sequence[Stage]) -> Numbers:
    """What the numbers drawn and held make of a row's weight."""
    weights: Numbers = np.ones(rows)
    for stage in stages:
        weights = weights / stage.fraction[stage.group]
    return weights


def _check_stages(
    cluster: Codes | None,
    cluster2: Codes | None,
    cluster3: Codes | None,
    fpc: Numbers | None,
    fpc2: Numbers | None,
    fpc3: Numbers | None,
) -> None:
    if fpc2 is not None and (fpc is None or cluster is None):
        raise MethodRefused(
            "Có --fpc2 nhưng thiếu --fpc hoặc --cluster.", remedy="Hai giai đoạn cần cụm và số cụm của mỗi tầng."
        )
    if fpc3 is not None and (fpc2 is None or cluster2 is None):
        raise MethodRefused(
            "Có --fpc3 nhưng thiếu --fpc2 hoặc --cluster2.", remedy="Ba giai đoạn cần cột của cả ba giai đoạn."
        )
    if (cluster2 is not None and cluster is None) or (cluster3 is not None and cluster2 is None):
        raise MethodRefused("Có cụm giai đoạn sau nhưng thiếu cụm giai đoạn trước.", remedy="Ghi --cluster trước.")


def post_stratified(design: Design, post: Codes, sizes: Numbers) -> Design:
    """Weights brought to the known size of each post-stratum; `sizes` has one value per row, alike in a stratum.

    Source: Holt and Smith 1979; errors by residuals from the post-strata's means, as R's `postStratify`.
    Raises  MethodRefused
    """
    many = int(post.max()) + 1
    known = np.zeros(many)
    known[post] = sizes
    if bool((sizes != known[post]).any()) or not bool((sizes > 0).all()):
        raise MethodRefused(
            f"Số người của tầng hậu phân khác nhau giữa các dòng, hoặc không dương (dòng "
            f"{int(np.argmax((sizes != known[post]) | (sizes <= 0))) + 2}).",
            remedy="Mỗi tầng hậu phân một số dương ở cột --poststrata-size.",
        )
    found = np.bincount(post, weights=design.weights, minlength=many)
    if bool((found <= 0).any()):
        raise MethodRefused("Có tầng hậu phân không có trọng số.", remedy="Gộp tầng hậu phân.")
    told = design.told + ", post-stratified"
    return replace(design, weights=design.weights * (known / found)[post], post=post, told=told, weighted=True)


def variance(influence: Numbers, design: Design) -> float:
    """The variance of the sum of `influence` (one value per row, weight included), stage by stage.

    Source: Särndal, Swensson and Wretman 1992, 4.3; the same recursion as R's `survey`.
    Raises  MethodRefused: a stratum with a single cluster, unless `design.lonely` says what to do
    """
    if design.post is not None:
        totals = np.bincount(design.post, weights=influence) / np.bincount(design.post, weights=design.weights)
        influence = influence - design.weights * totals[design.post]
    share = np.ones(len(design.first.held))
    found = _of_stage(influence, design.first, share, design.lonely, "Tầng")
    before = design.first
    for stage in design.later:
        reach = (share * before.fraction)[before.group_of_drawn]
        share = np.zeros(len(stage.held))
        share[stage.group] = reach[before.drawn]
        found += _of_stage(influence, stage, share, design.lonely, "Cụm")
        before = stage
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

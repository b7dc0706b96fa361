"""Difference in differences where treatment begins for all at once: effect, every named error, means of the cells."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from motcua.uptake.answer import Answer
from motcua.uptake.methods.errors import WORDS, Named, clustered, robust
from motcua.uptake.methods.intervals import ALPHA, Numbers, around, check_alpha, two_sided
from motcua.uptake.methods.regression import Codes, fit
from motcua.uptake.methods.wild import FEWEST_IN_ARM, MOST_CLUSTERS, bootstrap_row, wild_of
from motcua.uptake.refusals import MethodRefused

FEWEST_CLUSTERS = 4
MOST_JACKKNIFE = 400
Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rows of a study: who is in the treated arm, which rows lie after the start, in which period each row is.

    `units` where the same units are followed; else rows are taken as fresh draws from each arm and period.
    """

    outcome: Numbers
    arm: Marks
    after: Marks
    periods: Codes
    units: Codes | None = None
    clusters: Codes | None = None
    weights: Numbers | None = None
    controls: Numbers | None = None

    @property
    def effects(self) -> list[Codes]:
        """The fixed effects: units (or arms) and periods."""
        first = self.arm.astype(np.int64) if self.units is None else self.units
        return [first, self.periods]

    @property
    def design(self) -> Numbers:
        """The treated rows first, then the controls."""
        switched = (self.arm & self.after).astype(float)[:, None]
        return switched if self.controls is None else np.hstack([switched, self.controls])

    def without(self, cluster: int) -> "Comparison":
        """The study with one cluster away."""
        keep = self.clusters != cluster
        return Comparison(
            self.outcome[keep],
            self.arm[keep],
            self.after[keep],
            _packed(self.periods[keep]),
            None if self.units is None else _packed(self.units[keep]),
            None,
            None if self.weights is None else self.weights[keep],
            None if self.controls is None else self.controls[keep],
        )


def _packed(codes: Codes) -> Codes:
    return np.unique(codes, return_inverse=True)[1].astype(np.int64)


def difference_in_differences(study: Comparison, *, error: str | None = None, alpha: float = ALPHA) -> Answer:
    """The effect on the treated rows, with arm or unit effects and period effects; `error` names a convention.

    Without `error`: CRV1 where clusters are known, else classical. All conventions stand in `rows`, then the wild
    cluster bootstrap where both arms have six clusters, then the means of the four cells.

    Raises  MethodRefused: a cell is empty, too few clusters in one arm, or the convention cannot be had
    """
    check_alpha(alpha)
    check_varies(study.outcome)
    _check_cells(study)
    weights = study.weights
    if weights is not None and bool((weights <= 0).any()):
        raise MethodRefused(f"Trọng số ở dòng {int(np.argmin(weights)) + 2} không dương.", remedy="Sửa hoặc bỏ dòng.")
    if study.clusters is not None:
        _check_clusters(study.arm, study.clusters)
    found = fit(study.outcome, study.design, study.effects, weights)
    named = {one.name: one for one in robust(found, 0)}
    if study.clusters is not None:
        named |= {one.name: one for one in clustered(found, 0, study.clusters, _left_out(study))}
    name = error or ("classical" if study.clusters is None else "crv1")
    if name not in named:
        raise MethodRefused(
            f"Không tính được sai số kiểu “{name}” ở đây.", remedy=f"Có thể dùng: {', '.join(named)}.", error=name
        )
    chosen, effect = named[name], float(found.coefficients[0])
    return Answer(
        f"difference in differences with {'unit' if study.units is not None else 'arm'} and period effects; "
        + WORDS[name],
        estimate=effect,
        se=chosen.se,
        ci=around(effect, chosen.se, alpha, chosen.df),
        p=two_sided(effect, chosen.se, chosen.df),
        df=chosen.df,
        n=len(study.outcome),
        rows=[*_rows(named, effect, alpha), *_wild(study, named, alpha), *_cells(study)],
        flags=_flags(study),
        more={
            "coefficients": found.coefficients,
            "clusters": None if study.clusters is None else len(np.unique(study.clusters)),
        },
    )


def _rows(named: dict[str, Named], effect: float, alpha: float) -> list[dict[str, Any]]:
    return [one.row(effect, alpha) for one in named.values()]


def _wild(study: Comparison, named: dict[str, Named], alpha: float) -> list[dict[str, Any]]:
    """The wild cluster bootstrap, where it can be trusted: six clusters in each arm, and few enough to need it."""
    if study.clusters is None or "crv0" not in named:
        return []
    fewest = min(len(np.unique(study.clusters[side])) for side in (study.arm, ~study.arm))
    if fewest < FEWEST_IN_ARM or len(np.unique(study.clusters)) > MOST_CLUSTERS:
        return []
    wild = wild_of(study.outcome, study.design, study.effects, study.clusters, study.weights)
    return [bootstrap_row(wild, named["crv0"].se, alpha)]


def _cells(study: Comparison) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    sizes = np.ones(len(study.outcome)) if study.weights is None else study.weights
    for arm in (True, False):
        for after in (False, True):
            inside = (study.arm == arm) & (study.after == after)
            mean = float(np.average(study.outcome[inside], weights=sizes[inside]))
            rows.append({"kind": "cell", "treated": arm, "after": after, "mean": mean, "n": int(inside.sum())})
    return rows


def check_varies(outcome: Numbers) -> None:
    """Raises MethodRefused where the outcome is the same in every row, as where nothing was ever recorded."""
    if np.ptp(outcome) == 0:
        raise MethodRefused(
            f"Kết quả bằng {outcome.flat[0]:g} ở mọi dòng: không có gì để so.",
            remedy="Kiểm tra cột --outcome; có thể số liệu chưa được ghi.",
        )


def fallen(size: Numbers, study: Comparison) -> list[str]:
    """A warning where the treated arm's denominators fell, against their own past and against the other arm."""
    ratio = {}
    for arm in (True, False):
        means = [
            float(size[(study.arm == arm) & (study.after == after)].sum())
            / len(np.unique(study.periods[study.after == after]))
            for after in (False, True)
        ]
        ratio[arm] = means[1] / means[0] if means[0] > 0 else 1.0
    if ratio[True] < 0.95 and ratio[True] < 0.95 * ratio[False]:
        told = f"Mẫu số ở nhóm can thiệp giảm còn {ratio[True]:.0%} mỗi kỳ (đối chứng {ratio[False]:.0%}): "
        return [told + "tỷ lệ tăng có thể do người dân không nộp nữa; đây là cảnh báo, không phải thành công."]
    return []


def _check_cells(study: Comparison) -> None:
    for arm, who in ((True, "can thiệp"), (False, "đối chứng")):
        for after, when in ((False, "trước"), (True, "sau")):
            if not bool(((study.arm == arm) & (study.after == after)).any()):
                raise MethodRefused(
                    f"Nhóm {who} không có dòng nào ở kỳ {when} can thiệp: không tách được tác động.",
                    remedy="Cần cả hai nhóm ở cả trước và sau.",
                )


def _check_clusters(arm: Marks, clusters: Codes) -> None:
    for side, who in ((arm, "can thiệp"), (~arm, "đối chứng")):
        many = len(np.unique(clusters[side]))
        if many < FEWEST_CLUSTERS:
            raise MethodRefused(
                f"Nhóm {who} chỉ có {many} cụm: sai số theo cụm và phép thử t không đáng tin khi dưới "
                f"{FEWEST_CLUSTERS} cụm.",
                remedy="Dùng suy luận theo phân nhóm ngẫu nhiên: motcua lab ri.",
                clusters=many,
            )


def _left_out(study: Comparison) -> Numbers | None:
    """The estimate without each cluster; None where clusters are many or one away leaves nothing to compare."""
    if study.clusters is None:
        return None
    values = np.unique(study.clusters)
    if len(values) > MOST_JACKKNIFE:
        return None
    found = np.empty(len(values))
    for place, cluster in enumerate(values):
        left = study.without(int(cluster))
        found[place] = fit(left.outcome, left.design, left.effects, left.weights).coefficients[0]
    return found


def _flags(study: Comparison) -> list[str]:
    flags = []
    if study.units is not None and study.clusters is not None:
        treated = len(np.unique(study.clusters[study.arm]))
        if treated < 8:
            flags.append(
                f"Chỉ có {treated} cụm can thiệp: sai số theo cụm thường quá nhỏ (bác bỏ 10–12 % thay vì 5 %); "
                "hãy nêu kèm kết quả của motcua lab ri."
            )
    if study.units is None and study.clusters is None:
        flags.append("Các dòng được coi là độc lập; nếu cùng một đơn vị lặp lại, ghi --unit hoặc --cluster.")
    return flags

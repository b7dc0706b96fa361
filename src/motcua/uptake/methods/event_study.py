"""Effects by group and time where treatment starts at different times, against those never or not yet treated."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import chdtrc

from motcua.uptake.answer import Answer
from motcua.uptake.methods.differences import check_varies
from motcua.uptake.methods.intervals import ALPHA, Numbers, around, check_alpha, critical, two_sided
from motcua.uptake.refusals import MethodRefused

DRAWS = 20_000
Codes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Panel:
    """A complete panel: `outcome` is units x periods; `first` is each unit's first treated period, -1 where never.

    Periods are places 0..T-1 in the order of time; `names` are what the file calls them.
    """

    outcome: Numbers
    first: Codes
    names: Sequence[str]
    clusters: Codes | None = None
    weights: Numbers | None = None

    @property
    def sizes(self) -> Numbers:
        """The units' weights, of mean 1."""
        own = np.ones(len(self.first)) if self.weights is None else self.weights
        return np.asarray(own / own.mean(), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Effect:
    """One estimate with the influence of every unit on it (mean zero over units)."""

    keys: dict[str, Any]
    value: float
    influence: Numbers


def event_study(
    panel: Panel,
    *,
    control: str = "never",
    base: str = "varying",
    alpha: float = ALPHA,
    seed: int = 1,
    anticipation: int = 0,
) -> Answer:
    """ATT(g,t) by two-by-two comparisons, and their means by event time, group, calendar time and over all.

    `control` never | not-yet; `base` varying (before treatment each period against the one before it) | universal
    (always against the period before treatment); `anticipation` moves that period back. The answer's estimate is the
    mean over all treated group-times, weighted by group size ("simple").
    Source: Callaway and Sant'Anna, Journal of Econometrics 225 (2021).

    Raises  MethodRefused: nobody to compare with, or no period before treatment
    """
    check_alpha(alpha)
    check_varies(panel.outcome)
    groups = [int(group) for group in np.unique(panel.first[panel.first >= 0])]
    flags = _check(panel, groups, control, anticipation)
    usable = [group for group in groups if group > 0]
    cells = [
        cell
        for group in usable
        for time in range(panel.outcome.shape[1])
        if (cell := _cell(panel, group, time, control, base, anticipation)) is not None
    ]
    if not any(cell.keys["event_time"] >= 0 for cell in cells):
        raise MethodRefused("Không có kỳ nào sau can thiệp để so sánh.", remedy="Bổ sung các kỳ sau can thiệp.")
    means = _means(panel, cells, usable)
    overall = means["simple"]
    se = _se(overall.influence, panel.clusters)
    return Answer(
        _convention(panel, control, base, anticipation),
        estimate=overall.value,
        se=se,
        ci=around(overall.value, se, alpha),
        p=two_sided(overall.value, se),
        n=panel.outcome.size,
        rows=_rows(panel, cells, means, alpha, seed),
        flags=flags,
        more={
            "overall": {name: _told(panel, means[name], alpha) for name in ("simple", "dynamic", "group", "calendar")},
            "pre_trend": _pre_trend(panel, cells, base, anticipation),
            "units": len(panel.first),
            "never_treated": int((panel.first < 0).sum()),
        },
    )


def _convention(panel: Panel, control: str, base: str, ahead: int) -> str:
    words = f"group-time effects against {control}-treated units, {base} base period"
    words += f", {ahead} period(s) of anticipation" if ahead else ""
    words += ", units weighted" if panel.weights is not None else ""
    words += f"; errors from influence functions{', clustered' if panel.clusters is not None else ' by unit'}"
    return f"{words}, no small-sample factor, normal; simultaneous bands by the largest of simulated normals"


def _check(panel: Panel, groups: list[int], control: str, ahead: int) -> list[str]:
    if ahead < 0:
        raise MethodRefused("Số kỳ báo trước không được âm.", remedy="Ghi --anticipation 0 hoặc lớn hơn.")
    if not groups:
        raise MethodRefused("Không đơn vị nào được can thiệp.", remedy="Kiểm tra cột --first-treated.")
    if groups[-1] == 0:
        raise MethodRefused("Mọi đơn vị can thiệp đều không có kỳ trước.", remedy="Bổ sung các kỳ trước can thiệp.")
    if control == "never" and not bool((panel.first < 0).any()):
        raise MethodRefused(
            "Không có đơn vị nào chưa bao giờ được can thiệp để đối chứng.",
            remedy="Thêm đơn vị đối chứng, hoặc --control not-yet để so với đơn vị can thiệp muộn hơn.",
        )
    flags = []
    if groups[0] == 0:
        many = int((panel.first == 0).sum())
        flags.append(f"Đã bỏ {many} đơn vị được can thiệp ngay từ kỳ đầu: không có kỳ trước để so.")
    small = [panel.names[group] for group in groups if 0 < int((panel.first == group).sum()) < 5]
    if small:
        flags.append(
            f"Nhóm bắt đầu ở {', '.join(small)} có dưới 5 đơn vị: sai số ở đây thường quá nhỏ; "
            "hãy nêu kèm kết quả của motcua lab ri."
        )
    return flags


def _cell(panel: Panel, group: int, time: int, control: str, base: str, ahead: int) -> Effect | None:
    """One two-by-two comparison; None where there is no base period or nobody to compare with."""
    before = group - ahead - 1 if time >= group - ahead or base == "universal" else time - 1
    if before < 0:
        return None
    keys = {"group": group, "time": time, "event_time": time - group}
    if before == time:
        return Effect(keys, 0.0, np.zeros(len(panel.first)))
    own = panel.first == group
    others = panel.first < 0
    if control == "not-yet":
        others |= (panel.first > max(time, before) + ahead) & ~own
    if not bool(others.any()):
        return None
    change = panel.outcome[:, time] - panel.outcome[:, before]
    mine, theirs = own * panel.sizes, others * panel.sizes
    one, other = float(change @ mine / mine.sum()), float(change @ theirs / theirs.sum())
    many = len(change)
    influence = mine * (change - one) * (many / mine.sum()) - theirs * (change - other) * (many / theirs.sum())
    return Effect(keys, one - other, np.asarray(influence, dtype=np.float64))


def _means(panel: Panel, cells: list[Effect], groups: list[int]) -> dict[str, Any]:
    """The aggregations; where weights are estimated group shares, their own error is in the influence."""
    after = [cell for cell in cells if cell.keys["event_time"] >= 0]
    events = {
        event: _weighted(panel, [cell for cell in cells if cell.keys["event_time"] == event], {"event_time": event})
        for event in sorted({cell.keys["event_time"] for cell in cells})
    }
    by_group = {
        group: _plain([cell for cell in after if cell.keys["group"] == group], {"group": group})
        for group in groups
        if any(cell.keys["group"] == group for cell in after)
    }
    calendar = {
        time: _weighted(panel, [cell for cell in after if cell.keys["time"] == time], {"time": time})
        for time in sorted({cell.keys["time"] for cell in after})
    }
    return {
        "events": list(events.values()),
        "groups": list(by_group.values()),
        "calendars": list(calendar.values()),
        "simple": _weighted(panel, after, {}),
        "dynamic": _plain([effect for event, effect in events.items() if event >= 0], {}),
        "group": _weighted(panel, list(by_group.values()), {}),
        "calendar": _plain(list(calendar.values()), {}),
    }


def _plain(effects: Sequence[Effect], keys: dict[str, Any]) -> Effect:
    """The unweighted mean of effects."""
    influence = np.mean([effect.influence for effect in effects], axis=0)
    return Effect(keys, float(np.mean([effect.value for effect in effects])), influence)


def _weighted(panel: Panel, effects: Sequence[Effect], keys: dict[str, Any]) -> Effect:
    """The mean weighted by the share of units in each effect's group."""
    marks = np.array([panel.first == effect.keys["group"] for effect in effects], dtype=float) * panel.sizes
    shares = marks.mean(axis=1)
    weights = shares / shares.sum()
    values = np.array([effect.value for effect in effects])
    influence = weights @ np.array([effect.influence for effect in effects])
    centred = marks - shares[:, None]
    of_weights = centred / shares.sum() - np.outer(weights, centred.sum(axis=0)) / shares.sum()
    return Effect(keys, float(weights @ values), influence + values @ of_weights)


def _summed(influence: Numbers, clusters: Codes | None) -> Numbers:
    """Influence over n, summed inside clusters; units or clusters stand along the last axis."""
    scaled = np.asarray(np.atleast_2d(influence) / influence.shape[-1], dtype=np.float64)
    if clusters is None:
        return scaled
    return np.array([np.bincount(clusters, weights=row) for row in scaled])


def _se(influence: Numbers, clusters: Codes | None) -> float:
    return math.sqrt(float(np.sum(_summed(influence, clusters) ** 2)))


def _told(panel: Panel, effect: Effect, alpha: float, band: float | None = None) -> dict[str, Any]:
    """An effect as a row: names instead of places."""
    se = _se(effect.influence, panel.clusters)
    low, high = around(effect.value, se, alpha)
    row: dict[str, Any] = {
        name: place if name == "event_time" else panel.names[place] for name, place in effect.keys.items()
    }
    row |= {"estimate": effect.value, "se": se if se > 0 else None, "low": low, "high": high}
    row["p"] = two_sided(effect.value, se)
    if band is not None:
        row |= {"band_low": effect.value - band * se, "band_high": effect.value + band * se}
    return row


def _rows(panel: Panel, cells: list[Effect], means: dict[str, Any], alpha: float, seed: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for kind, effects in (
        ("group_time", cells),
        ("event_time", means["events"]),
        ("group", means["groups"]),
        ("calendar", means["calendars"]),
    ):
        band = _band(np.array([effect.influence for effect in effects]), panel.clusters, alpha, seed)
        rows.extend({"kind": kind, **_told(panel, effect, alpha, band)} for effect in effects)
    return rows


def _band(influences: Numbers, clusters: Codes | None, alpha: float, seed: int) -> float:
    """How many errors a band reaches that holds for all effects at once, never below the single one's."""
    sums = _summed(influences, clusters)
    norms = np.sqrt(np.sum(sums**2, axis=1))
    ratios = sums[norms > 0] / norms[norms > 0][:, None]
    if len(ratios) < 2:
        return critical(alpha)
    values, vectors = np.linalg.eigh(ratios @ ratios.T)
    root = vectors * np.sqrt(np.maximum(values, 0))
    drawn = np.random.default_rng(seed).standard_normal((DRAWS, len(ratios))) @ root.T
    return max(critical(alpha), float(np.quantile(np.abs(drawn).max(axis=1), 1 - alpha)))


def _pre_trend(panel: Panel, cells: list[Effect], base: str, ahead: int) -> dict[str, Any] | None:
    """Whether all effects before treatment are 0 together; None without such effects or where they are collinear."""
    last = (-2 if base == "universal" else -1) - ahead
    before = [cell for cell in cells if cell.keys["event_time"] <= last]
    if not before:
        return None
    sums = _summed(np.array([cell.influence for cell in before]), panel.clusters)
    variance = sums @ sums.T
    values = np.array([cell.value for cell in before])
    if np.linalg.matrix_rank(variance) < len(before):
        return None
    statistic = float(values @ np.linalg.solve(variance, values))
    return {"chi2": statistic, "df": len(before), "p": float(chdtrc(len(before), statistic))}

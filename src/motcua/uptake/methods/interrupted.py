"""Interrupted series: level and slope after a start, with season, further breaks, a control series and named errors."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from motcua.uptake.answer import Answer
from motcua.uptake.methods.intervals import ALPHA, Numbers, around, check_alpha, two_sided
from motcua.uptake.methods.short_series import modelled, widened
from motcua.uptake.refusals import MethodRefused

LINKS = {"quasi-poisson": "log", "poisson": "log", "gaussian": "identity", "quasi-binomial": "logit"}
FAMILIES = tuple(LINKS)
FEWEST_BEFORE = 6
FEWEST_AFTER = 3
MOST_STEPS = 100
WORDS = {
    "model": "model-based",
    "newey-west": "Newey-West (Bartlett, lag {lag}, factor n/(n-k))",
    "newey-west-0": "Newey-West (Bartlett, lag {lag}, no small-sample factor)",
    "newey-west-short": "Newey-West (Bartlett, lag {lag}, factor n/(n-k)) or AR(1) if larger, fixed-b critical value",
}


@dataclass(frozen=True, slots=True)
class Series:
    """Rows in the order of time within each series.

    `clock` is the time of each row in periods (gaps counted), `start` the clock of the first period after the start.
    `treated` marks the rows of the treated series where there is a control series; `size` is population or
    denominator. `breaks` are clocks of further known breaks.
    """

    outcome: Numbers
    clock: Numbers
    start: float
    treated: npt.NDArray[np.bool_] | None = None
    size: Numbers | None = None
    breaks: Sequence[float] = field(default=())


@dataclass(frozen=True, slots=True)
class Fitted:
    """Coefficients with bread, score of each row and dispersion."""

    coefficients: Numbers
    bread: Numbers
    scores: Numbers
    dispersion: float
    weight: Numbers
    pearson: Numbers


def interrupted_series(
    series: Series,
    *,
    family: str = "quasi-poisson",
    effect: str = "step+slope",
    season: float = 0,
    harmonics: int = 2,
    error: str = "newey-west",
    lag: int | None = None,
    alpha: float = ALPHA,
) -> Answer:
    """The change of level at the start, on the scale of the link (log, logit or plain); `more` has it as a ratio.

    `effect` step | step+slope | slope; `season` is the periods in a year (12), 0 for none. With a control series the
    estimate is the change beyond the control's own. Source: Lopez Bernal, Cummins and Gasparrini, IJE 2017.

    Raises  MethodRefused: too few periods on a side, more terms than rows allow, a constant outcome, no convergence
    """
    check_alpha(alpha)
    _check(series, family)
    design, names = _design(series, effect, season, harmonics)
    many, terms = design.shape
    _check_terms(design)
    found = _fit(series, design, family)
    reach = math.floor(4 * (many / 100) ** (2 / 9)) if lag is None else lag
    errors = _errors(found, design, series.clock, _parts(series), reach)
    wide = widened(reach, many) if error == "newey-west-short" else 1.0
    df = None if family == "poisson" else float(many - terms)
    place = names.index(_asked(series, effect))
    value, se = float(found.coefficients[place]), float(errors[error][place])
    interval = around(value, wide * se, alpha, df)
    return Answer(
        f"{family}, {LINKS[family]} link; "
        f"{WORDS[error].format(lag=reach)} errors, {'normal' if df is None else 't(n-k)'}",
        estimate=value,
        se=se,
        ci=interval,
        p=two_sided(value, wide * se, df),
        df=df,
        n=many,
        rows=_rows(names, found, errors, df, error, alpha, wide),
        flags=_flags(series, error),
        more={
            "term": names[place],
            **_ratio(family, value, interval),
            "dispersion": found.dispersion,
            "lag": reach,
        },
    )


def _ratio(family: str, value: float, interval: tuple[float, float]) -> dict[str, Any]:
    """The effect as a ratio of rates or odds; none on the plain scale."""
    if family == "gaussian":
        return {"ratio": None, "ratio_ci": None}
    return {"ratio": math.exp(value), "ratio_ci": [math.exp(end) for end in interval]}


def _check_terms(design: Numbers) -> None:
    many, terms = design.shape
    if many <= terms + 1 or np.linalg.matrix_rank(design) < terms:
        raise MethodRefused(
            f"{many} dòng không đủ để ước lượng {terms} hệ số, hoặc các hệ số trùng nhau.",
            remedy="Bớt mùa vụ hay điểm gãy, hoặc lấy thêm kỳ.",
        )


def _asked(series: Series, effect: str) -> str:
    name = "slope" if effect == "slope" else "step"
    return name if series.treated is None else f"treated:{name}"


def _check(series: Series, family: str) -> None:
    own = np.ones(len(series.clock), dtype=bool) if series.treated is None else series.treated
    for part in (own, ~own) if series.treated is not None else (own,):
        before, after = int((series.clock[part] < series.start).sum()), int((series.clock[part] >= series.start).sum())
        if before < FEWEST_BEFORE or after < FEWEST_AFTER:
            raise MethodRefused(
                f"Chuỗi có {before} kỳ trước và {after} kỳ sau: không tách được tác động khỏi xu hướng.",
                remedy=f"Cần ít nhất {FEWEST_BEFORE} kỳ trước và {FEWEST_AFTER} kỳ sau.",
                before=before,
                after=after,
            )
    if np.ptp(series.outcome) == 0:
        raise MethodRefused("Kết quả như nhau ở mọi kỳ.", remedy="Chọn kết quả có thay đổi.")
    if family != "gaussian" and bool((series.outcome < 0).any()):
        raise MethodRefused("Số đếm âm.", remedy="Kiểm tra cột kết quả, hoặc dùng --family gaussian.")
    if series.size is not None and bool((series.size <= 0).any()):
        raise MethodRefused("Quy mô phải dương ở mọi kỳ.", remedy="Kiểm tra cột --size; kỳ có mẫu số 0 thì bỏ.")
    if family == "quasi-binomial" and (series.size is None or bool((series.outcome > series.size).any())):
        raise MethodRefused("Tử số lớn hơn mẫu số, hoặc chưa có mẫu số.", remedy="Ghi --size là cột mẫu số.")


def _design(series: Series, effect: str, season: float, harmonics: int) -> tuple[Numbers, list[str]]:
    clock = series.clock
    after = (clock >= series.start).astype(float)
    changes = {"step": after, "slope": after * (clock - series.start)}
    wanted = [name for name in changes if name in effect.split("+")]
    columns = {"intercept": np.ones(len(clock)), "time": clock - clock.min()}
    columns |= {name: changes[name] for name in wanted}
    for number, moment in enumerate(series.breaks, start=1):
        later = (clock >= moment).astype(float)
        columns[f"break{number}:step"] = later
        if "slope" in wanted:
            columns[f"break{number}:slope"] = later * (clock - moment)
    for number in range(1, harmonics + 1 if season else 1):
        turn = 2 * math.pi * number * clock / season
        if 2 * number != season:  # the sine of the highest wave is 0 in every period
            columns[f"sin{number}"] = np.sin(turn)
        columns[f"cos{number}"] = np.cos(turn)
    if series.treated is not None:
        mark = series.treated.astype(float)
        columns["treated"] = mark
        columns |= {f"treated:{name}": mark * columns[name] for name in ("time", *wanted)}
    return np.column_stack(list(columns.values())), list(columns)


def _fit(series: Series, design: Numbers, family: str) -> Fitted:
    """Iteratively reweighted least squares; for gaussian one step."""
    y = series.outcome
    size = np.ones(len(y)) if series.size is None else series.size
    if family == "gaussian":
        coefficients = np.asarray(np.linalg.lstsq(design, y, rcond=None)[0], dtype=np.float64)
        residual = y - design @ coefficients
        return _fitted(coefficients, np.ones(len(y)), residual, residual**2, design, family)
    binomial = family == "quasi-binomial"
    share = np.clip(y / size, 1e-6, 1 - 1e-6 if binomial else np.inf)
    eta = np.log(share / (1 - share)) if binomial else np.log((y + 0.5) / size)
    coefficients, old = np.zeros(design.shape[1]), np.inf
    for _ in range(MOST_STEPS):
        mean = size / (1 + np.exp(-eta)) if binomial else size * np.exp(eta)
        weight = np.maximum(mean * (1 - mean / size) if binomial else mean, 1e-300)
        root = np.sqrt(weight)
        coefficients = np.linalg.lstsq(design * root[:, None], root * (eta + (y - mean) / weight), rcond=None)[0]
        eta = design @ coefficients
        if not bool(np.isfinite(eta).all()) or float(np.abs(eta).max()) > 500:
            break
        if float(np.abs(coefficients - old).max()) < 1e-11:
            mean = size / (1 + np.exp(-eta)) if binomial else size * np.exp(eta)
            weight = mean * (1 - mean / size) if binomial else mean
            return _fitted(coefficients, weight, y - mean, (y - mean) ** 2 / weight, design, family)
        old = coefficients
    raise MethodRefused(
        "Mô hình không hội tụ: có thể một bên toàn số 0 hoặc toàn 100 %.",
        remedy="Gộp kỳ, hoặc dùng --family gaussian cho tỷ lệ.",
    )


def _fitted(
    coefficients: Numbers, weight: Numbers, residual: Numbers, pearson: Numbers, design: Numbers, family: str
) -> Fitted:
    bread = np.linalg.inv(design.T @ (design * weight[:, None]))
    spread = 1.0 if family == "poisson" else float(pearson.sum()) / (len(pearson) - design.shape[1])
    return Fitted(
        np.asarray(coefficients, dtype=np.float64),
        np.asarray(bread, dtype=np.float64),
        np.asarray(design * residual[:, None], dtype=np.float64),
        spread,
        weight,
        np.asarray(residual / np.sqrt(weight), dtype=np.float64),
    )


def _parts(series: Series) -> list[npt.NDArray[np.int64]]:
    """The rows of each series in the order of time."""
    marks = [np.ones(len(series.clock), dtype=bool)] if series.treated is None else [series.treated, ~series.treated]
    return [(rows := np.flatnonzero(mark))[np.argsort(series.clock[rows], kind="stable")] for mark in marks]


def _errors(
    found: Fitted, design: Numbers, clock: Numbers, parts: Sequence[npt.NDArray[np.int64]], lag: int
) -> dict[str, Numbers]:
    many, terms = found.scores.shape
    meat = np.zeros((terms, terms))
    for rows in parts:
        scores = found.scores[rows]
        meat += scores.T @ scores
        for back in range(1, min(lag, len(rows) - 1) + 1):
            across = scores[back:].T @ scores[:-back]
            meat += (1 - back / (lag + 1)) * (across + across.T)
    robust = np.diag(found.bread @ meat @ found.bread)
    robust = np.maximum(robust, 0)
    own = modelled(design, found.weight, found.pearson, clock, parts, found.bread)
    return {
        "newey-west-short": np.sqrt(np.maximum(robust * many / (many - terms), own)),
        "model": np.sqrt(found.dispersion * np.diag(found.bread)),
        "newey-west": np.sqrt(robust * many / (many - terms)),
        "newey-west-0": np.sqrt(robust),
    }


def _rows(
    names: list[str],
    found: Fitted,
    errors: dict[str, Numbers],
    df: float | None,
    error: str,
    alpha: float,
    wide: float,
) -> list[dict[str, Any]]:
    rows = []
    for place, name in enumerate(names):
        value, se = float(found.coefficients[place]), float(errors[error][place])
        low, high = around(value, wide * se, alpha, df)
        row: dict[str, Any] = {"term": name, "estimate": value, "se": se, "low": low, "high": high}
        row["p"] = two_sided(value, wide * se, df)
        rows.append(row | {f"se_{kind.replace('-', '_')}": float(each[place]) for kind, each in errors.items()})
    return rows


def _flags(series: Series, error: str) -> list[str]:
    flags = []
    if series.treated is None:
        flags.append(
            "Không có chuỗi đối chứng: mọi thay đổi khác xảy ra cùng lúc cũng nằm trong con số này; "
            "không được gọi là tác động nếu chưa loại trừ chúng."
        )
    if int((series.clock < series.start).sum()) < 12:
        flags.append("Dưới 12 kỳ trước: xu hướng và mùa vụ chưa chắc.")
    if error != "newey-west-short" and len(series.clock) < 100:
        flags.append(
            "Chuỗi dưới 100 kỳ: khoảng tin cậy này thường quá hẹp (trong mô phỏng chỉ phủ 75–90 % thay vì 95 %); "
            "hãy nêu kèm --error newey-west-short (phủ 92–96 %)."
        )
    return flags

"""Time to an event where some still wait: what is told of each group, at a horizon, and between groups."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from motcua.uptake.answer import Answer
from motcua.uptake.methods.curves import (
    KINDS,
    Codes,
    Curve,
    Waits,
    at,
    check_waits,
    curve,
    incidence,
    quantile,
    restricted_mean,
    survival_interval,
)
from motcua.uptake.methods.gray import gray
from motcua.uptake.methods.hazards import TESTS, compare
from motcua.uptake.methods.intervals import ALPHA, Numbers, around, check_alpha, critical
from motcua.uptake.refusals import MethodRefused


def survival(
    waits: Waits,
    groups: tuple[Codes, Sequence[str]] | None = None,
    strata: Codes | None = None,
    *,
    horizon: float | None = None,
    kind: str = "log-log",
    test: str = "logrank",
    alpha: float = ALPHA,
) -> Answer:
    """The curves, medians, values at the horizon, restricted means; with groups the test between them.

    The estimate: without groups survival at the horizon (with several causes the incidence of the first), or the
    median without horizon; with two groups the difference at the horizon, second minus first.

    Raises  MethodRefused: see `check_waits`, `at`, `compare`
    """
    check_alpha(alpha)
    check_waits(waits)
    if test == "gray" and groups is None:
        raise MethodRefused("Phép thử Gray cần cột nhóm.", remedy="Ghi --group.")
    codes, names = groups or (np.zeros(len(waits.time), dtype=np.int64), [""])
    told = [_group(waits.part(codes == place), name, horizon, kind, alpha) for place, name in enumerate(names)]
    several = groups is not None and len(waits.causes) > 1 and waits.entry is None
    by_cause = [gray(waits, codes, strata, cause=number + 1) for number in range(len(waits.causes))] if several else []
    tested = _tested(waits, codes, strata, test, by_cause) if groups else None
    value, se, interval = _headline([summary for summary, _ in told], len(waits.causes) > 1, alpha)
    flags = [
        f"Chưa đến một nửa kết thúc{' ở nhóm ' + str(summary['group']) if groups else ''}: trung vị chưa biết."
        for summary, _ in told
        if summary["median"] is None
    ]
    if len(waits.causes) > 1 and groups and test != "gray":
        flags.append(
            f"Phép thử giữa các nhóm là theo riêng nguyên nhân “{waits.causes[0]}” (cause-specific); "
            "so tỷ lệ kết thúc theo nguyên nhân ấy thì xem các dòng phép thử Gray."
        )
    return Answer(
        _convention(kind, test if groups else None, stratified=strata is not None, competing=len(waits.causes) > 1),
        estimate=value,
        se=se,
        ci=interval,
        p=tested["p"] if tested else None,
        df=tested["df"] if tested else None,
        n=len(waits.time),
        rows=[*({"kind": "test", **one} for one in by_cause), *(row for _, rows in told for row in rows)],
        flags=flags,
        more={"groups": [summary for summary, _ in told], "test": tested, "events": int((waits.cause > 0).sum())},
    )


def _tested(
    waits: Waits, codes: Codes, strata: Codes | None, test: str, by_cause: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    if test != "gray":
        return compare(waits, codes, strata, test=test)
    return by_cause[0] if by_cause else gray(waits, codes, strata)


def _convention(kind: str, test: str | None, *, stratified: bool, competing: bool) -> str:
    words = [f"Kaplan-Meier, Greenwood errors, {kind} intervals"]
    if competing:
        words.append("Aalen-Johansen incidence, delta-method errors, log-log intervals")
    if test is not None:
        words.append(f"p: {TESTS[test]}{', stratified' if stratified else ''}, hypergeometric variance")
    return "; ".join(words)


def _group(
    waits: Waits, name: str, horizon: float | None, kind: str, alpha: float
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What is told of one group: its figures, and its curve as rows."""
    found = curve(waits)
    green = found.greenwood() if len(found.times) else np.zeros(0)
    bounds = [survival_interval(float(s), float(g), kind, alpha) for s, g in zip(found.survival, green, strict=True)]
    median, low, high = quantile(found, bounds)
    summary: dict[str, Any] = {
        "group": name,
        "n": len(waits.time),
        "events": int((waits.cause > 0).sum()),
        "median": median,
        "median_low": low,
        "median_high": high,
    }
    if horizon is not None:
        value, part = at(found, horizon)
        ends = {one: survival_interval(value, part, one, alpha) for one in KINDS}
        mean, error = restricted_mean(found, horizon)
        summary |= {
            "survival": value,
            "se": value * math.sqrt(part) if math.isfinite(part) else None,
            "low": ends[kind][0],
        }
        summary |= {"high": ends[kind][1], "intervals": {one: list(pair) for one, pair in ends.items()}}
        summary |= {"restricted_mean": mean, "restricted_mean_se": error}
    rows = _curve_rows(found, name, bounds, green)
    if len(waits.causes) > 1:
        summary["incidence"] = {}
        for place, cause in enumerate(waits.causes):
            share, errors = incidence(found, place)
            rows.extend(_incidence_rows(found, name, cause, share, errors, alpha))
            if horizon is not None:
                until = found.until(horizon)
                own = (float(share[until - 1]), float(errors[until - 1])) if until else (0.0, 0.0)
                summary["incidence"][cause] = {"estimate": own[0], "se": own[1], "ci": _log_log(*own, alpha)}
    return summary, rows


def _curve_rows(
    found: Curve, name: str, bounds: Sequence[tuple[float | None, float | None]], green: Numbers
) -> list[dict[str, Any]]:
    return [
        {
            "kind": "survival",
            "group": name,
            "time": found.times[i],
            "at_risk": found.risk[i],
            "events": found.all_ends[i],
            "estimate": found.survival[i],
            "se": found.survival[i] * math.sqrt(green[i]) if math.isfinite(green[i]) else None,
            "low": bounds[i][0],
            "high": bounds[i][1],
        }
        for i in range(len(found.times))
    ]


def _incidence_rows(
    found: Curve, name: str, cause: str, share: Numbers, errors: Numbers, alpha: float
) -> list[dict[str, Any]]:
    rows = []
    for i, time in enumerate(found.times):
        low, high = _log_log(float(share[i]), float(errors[i]), alpha)
        row = {"kind": "incidence", "group": name, "cause": cause, "time": time, "estimate": share[i], "se": errors[i]}
        rows.append(row | {"low": low, "high": high})
    return rows


def _log_log(value: float, se: float, alpha: float) -> tuple[float | None, float | None]:
    if not 0 < value < 1 or se == 0:
        return None, None
    turn = math.exp(critical(alpha) * se / (value * math.log(value)))
    return value ** (1 / turn), value**turn


def _headline(
    told: list[dict[str, Any]], competing: bool, alpha: float
) -> tuple[float | None, float | None, tuple[float, float] | None]:
    """The one figure of the answer, with error and interval where it has them."""
    values = []
    for summary in told:
        if "survival" not in summary:
            break
        own = next(iter(summary["incidence"].values())) if competing else None
        values.append((own["estimate"], own["se"], own["ci"]) if own else
                      (summary["survival"], summary["se"], (summary["low"], summary["high"])))  # fmt: skip
    if len(told) == 1 and not values:
        low, high = told[0]["median_low"], told[0]["median_high"]
        interval = None if low is None else (low, math.inf if high is None else high)
        return told[0]["median"], None, interval
    if len(values) == 1:
        (value, se, (low, high)) = values[0]
        return value, se, None if low is None or high is None else (low, high)
    if len(values) == 2 and None not in (values[0][1], values[1][1]):
        gap, se = values[1][0] - values[0][0], math.hypot(values[0][1], values[1][1])
        return gap, se, around(gap, se, alpha)
    return None, None, None

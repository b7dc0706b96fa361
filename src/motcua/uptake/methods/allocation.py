"""Who shall begin: draw the treated units by lot among the allocations that balance what is known beforehand."""

import hashlib
import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from motcua.uptake.answer import Answer
from motcua.uptake.methods.intervals import ALPHA, Numbers, check_alpha
from motcua.uptake.methods.randomisation import Marks, Space, space_of
from motcua.uptake.refusals import MethodRefused

Metric = Literal["l2", "l1", "means", "mahalanobis"]
Neighbours = Literal["buffer", "apart", "together"]
METRICS: Sequence[Metric] = ("l2", "l1", "means", "mahalanobis")
NEIGHBOURS: Sequence[Neighbours] = ("buffer", "apart", "together")
BLOCK = 200_000
MOST_PAIRS = 200


@dataclass(frozen=True, slots=True)
class Candidates:
    """The units to draw from: names, covariates (units x covariates, weighted), strata and treated in each stratum.

    `pairs` are neighbours by their places; what they mean is `neighbours`: no two treated (`apart`), same arm
    (`together`), or controls beside a treated unit are set aside after the lot (`buffer`).
    """

    names: Sequence[str]
    covariates: Numbers
    covariate_names: Sequence[str]
    weights: Numbers
    strata: npt.NDArray[np.int64]
    strata_names: Sequence[str]
    treated: Sequence[int]
    pairs: Sequence[tuple[int, int]] = ()
    neighbours: Neighbours = "buffer"


def allocate(
    units: Candidates,
    *,
    metric: Metric = "l2",
    keep: float = 0.1,
    draws: int = 50_000,
    seed: int = 1,
    alpha: float = ALPHA,
) -> tuple[Answer, Marks]:
    """One allocation by lot out of the best `keep` by balance, and the accepted set it came from.

    All allocations are scored where they fit into memory, else `draws` distinct ones. Kept are the first
    floor(keep * count), at least one; ties in the order of enumeration. The answer's rows are the units.

    Source: Raab and Butcher 2001; R's `cvcrand` (l2: squares of the treated's sums of z by sample SD).
    Raises  MethodRefused
    """
    check_alpha(alpha)
    if not 0 < keep <= 1:
        raise MethodRefused(f"Phần giữ lại {keep} không nằm trong (0, 1].", remedy="Thường giữ 0.1.")
    space = _lawful(_space(units, draws, seed), units)
    scores = balance(space.marks, units, metric)
    many = max(1, int(np.floor(keep * len(scores) + 1e-9))) if units.covariates.shape[1] else len(scores)
    order = np.argsort(scores, kind="stable")[:many]
    accepted = space.marks[order]
    place = int(np.random.default_rng(seed).integers(len(accepted)))
    aside = _aside(accepted[place], units)
    floor, worst = p_floor(accepted, place)
    rule = {"metric": metric, "keep": keep, "draws": None if space.complete else draws, "seed": seed}
    kind = "all allocations" if space.complete else f"{len(scores)} distinct sampled allocations"
    return Answer(
        f"covariate-constrained randomisation; metric {metric}, z by sample SD; {kind}; "
        "best by score, ties in enumeration order; one drawn by lot",
        n=len(units.names),
        rows=_rows(units, accepted[place], aside, accepted),
        flags=_flags(units, space, accepted, floor, alpha, aside, accepted[place]),
        more={
            "space": space.size,
            "enumerated": space.complete,
            "considered": len(scores),
            "accepted": len(accepted),
            "balance": spread_of(scores, float(scores[order[-1]]), float(scores[order[place]])),
            "p_floor": floor,
            "p_floor_worst": worst,
            "can_reject": worst <= alpha,
            "pairs": validity(accepted, units),
            "covariates": _differences(units, accepted[place], aside),
            **_sealed(units, accepted, place, rule),
        },
    ), accepted


def _sealed(units: Candidates, accepted: Marks, place: int, rule: dict[str, Any]) -> dict[str, Any]:
    """The allocation with the hashes of its frame and of the accepted set; `seal` covers them, the rule and the lot."""
    found = {
        **rule,
        "allocation": sorted(name for name, own in zip(units.names, accepted[place], strict=True) if own),
        "frame_sha256": hashed(units_frame(units)),
        "accepted_sha256": hashlib.sha256(np.packbits(accepted, axis=1).tobytes()).hexdigest(),
    }
    return {**found, "seal": hashed(found)}


def _space(units: Candidates, draws: int, seed: int) -> Space:
    """Every allocation, or distinct drawn ones; the first units of each stratum stand for any lawful start."""
    start = np.zeros(len(units.names), dtype=bool)
    for code, many in enumerate(units.treated):
        group = np.flatnonzero(units.strata == code)
        if not 0 <= many <= len(group):
            raise MethodRefused(
                f"Tầng “{units.strata_names[code]}” có {len(group)} đơn vị, không chọn được {many}.",
                remedy="Giảm số đơn vị can thiệp của tầng này.",
            )
        start[group[:many]] = True
    found = space_of(start, units.strata, draws, seed)
    if found.complete:
        return found
    _, first = np.unique(np.packbits(found.marks[1:], axis=1), axis=0, return_index=True)
    return Space(found.marks[1:][np.sort(first)], found.size, complete=False)


def _lawful(space: Space, units: Candidates) -> Space:
    """Without the allocations that the rule for neighbours forbids."""
    if not units.pairs or units.neighbours == "buffer":
        return space
    allowed = np.ones(len(space.marks), dtype=bool)
    for one, other in units.pairs:
        left, right = space.marks[:, one], space.marks[:, other]
        allowed &= ~(left & right) if units.neighbours == "apart" else left == right
    if not bool(allowed.any()):
        raise MethodRefused(
            "Không còn phương án nào sau khi loại trừ các đơn vị láng giềng.",
            remedy="Bớt số đơn vị can thiệp, thêm đơn vị ứng viên, hoặc dùng quy tắc buffer.",
        )
    return Space(space.marks[allowed], space.size, space.complete)


def balance(marks: Marks, units: Candidates, metric: Metric) -> Numbers:
    """One score per allocation, 0 is perfect balance; rounded so that mirrored allocations tie exactly.

    `l2`, `l1`: squares or sizes of the sums of z over the treated; `means`: squared differences of the arms' means of
    z; `mahalanobis`: those differences by the covariates' inverse covariance.
    """
    if not units.covariates.shape[1]:
        return np.zeros(len(marks))
    spread = units.covariates.std(axis=0, ddof=1)
    z = (units.covariates - units.covariates.mean(axis=0)) / spread
    many = marks[0].sum()
    arms = 1 / many + 1 / (len(units.names) - many)
    inverse = np.linalg.pinv(np.cov(z, rowvar=False).reshape(z.shape[1], z.shape[1]))
    found = np.empty(len(marks))
    for start in range(0, len(marks), BLOCK):
        sums = marks[start : start + BLOCK].astype(float) @ z
        if metric == "mahalanobis":
            part = np.einsum("ij,jk,ik->i", sums, inverse, sums) * arms**2
        elif metric == "l1":
            part = np.abs(sums) @ units.weights
        else:
            part = sums**2 @ units.weights * (arms**2 if metric == "means" else 1.0)
        found[start : start + BLOCK] = part
    grain = max(float(found.max()), 1e-12) * 1e-11
    rounded: Numbers = np.round(found / grain) * grain
    return rounded


def p_floor(accepted: Marks, place: int) -> tuple[float, float]:
    """The smallest two-sided p over this set: for the allocation drawn, and for the least lucky one.

    An allocation whose mirror (all arms exchanged) was also accepted can never be alone in its extremeness.
    """
    many = len(accepted)
    if many == 1:
        return 1.0, 1.0
    packed = np.packbits(accepted, axis=1)
    mirrored = np.packbits(~accepted, axis=1)
    known = {row.tobytes() for row in packed}
    own = (2 if mirrored[place].tobytes() in known else 1) / many
    if 2 * int(accepted[0].sum()) != accepted.shape[1]:
        return own, own
    return own, (2 if any(row.tobytes() in known for row in mirrored) else 1) / many


def validity(accepted: Marks, units: Candidates) -> dict[str, Any]:
    """How often each pair of units shares an arm over the accepted set; pairs always or never together are named."""
    many = len(accepted)
    same = np.zeros((len(units.names), len(units.names)))
    for start in range(0, many, BLOCK):
        signs = accepted[start : start + BLOCK].astype(np.float32) * 2 - 1
        same += signs.T @ signs
    share = (same / many + 1) / 2
    one, other = np.triu_indices(len(units.names), 1)
    pairs = share[one, other]
    if not len(pairs):
        return {"count": 0, "always_together": [], "never_together": []}
    always, never = np.flatnonzero(pairs > 1 - 0.5 / many), np.flatnonzero(pairs < 0.5 / many)

    def named(places: npt.NDArray[np.intp]) -> list[list[str]]:
        return [[units.names[one[i]], units.names[other[i]]] for i in places[:MOST_PAIRS]]

    return {
        "count": len(pairs),
        "least_together": float(pairs.min()),
        "most_together": float(pairs.max()),
        "mean_together": float(pairs.mean()),
        "always_count": len(always),
        "never_count": len(never),
        "always_together": named(always),
        "never_together": named(never),
    }


def _aside(chosen: Marks, units: Candidates) -> Marks:
    """The controls that border on a treated unit, where the rule sets them aside."""
    aside = np.zeros(len(chosen), dtype=bool)
    if units.neighbours == "buffer":
        for one, other in itertools.chain(units.pairs, [(b, a) for a, b in units.pairs]):
            aside[other] |= bool(chosen[one]) and not bool(chosen[other])
    return aside


def _rows(units: Candidates, chosen: Marks, aside: Marks, accepted: Marks) -> list[dict[str, Any]]:
    share = accepted.mean(axis=0)
    return [
        {
            "unit": name,
            "stratum": units.strata_names[units.strata[place]],
            "treated": int(chosen[place]),
            "role": "treated" if chosen[place] else "buffer" if aside[place] else "control",
            "treated_share": float(share[place]),
        }
        for place, name in enumerate(units.names)
    ]


def _differences(units: Candidates, chosen: Marks, aside: Marks) -> list[dict[str, Any]]:
    """Each covariate's means in both arms as drawn; the difference also in sample SDs."""
    rows = []
    for place, name in enumerate(units.covariate_names):
        values = units.covariates[:, place]
        controls = values[~chosen & ~aside]
        left = float(values[chosen].mean())
        right = float(controls.mean()) if len(controls) else float("nan")
        rows.append(
            {
                "covariate": name,
                "treated": left,
                "control": right,
                "standardised": (left - right) / float(values.std(ddof=1)),
            }
        )
    return rows


def spread_of(scores: Numbers, cut: float, own: float) -> dict[str, float]:
    """The distribution of the scores, with the cut and that of the allocation drawn."""
    points = dict(
        zip(
            ("p5", "p10", "p25", "median", "p75", "p90", "p95"),
            np.quantile(scores, (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)).tolist(),
            strict=True,
        )
    )
    sd = float(scores.std(ddof=1)) if len(scores) > 1 else 0.0
    return {
        "mean": float(scores.mean()),
        "sd": sd,
        "min": float(scores.min()),
        **points,
        "max": float(scores.max()),
        "cut": cut,
        "chosen": own,
    }


def _flags(
    units: Candidates, space: Space, accepted: Marks, floor: float, alpha: float, aside: Marks, chosen: Marks
) -> list[str]:
    flags = []
    if floor > alpha:
        flags.append(
            f"Giá trị p nhỏ nhất có thể là {floor:.4g}, lớn hơn {alpha:g}: thiết kế này không thể cho kết luận có ý "
            "nghĩa thống kê. Thêm đơn vị đối chứng (ví dụ 4 trong 24), bớt ghép cặp, hoặc giữ nhiều phương án hơn."
        )
    if not space.complete:
        flags.append(f"Có {space.size} phương án, quá nhiều để liệt kê: đã rút {len(space.marks)} phương án khác nhau.")
    fixed = accepted.all(axis=0) | ~accepted.any(axis=0)
    if bool(fixed.any()):
        flags.append(f"{int(fixed.sum())} đơn vị luôn luôn hoặc không bao giờ được chọn: nới ngưỡng cân bằng.")
    if bool(aside.any()):
        left = int((~chosen & ~aside).sum())
        flags.append(f"{int(aside.sum())} đơn vị giáp đơn vị can thiệp không làm đối chứng; còn {left} đối chứng.")
    return flags


def units_frame(units: Candidates) -> dict[str, Any]:
    """What the lot is drawn from, as a document that is hashed."""
    return {
        "units": list(units.names),
        "covariates": dict(zip(units.covariate_names, units.covariates.T.tolist(), strict=True)),
        "weights": units.weights.tolist(),
        "strata": [units.strata_names[code] for code in units.strata],
        "treated": list(units.treated),
        "pairs": [[units.names[one], units.names[other]] for one, other in units.pairs],
        "neighbours": units.neighbours,
    }


def hashed(document: dict[str, Any]) -> str:
    """SHA-256 of the document as JSON with sorted names and no blanks."""
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()

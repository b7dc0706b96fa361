"""Three and more arms: every way to deal units to them, and the lot among the ways that balance what is known."""

import hashlib
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from motcua.uptake.answer import Answer
from motcua.uptake.methods.allocation import BLOCK, Candidates, Metric, hashed, spread_of, units_frame
from motcua.uptake.methods.intervals import ALPHA, MOST_DRAWS, Numbers, check_alpha, check_draws
from motcua.uptake.methods.randomisation import MOST_CELLS, space_of
from motcua.uptake.refusals import MethodRefused

Arms = npt.NDArray[np.int8]
"""Allocations x units: 0 is the control arm, then each arm by its number."""
MOST_ARMS = 20
MOST_PAIRS = 200


@dataclass(frozen=True, slots=True)
class Dealt:
    """Ways of dealing: whether `codes` are all of the `size` there are."""

    codes: Arms
    size: int
    complete: bool


def deals(strata: npt.NDArray[np.int64], sizes: Sequence[Sequence[int]], draws: int, seed: int) -> Dealt:
    """Every way to give each stratum its `sizes` (arms but the control), or distinct drawn ones where too many.

    Raises  MethodRefused
    """
    groups = [np.flatnonzero(strata == code) for code in range(len(sizes))]
    for group, own in zip(groups, sizes, strict=True):
        if sum(own) > len(group) or min(own) < 0:
            raise MethodRefused(
                f"Một tầng có {len(group)} đơn vị, không chia được thành {list(own)}.", remedy="Giảm cỡ các nhóm."
            )
    size = math.prod(_ways(len(group), own) for group, own in zip(groups, sizes, strict=True))
    if size == 1:
        raise MethodRefused("Chỉ có một cách chia: không có gì để bốc thăm.", remedy="Xem lại cỡ các nhóm.")
    if size * len(strata) <= MOST_CELLS:
        codes = np.zeros((1, len(strata)), dtype=np.int8)
        for group, own in zip(groups, sizes, strict=True):
            part = np.zeros((_ways(len(group), own), len(strata)), dtype=np.int8)
            part[:, group] = _every(len(group), own)
            codes = (codes[:, None, :] + part[None, :, :]).reshape(-1, len(strata))
        return Dealt(codes, size, complete=True)
    check_draws(draws, min(MOST_DRAWS, MOST_CELLS // len(strata)))
    random = np.random.default_rng(seed)
    codes = np.zeros((draws, len(strata)), dtype=np.int8)
    for group, own in zip(groups, sizes, strict=True):
        dealt = np.zeros(len(group), dtype=np.int8)
        dealt[: sum(own)] = np.repeat(np.arange(1, len(own) + 1), own)
        codes[:, group] = random.permuted(np.tile(dealt, (len(codes), 1)), axis=1)
    _, first = np.unique(codes, axis=0, return_index=True)
    return Dealt(codes[np.sort(first)], size, complete=False)


def _ways(many: int, sizes: Sequence[int]) -> int:
    left, found = many, 1
    for own in sizes:
        found *= math.comb(left, own)
        left -= own
    return found


def _every(many: int, sizes: Sequence[int]) -> Arms:
    codes = np.zeros((1, many), dtype=np.int8)
    for arm, own in enumerate(sizes, start=1):
        if own == 0:
            continue
        free = np.nonzero(codes == 0)[1].reshape(len(codes), -1)
        places = np.array(list(itertools.combinations(range(free.shape[1]), own)), dtype=np.int64)
        chosen = free[:, places].reshape(-1, own)
        codes = np.repeat(codes, len(places), axis=0)
        np.put_along_axis(codes, chosen, np.int8(arm), axis=1)
    return codes


def balance_of_arms(codes: Arms, units: Candidates, metric: Metric, many: int) -> Numbers:
    """One score per allocation; with two arms the same as that of two arms.

    `l2`, `l1`: half the squares or sizes of each arm's sum of z; `means`, `mahalanobis`: over all pairs of arms.
    """
    found = np.zeros(len(codes))
    if not units.covariates.shape[1]:
        return found
    z = (units.covariates - units.covariates.mean(axis=0)) / units.covariates.std(axis=0, ddof=1)
    inverse = np.linalg.pinv(np.cov(z, rowvar=False).reshape(z.shape[1], z.shape[1]))
    counts = [max(1, int((codes[0] == arm).sum())) for arm in range(many)]
    for start in range(0, len(codes), BLOCK):
        block = codes[start : start + BLOCK]
        sums = [(block == arm).astype(float) @ z for arm in range(many)]
        if metric in ("l2", "l1"):
            part = sum((own**2 if metric == "l2" else np.abs(own)) @ units.weights for own in sums) / 2
        else:
            part = np.zeros(len(block))
            for one, two in itertools.combinations(range(many), 2):
                apart = sums[one] / counts[one] - sums[two] / counts[two]
                if metric == "means":
                    part += apart**2 @ units.weights
                else:
                    part += np.einsum("ij,jk,ik->i", apart, inverse, apart)
        found[start : start + BLOCK] = part
    grain = max(float(found.max()), 1e-12) * 1e-11
    return np.asarray(np.round(found / grain) * grain, dtype=np.float64)


def _lawful(codes: Arms, units: Candidates) -> Arms:
    found: Arms = codes[lawful_arms(codes, units)]
    if not len(found):
        raise MethodRefused("Không còn phương án nào sau khi loại trừ láng giềng.", remedy="Dùng quy tắc buffer.")
    return found


def lawful_arms(codes: Arms, units: Candidates) -> npt.NDArray[np.bool_]:
    """Which allocations the rule for neighbours allows: `apart` no two treated in any arm, `together` the same arm."""
    allowed = np.ones(len(codes), dtype=bool)
    if units.neighbours != "buffer":
        for one, other in units.pairs:
            left, right = codes[:, one], codes[:, other]
            allowed &= ~((left > 0) & (right > 0)) if units.neighbours == "apart" else left == right
    return allowed


def allocate_arms(
    units: Candidates,
    sizes: Sequence[Sequence[int]],
    arms: Sequence[str],
    *,
    metric: Metric = "l2",
    keep: float = 0.1,
    draws: int = 50_000,
    seed: int = 1,
    alpha: float = ALPHA,
) -> tuple[Answer, dict[str, Arms]]:
    """One allocation to several arms by lot out of the best `keep`, and the sets that inference needs.

    `arms` names the control first. The sets: `*` is the accepted one; under each arm's name those allocations that
    leave every other arm's units where the lot put them, for the comparison of this arm with the control.

    Source: Raab and Butcher 2001; Watson et al. 2021 for several arms.
    Raises  MethodRefused
    """
    _check(keep, alpha, arms)
    space = deals(units.strata, sizes, draws, seed)
    codes = _lawful(space.codes, units)
    scores = balance_of_arms(codes, units, metric, len(arms))
    many = max(1, int(np.floor(keep * len(scores) + 1e-9))) if units.covariates.shape[1] else len(scores)
    order = np.argsort(scores, kind="stable")[:many]
    accepted = codes[order]
    place = int(np.random.default_rng(seed).integers(len(accepted)))
    chosen, cut = accepted[place], float(scores[order[-1]])
    held = None if space.complete else (units, metric, cut, draws, seed, len(arms))
    sets = {"*": accepted} | {name: _held(accepted, chosen, arm, held) for arm, name in enumerate(arms) if arm}
    floors = _floors(sets, chosen, arms)
    rule = {"metric": metric, "keep": keep, "draws": None if space.complete else draws, "seed": seed}
    return Answer(
        _convention(len(arms), metric, len(scores), complete=space.complete),
        n=len(units.names),
        rows=_rows(units, accepted, chosen, arms),
        flags=_flags(space, codes, floors, alpha),
        more={
            "space": space.size,
            "enumerated": space.complete,
            "considered": len(scores),
            "accepted": len(accepted),
            "balance": spread_of(scores, cut, float(scores[order[place]])),
            **_reach(floors, alpha),
            "pairs": validity_of_arms(accepted, units.names, len(arms)),
            "covariates": _means(units, chosen, arms),
            **_sealed(units, sizes, arms, accepted, chosen, rule),
        },
    ), sets


def _reach(floors: Sequence[dict[str, Any]], alpha: float) -> dict[str, Any]:
    return {
        "comparisons": floors,
        "p_floor": max(float(row["p_floor"]) for row in floors),
        "can_reject": all(row["p_floor"] <= alpha for row in floors),
    }


def _convention(arms: int, metric: Metric, considered: int, *, complete: bool) -> str:
    kind = "all allocations" if complete else f"{considered} distinct sampled allocations"
    return (
        f"covariate-constrained randomisation to {arms} arms; metric {metric}, z by sample SD; {kind}; "
        "best by score, ties in enumeration order; one drawn by lot"
    )


def _check(keep: float, alpha: float, arms: Sequence[str]) -> None:
    check_alpha(alpha)
    if not 0 < keep <= 1:
        raise MethodRefused(f"Phần giữ lại {keep} không nằm trong (0, 1].", remedy="Thường giữ 0.1.")
    if not 2 <= len(arms) <= MOST_ARMS or len(set(arms)) < len(arms):
        raise MethodRefused(f"Cần từ 2 đến {MOST_ARMS} nhóm, tên khác nhau.", remedy="Sửa --arms, --arm-names.")


def _sealed(
    units: Candidates,
    sizes: Sequence[Sequence[int]],
    arms: Sequence[str],
    accepted: Arms,
    chosen: Arms,
    rule: dict[str, Any],
) -> dict[str, Any]:
    """The allocation with the hashes of its frame and of the accepted set; `seal` covers them, the rule and the lot."""
    found = {
        **rule,
        "allocation": {
            name: [unit for unit, own in zip(units.names, chosen, strict=True) if own == arm]
            for arm, name in enumerate(arms)
        },
        "frame_sha256": hashed({**units_frame(units), "arms": list(arms), "sizes": [list(own) for own in sizes]}),
        "accepted_sha256": hashlib.sha256(accepted.tobytes()).hexdigest(),
    }
    return {**found, "seal": hashed(found)}


def _held(accepted: Arms, chosen: Arms, arm: int, rule: tuple[Candidates, Metric, float, int, int, int] | None) -> Arms:
    """Allocations that leave the units of the other arms where they are: of the accepted, or drawn by the same rule."""
    others = (chosen != 0) & (chosen != arm)
    if rule is None:
        same: Arms = accepted[(accepted[:, others] == chosen[others]).all(axis=1)]
        return same
    units, metric, cut, draws, seed, many = rule
    free = np.flatnonzero(~others)
    space = space_of(chosen[free] == arm, units.strata[free], draws, seed)
    codes = np.tile(chosen, (len(space.marks), 1))
    codes[:, free] = np.where(space.marks, np.int8(arm), np.int8(0))
    codes = np.asarray(np.unique(codes, axis=0), dtype=np.int8)
    fits = balance_of_arms(codes, units, metric, many) <= cut * (1 + 1e-9) + 1e-12
    held: Arms = codes[fits & lawful_arms(codes, units)]
    return held


def _floors(sets: dict[str, Arms], chosen: Arms, arms: Sequence[str]) -> list[dict[str, Any]]:
    """Per arm against the control: how many allocations there are, and the smallest two-sided p over them."""
    rows = []
    for arm, name in enumerate(arms[1:], start=1):
        codes = sets[name]
        mirrored = np.where(chosen == arm, 0, np.where(chosen == 0, arm, chosen))
        alike = 1 + int((codes == mirrored).all(axis=1).any())
        rows.append(
            {"arm": name, "control": arms[0], "allocations": len(codes), "p_floor": min(1.0, alike / len(codes))}
        )
    return rows


def validity_of_arms(codes: Arms, names: Sequence[str], many: int) -> dict[str, Any]:
    """How often each pair of units shares an arm; pairs always or never together are named."""
    same = np.zeros((len(names), len(names)))
    for start in range(0, len(codes), BLOCK):
        for arm in range(many):
            marks = (codes[start : start + BLOCK] == arm).astype(np.float32)
            same += marks.T @ marks
    one, other = np.triu_indices(len(names), 1)
    pairs = same[one, other] / len(codes)
    always, never = np.flatnonzero(pairs > 1 - 0.5 / len(codes)), np.flatnonzero(pairs < 0.5 / len(codes))

    def named(places: npt.NDArray[np.intp]) -> list[list[str]]:
        return [[names[one[i]], names[other[i]]] for i in places[:MOST_PAIRS]]

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


def _rows(units: Candidates, accepted: Arms, chosen: Arms, arms: Sequence[str]) -> list[dict[str, Any]]:
    aside = np.zeros(len(chosen), dtype=bool)
    if units.neighbours == "buffer":
        for one, other in [*units.pairs, *((b, a) for a, b in units.pairs)]:
            aside[other] |= bool(chosen[one] > 0) and bool(chosen[other] == 0)
    return [
        {
            "unit": name,
            "stratum": units.strata_names[units.strata[place]],
            "arm": arms[chosen[place]],
            "treated": int(chosen[place] > 0),
            "role": "treated" if chosen[place] else "buffer" if aside[place] else "control",
            "arm_shares": {own: float((accepted[:, place] == arm).mean()) for arm, own in enumerate(arms)},
        }
        for place, name in enumerate(units.names)
    ]


def _means(units: Candidates, chosen: Arms, arms: Sequence[str]) -> list[dict[str, Any]]:
    """Each covariate's mean in each arm; the largest difference between two arms in sample SDs."""
    rows = []
    for place, name in enumerate(units.covariate_names):
        values = units.covariates[:, place]
        means = {own: float(values[chosen == arm].mean()) for arm, own in enumerate(arms) if (chosen == arm).any()}
        apart = (max(means.values()) - min(means.values())) / float(values.std(ddof=1))
        rows.append({"covariate": name, "means": means, "standardised": apart})
    return rows


def _flags(space: Dealt, codes: Arms, floors: Sequence[dict[str, Any]], alpha: float) -> list[str]:
    flags = [
        f"{row['arm']} so với {row['control']}: chỉ {row['allocations']} cách bốc thăm giữ nguyên các nhóm khác, p nhỏ "
        f"nhất là {row['p_floor']:.4g}: so sánh này không thể có ý nghĩa thống kê. Giữ nhiều phương án hơn (--keep)."
        for row in floors
        if row["p_floor"] > alpha
    ]
    if not space.complete:
        flags.append(f"Có {space.size} phương án, quá nhiều để liệt kê: đã rút {len(codes)} phương án khác nhau.")
    return flags

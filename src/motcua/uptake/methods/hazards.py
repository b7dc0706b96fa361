"""Tests of whether groups wait alike: log-rank and its weighted forms, within strata where there are any."""

from typing import Any

import numpy as np
from scipy.special import chdtrc

from motcua.uptake.methods.curves import Codes, Waits
from motcua.uptake.methods.intervals import Numbers
from motcua.uptake.refusals import MethodRefused

TESTS = {
    "logrank": "log-rank",
    "gehan": "Gehan-Breslow",
    "peto": "Peto-Peto (Fleming-Harrington rho 1)",
    "gray": "Gray, of the cumulative incidence of the first cause",
}


def compare(
    waits: Waits, groups: Codes, strata: Codes | None = None, *, test: str = "logrank", cause: int = 1
) -> dict[str, Any]:
    """Whether the groups' hazards of one cause are alike; with strata only rows of the same stratum are compared.

    Raises  MethodRefused: fewer than two groups, or no event to compare
    """
    many = int(groups.max()) + 1
    if many < 2:
        raise MethodRefused("Chỉ có một nhóm: không có gì để so.", remedy="Kiểm tra cột --group.")
    layers = np.zeros(len(groups), dtype=np.int64) if strata is None else strata
    observed, expected, variance = np.zeros(many), np.zeros(many), np.zeros((many, many))
    score = np.zeros(many)
    for layer in np.unique(layers):
        rows = layers == layer
        part = waits.part(rows)
        if not bool((part.cause == cause).any()):
            continue
        times = np.unique(part.time[part.cause == cause])
        mine = groups[rows][:, None] == np.arange(many)
        under = part.time[:, None] >= times
        if part.entry is not None:
            under &= part.entry[:, None] < times
        risk = mine.T.astype(float) @ under
        ends = mine.T.astype(float) @ ((part.time[:, None] == times) & (part.cause == cause)[:, None])
        total, dead = risk.sum(axis=0), ends.sum(axis=0)
        weight = _weights(total, dead, test)
        share = risk / total
        observed += ends.sum(axis=1)
        expected += (share * dead).sum(axis=1)
        score += ((ends - share * dead) * weight).sum(axis=1)
        spread = np.where(total > 1, dead * (total - dead) / np.maximum(total - 1, 1), 0.0) * weight**2
        variance += np.diag((share * spread).sum(axis=1)) - (share * spread) @ share.T
    rank = int(np.linalg.matrix_rank(variance))
    if rank == 0:
        raise MethodRefused("Không lúc nào có hai nhóm cùng được theo dõi khi có sự kiện.", remedy="Bớt nhóm.")
    statistic = float(score @ np.linalg.pinv(variance, hermitian=True) @ score)
    return {
        "test": test,
        "chi2": statistic,
        "df": rank,
        "p": float(chdtrc(rank, statistic)),
        "observed": observed,
        "expected": expected,
    }


def _weights(total: Numbers, dead: Numbers, test: str) -> Numbers:
    if test == "gehan":
        return total
    if test == "peto":
        survival = np.cumprod(1 - dead / total)
        return np.asarray(np.r_[1.0, survival[:-1]], dtype=np.float64)
    return np.ones_like(total)

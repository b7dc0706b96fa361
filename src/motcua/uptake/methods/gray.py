"""Gray's test: whether groups end by one cause equally often in the course of time, where other ends compete."""

from typing import Any

import numpy as np
from scipy.special import chdtrc

from motcua.uptake.methods.curves import Codes, Waits
from motcua.uptake.methods.intervals import Numbers
from motcua.uptake.refusals import MethodRefused


def gray(
    waits: Waits, groups: Codes, strata: Codes | None = None, *, cause: int = 1, rho: float = 0.0
) -> dict[str, Any]:
    """K-sample test of equal subdistributions of `cause`, over strata where given; weight (1 - F)^rho.

    Source: Gray, Annals of Statistics 16 (1988); scores and variance as R's `cmprsk`.
    Raises  MethodRefused: fewer than two groups, late entry, or nothing to compare
    """
    many = int(groups.max()) + 1
    if many < 2:
        raise MethodRefused("Chỉ có một nhóm: không có gì để so.", remedy="Kiểm tra cột --group.")
    if waits.entry is not None:
        raise MethodRefused("Phép thử Gray không nhận thời điểm vào muộn.", remedy="Bỏ --entry, hoặc --test logrank.")
    layers = np.zeros(len(groups), dtype=np.int64) if strata is None else strata
    score, variance = np.zeros(many), np.zeros((many, many))
    for layer in np.unique(layers):
        rows = layers == layer
        own, spread = _layer(waits.part(rows), groups[rows], many, cause, rho)
        score += own
        variance += spread
    left, part = score[:-1], variance[:-1, :-1]
    rank = int(np.linalg.matrix_rank(part))
    if rank == 0:
        raise MethodRefused("Không có kết thúc nào để so giữa các nhóm.", remedy="Kiểm tra --group và --event.")
    statistic = float(left @ np.linalg.pinv(part, hermitian=True) @ left)
    return {"test": "gray", "cause": waits.causes[cause - 1], "chi2": statistic, "df": rank,
            "p": float(chdtrc(rank, statistic))}  # fmt: skip


def _layer(waits: Waits, groups: Codes, many: int, cause: int, rho: float) -> tuple[Numbers, Numbers]:
    """Score and variance of one stratum, walking through the times of any end."""
    times = np.unique(waits.time[waits.cause > 0])
    order = np.searchsorted(times, waits.time)
    own, other = np.zeros((len(times), many)), np.zeros((len(times), many))
    seen = waits.cause == cause
    np.add.at(own, (order[seen], groups[seen]), 1)
    rest = (waits.cause > 0) & ~seen
    np.add.at(other, (order[rest], groups[rest]), 1)
    risk = np.array([[np.count_nonzero(waits.time[groups == g] >= t) for g in range(many)] for t in times], dtype=float)
    return _walk(risk, own, other, many, rho)


def _walk(risk: Numbers, own: Numbers, other: Numbers, many: int, rho: float) -> tuple[Numbers, Numbers]:
    """The score and its variance as sums over times, under one subdistribution F for all groups.

    A group's S is Kaplan-Meier of any end; its subdistribution risk set R = Y (1 - F_k) / S. An increment e of the
    group's martingale over Y at time u moves the score by S (A + (1 - G/S) rest) e where it ends by this cause and by
    -G rest e where by another. Here G = 1 - F, A is the pull of the group's rise of F on the score (from Y / S of all
    groups) and `rest` the integral of A dF / G after u: known only at the end, so the parts without it, with it and
    with its square are kept apart.
    """
    score, variance = np.zeros(many), np.zeros((many, many))
    alive, share, pooled = np.ones(many), np.zeros(many), 0.0
    through = np.zeros((many, many))
    one, two = np.zeros((many, many)), np.zeros(many)
    for under, ends, gone in zip(risk, own, other, strict=True):
        there = under > 0
        reach = np.where(there, under / np.where(alive > 0, alive, 1.0), 0.0)
        size, whole, weight = reach * (1 - share), float(reach.sum()), (1 - pooled) ** rho
        after = alive * (1 - np.where(there, (ends + gone) / np.maximum(under, 1), 0.0))
        if whole <= 0 or size.sum() <= 0:
            continue
        score += weight * (ends - size * float(ends.sum()) / float(size.sum()))
        grown = float(ends.sum()) / whole
        new = pooled + grown
        pull = weight * (np.diag(reach) - np.outer(reach, reach) / whole)
        through += pull * grown / (1 - pooled)
        for group in np.flatnonzero(there):
            ratio = (1 - new) / after[group] if after[group] > 0 else 0.0
            parts = (
                (_of_own(float(ends.sum()), whole, float(alive[group]), float(under[group])), 1 - ratio, 1.0),
                (_of_other(float(gone[group]), float(alive[group]), float(under[group])), -ratio, 0.0),
            )
            for spread, turn, direct in parts:
                if spread > 0:
                    moved = direct * pull[:, group] - turn * through[:, group]
                    variance += spread * np.outer(moved, moved)
                    one[:, group] += spread * turn * moved
                    two[group] += spread * turn**2
        alive, share, pooled = after, share + alive * np.where(there, ends / np.maximum(under, 1), 0.0), new
    for last in range(many):
        rest, mixed = through[:, last], np.outer(through[:, last], one[:, last])
        variance += mixed + mixed.T + two[last] * np.outer(rest, rest)
    return score, variance


def _of_own(ends: float, whole: float, alive: float, under: float) -> float:
    """S^2 dH / Y of ends by this cause, the rise of F taken from all groups together, ties as without replacement."""
    if ends == 0:
        return 0.0
    ties = 1 - (ends - 1) / (whole * alive - 1) if ends > 1 and whole * alive > 1 else 1.0
    return ties * alive * ends / (whole * under)


def _of_other(gone: float, alive: float, under: float) -> float:
    """S^2 dH / Y of ends by another cause, in the group itself."""
    if gone == 0:
        return 0.0
    return (1 - (gone - 1) / (under - 1) if gone > 1 else 1.0) * alive**2 * gone / under**2

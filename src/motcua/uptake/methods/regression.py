"""Least squares after fixed effects are taken out, with the error of one coefficient under each named convention."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from motcua.uptake.methods.intervals import Numbers
from motcua.uptake.refusals import MethodRefused

Codes = npt.NDArray[np.int64]
MOST_SWEEPS = 20_000


@dataclass(frozen=True, slots=True)
class Fit:
    """Coefficients of `design` and what their errors need.

    `design` and `residual` are after the fixed effects (and multiplied by the root of the weights); `absorbed` is how
    many parameters these effects took.
    """

    coefficients: Numbers
    design: Numbers
    residual: Numbers
    absorbed: int
    effects: Sequence[Codes]
    weights: Numbers

    @property
    def bread(self) -> Numbers:
        """(X'X)^-1 of the design without the fixed effects."""
        return np.asarray(np.linalg.inv(self.design.T @ self.design), dtype=np.float64)

    def leverage_of_effects(self) -> Numbers:
        """The part of each row's leverage that the effects take."""
        return effect_leverage(self.effects, self.weights)

    def nested_in(self, clusters: Codes) -> int:
        """How many parameters of the effects belong to sets that lie wholly inside clusters."""
        inside = [codes for codes in self.effects if _nested(codes, clusters)]
        return absorbed(inside) if len(inside) < 2 else self.absorbed


def _nested(codes: Codes, clusters: Codes) -> bool:
    pairs = np.unique(np.column_stack([codes, clusters]), axis=0)
    return len(pairs) == len(np.unique(codes))


def fit(outcome: Numbers, design: Numbers, effects: Sequence[Codes], weights: Numbers | None = None) -> Fit:
    """Weighted least squares of `outcome` on `design` and one set of dummies per entry of `effects`.

    Raises  MethodRefused: a column of the design is explained by the others and by the effects
    """
    sizes = np.ones(len(outcome)) if weights is None else weights
    columns = without_effects(np.column_stack([outcome, design]), effects, sizes) * np.sqrt(sizes)[:, None]
    own, left = columns[:, 0], columns[:, 1:]
    scale = np.sqrt(np.sum((design * np.sqrt(sizes)[:, None]) ** 2, axis=0))
    upper = np.abs(np.diag(np.linalg.qr(left, mode="r")))
    if left.shape[0] < left.shape[1] or bool((upper <= 1e-8 * np.maximum(scale, 1e-300)).any()):
        raise MethodRefused(
            "Không tách được tác động: cột can thiệp hoặc biến kiểm soát đã nằm trọn trong đơn vị và kỳ.",
            remedy="Cần cả đơn vị đối chứng và kỳ trước; bỏ biến kiểm soát trùng lặp.",
        )
    coefficients = np.linalg.lstsq(left, own, rcond=None)[0]
    return Fit(
        np.asarray(coefficients, dtype=np.float64), left, own - left @ coefficients, absorbed(effects), effects, sizes
    )


def without_effects(columns: Numbers, effects: Sequence[Codes], weights: Numbers) -> Numbers:
    """What is left of each column after the means of every effect, swept until nothing moves."""
    found = columns.astype(float).copy()
    totals = [np.bincount(codes, weights=weights) for codes in effects]
    scale = np.maximum(np.abs(found).max(axis=0), 1e-300)
    for _ in range(MOST_SWEEPS):
        moved = 0.0
        for codes, total in zip(effects, totals, strict=True):
            for place in range(found.shape[1]):
                mean = np.bincount(codes, weights=found[:, place] * weights) / total
                found[:, place] -= mean[codes]
                moved = max(moved, float(np.abs(mean).max() / scale[place]))
        if moved < 1e-12 or len(effects) < 2:
            break
    return found


def absorbed(effects: Sequence[Codes]) -> int:
    """How many parameters the effects take: exact for up to two sets (parts counted), else an upper bound."""
    many = [len(np.unique(codes)) for codes in effects]
    if len(effects) < 2:
        return sum(many)
    return sum(many) - _parts(effects[0], effects[1]) - (len(effects) - 2)


def _parts(one: Codes, two: Codes) -> int:
    """Connected parts of the graph between the values of two effects; each part hides one parameter."""
    label = np.arange(int(one.max()) + 1)
    while True:
        other = np.full(int(two.max()) + 1, len(label))
        np.minimum.at(other, two, label[one])
        new = label.copy()
        np.minimum.at(new, one, other[two])
        if (new == label).all():
            return len(np.unique(label[np.unique(one)]))
        label = new


def effect_leverage(effects: Sequence[Codes], weights: Numbers) -> Numbers:
    """The part of each row's leverage that the effects take (dense; rows of up to two sets of effects)."""
    if not effects:
        return np.zeros(len(weights))
    if len(effects) == 1:
        return np.asarray(weights / np.bincount(effects[0], weights=weights)[effects[0]], dtype=np.float64)
    dummies = np.column_stack([np.eye(int(codes.max()) + 1)[codes] for codes in effects]) * np.sqrt(weights)[:, None]
    inverse = np.linalg.pinv(dummies.T @ dummies, hermitian=True)
    return np.asarray(np.einsum("ij,jk,ik->i", dummies, inverse, dummies, optimize=True), dtype=np.float64)

"""From rows to one value per unit: the change from before to after, or the mean of a cluster."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from motcua.uptake.methods.intervals import Numbers
from motcua.uptake.refusals import MethodRefused


@dataclass(frozen=True, slots=True)
class Units:
    """One value per unit and outcome, in the order of `names`; `treated` and `strata` are constant within a unit."""

    names: list[str]
    outcomes: dict[str, Numbers]
    treated: npt.NDArray[np.bool_]
    strata: npt.NDArray[np.int64] | None
    sizes: Numbers
    arms: npt.NDArray[np.int64]


def constant(
    values: npt.NDArray[np.generic], codes: npt.NDArray[np.int64], names: Sequence[str], what: str
) -> list[int]:
    """The row where each unit first stands. Raises MethodRefused where a unit has two different values."""
    _, first, back = np.unique(codes, return_index=True, return_inverse=True)
    different = np.flatnonzero(values != values[first][back])
    if different.size:
        name = names[int(codes[different[0]])]
        raise MethodRefused(
            f"“{what}” đổi giữa các dòng của “{name}” (dòng {int(different[0]) + 2}).",
            remedy="Một đơn vị chỉ thuộc một nhóm suốt nghiên cứu; nếu bị sáp nhập hoặc đổi nhóm, tách hoặc bỏ.",
            unit=name,
        )
    return [int(row) for row in first]


def means(values: Numbers, codes: npt.NDArray[np.int64], many: int, weights: Numbers) -> Numbers:
    """The weighted mean of each code 0..many-1; NaN where it has no weight."""
    total = np.bincount(codes, weights=weights, minlength=many)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.bincount(codes, weights=values * weights, minlength=many) / total, dtype=np.float64)


def changes(
    outcome: Numbers, codes: npt.NDArray[np.int64], names: Sequence[str], after: npt.NDArray[np.bool_], weights: Numbers
) -> Numbers:
    """Mean after minus mean before, per unit. Raises MethodRefused where a unit has no rows on one side."""
    found = []
    for side, word in ((~after, "trước"), (after, "sau")):
        mean = means(outcome[side], codes[side], len(names), weights[side])
        gone = np.flatnonzero(np.isnan(mean))
        if gone.size:
            shown = ", ".join(names[int(place)] for place in gone[:5])
            raise MethodRefused(
                f"{gone.size} đơn vị không có kỳ {word} can thiệp: {shown}.",
                remedy="Bổ sung số liệu các kỳ đó, hoặc bỏ đơn vị khỏi nghiên cứu và nói rõ.",
                units=int(gone.size),
            )
        found.append(mean)
    return found[1] - found[0]


def collapsed(
    outcomes: dict[str, Numbers],
    treated: npt.NDArray[np.bool_],
    codes: npt.NDArray[np.int64],
    names: list[str],
    *,
    after: npt.NDArray[np.bool_] | None = None,
    strata: npt.NDArray[np.int64] | None = None,
    weights: Numbers | None = None,
    arms: npt.NDArray[np.int64] | None = None,
) -> Units:
    """Each unit's change where `after` is given, else its mean; a unit's size is the sum of its weights.

    Raises  MethodRefused: a unit changes its arm or stratum, lacks one side, or has no positive weight
    """
    sizes = np.ones(len(codes)) if weights is None else weights
    if bool((sizes < 0).any()):
        raise MethodRefused(f"Trọng số âm ở dòng {int(np.argmin(sizes)) + 2}.", remedy="Trọng số phải từ 0 trở lên.")
    if bool((np.bincount(codes, weights=sizes, minlength=len(names)) <= 0).any()):
        raise MethodRefused("Có đơn vị không có trọng số dương nào.", remedy="Bỏ đơn vị đó hoặc sửa trọng số.")
    first = constant(treated, codes, names, "nhóm can thiệp")
    if arms is not None:
        constant(arms, codes, names, "nhóm can thiệp")
    if strata is not None:
        constant(strata, codes, names, "tầng")
    values = {
        name: means(found, codes, len(names), sizes) if after is None else changes(found, codes, names, after, sizes)
        for name, found in outcomes.items()
    }
    return Units(
        names,
        values,
        treated[first],
        None if strata is None else strata[first],
        np.asarray(np.bincount(codes, weights=sizes, minlength=len(names)), dtype=np.float64),
        treated[first].astype(np.int64) if arms is None else arms[first],
    )

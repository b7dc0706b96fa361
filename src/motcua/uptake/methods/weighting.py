"""Weights of a survey: from the chance of being drawn, over who answered, to the margins that are known."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from motcua.uptake.answer import Answer
from motcua.uptake.methods.intervals import Numbers
from motcua.uptake.refusals import MethodRefused

TOLERANCE = 1e-10
MOST_ROUNDS = 1_000
MOST_CUTS = 100
FEW_IN_CELL = 20


class Margin:
    """One known distribution: each row's category and the population of every category."""

    def __init__(self, name: str, cells: Sequence[str], totals: Mapping[str, float]) -> None:
        """Raises MethodRefused: a category without a total, or a total that nobody in the sample stands for."""
        values = sorted(set(cells) | {value for value, total in totals.items() if total > 0})
        for value in values:
            if value not in totals:
                raise MethodRefused(
                    f"Biên “{name}” không có tổng của “{value}”.", remedy="Thêm dòng này vào tệp biên.", margin=name
                )
            if value not in cells:
                raise MethodRefused(
                    f"Biên “{name}”: không ai trong mẫu thuộc “{value}”.",
                    remedy="Gộp với một loại khác trước khi hiệu chỉnh.",
                    margin=name,
                )
            if not totals[value] > 0:
                raise MethodRefused(f"Biên “{name}”: tổng của “{value}” phải dương.", remedy="Sửa tệp biên.")
        place = {value: position for position, value in enumerate(values)}
        self.name = name
        self.values = values
        self.codes: npt.NDArray[np.int64] = np.array([place[cell] for cell in cells], dtype=np.int64)
        self.totals: Numbers = np.array([totals[value] for value in values])


def for_nonresponse(base: Numbers, answered: npt.NDArray[np.bool_], classes: Sequence[str]) -> Numbers:
    """Within each class those who answered stand for those who did not; who did not answer gets 0.

    Raises  MethodRefused: a class in which nobody answered
    """
    values, codes = np.unique(np.array(classes), return_inverse=True)
    drawn = np.bincount(codes, weights=base)
    heard = np.bincount(codes, weights=base * answered)
    if bool((heard <= 0).any()):
        name = values[int(np.argmin(heard))]
        raise MethodRefused(f"Trong lớp “{name}” không ai trả lời.", remedy="Gộp lớp này với một lớp giống nó.")
    return np.asarray(np.where(answered, base * (drawn / heard)[codes], 0.0))


def raked(weights: Numbers, margins: Sequence[Margin]) -> tuple[Numbers, int]:
    """Weights multiplied in turn until every margin fits, and the rounds it took; one margin: post-stratification.

    Source: Deming and Stephan 1940.
    Raises  MethodRefused: margins with different totals, or that no weights can fit together
    """
    sums = [float(margin.totals.sum()) for margin in margins]
    if sums and max(sums) - min(sums) > 1e-6 * max(sums):
        raise MethodRefused(
            "Các biên có tổng khác nhau: " + ", ".join(f"{m.name} {s:g}" for m, s in zip(margins, sums, strict=True)),
            remedy="Dùng cùng một tổng thể cho mọi biên.",
        )
    found = weights.astype(float).copy()
    for turn in range(1, MOST_ROUNDS + 1):
        apart = 0.0
        for margin in margins:
            own = np.bincount(margin.codes, weights=found, minlength=len(margin.values))
            if bool((own <= 0).any()):
                name = margin.values[int(np.argmin(own))]
                raise MethodRefused(
                    f"Biên “{margin.name}”: không ai có trọng số dương thuộc “{name}”.", remedy="Gộp loại này."
                )
            factor = margin.totals / own
            apart = max(apart, float(np.abs(factor - 1).max()))
            found *= factor[margin.codes]
        if apart < TOLERANCE:
            return found, turn
    raise MethodRefused("Các biên không thể cùng khớp với mẫu này.", remedy="Gộp loại hiếm, hoặc bớt một biên.")


def capped(weights: Numbers, margins: Sequence[Margin], cap: float) -> tuple[Numbers, int]:
    """No weight above `cap` times the median as it was; what is cut goes to the others, or to the margins again.

    Returns the weights and how many rows were ever cut. Without margins the sum stays.
    Raises  MethodRefused: a cap at which even equal weights would be too large
    """
    limit = cap * float(np.median(weights[weights > 0]))
    if not cap > 1 or limit * int((weights > 0).sum()) < float(weights.sum()):
        raise MethodRefused(
            f"Trần {cap:g} lần trung vị quá thấp cho các trọng số này.", remedy="Trần phải lớn hơn 1; ví dụ --cap 5."
        )
    found, ever = weights.copy(), np.zeros(len(weights), dtype=bool)
    for _ in range(MOST_CUTS):
        over = found > limit * (1 + 1e-6)
        if not bool(over.any()):
            break
        ever |= over
        rest = float(found.sum()) - float(np.minimum(found, limit).sum())
        found = np.minimum(found, limit)
        if margins:
            found, _ = raked(found, margins)
        else:
            free = (found > 0) & ~ever
            found[free] *= 1 + rest / float(found[free].sum())
    return np.minimum(found, limit), int(ever.sum())


def weigh(
    base: Numbers,
    *,
    answered: npt.NDArray[np.bool_] | None = None,
    classes: Sequence[str] | None = None,
    margins: Sequence[Margin] = (),
    cap: float | None = None,
) -> tuple[Answer, Numbers]:
    """The chain of weights, each step reported: base, non-response, margins, cap; and the final weights.

    Margins are over the rows as given; rows that did not answer have weight 0. `kish` is the loss of precision by
    unequal weights, 1 + cv^2.

    Raises  MethodRefused
    """
    if bool((base <= 0).any()):
        line = int(np.argmin(base)) + 2
        raise MethodRefused(f"Trọng số gốc phải dương (dòng {line}).", remedy="Sửa hoặc bỏ dòng này.", line=line)
    steps, found, flags = [_step("base", base)], base.astype(float), list[str]()
    if answered is not None:
        found = for_nonresponse(found, answered, classes or ["*"] * len(base))
        steps.append(_step("non-response", found))
    if margins:
        found, turns = raked(found, margins)
        steps.append({**_step("margins", found), "rounds": turns})
        flags += _thin(found, margins)
    cut = 0
    if cap is not None:
        found, cut = capped(found, margins, cap)
        steps.append({**_step("cap", found), "cut": cut})
        flags.append(f"Trần {cap:g} lần trung vị: {cut} trọng số bị cắt.")
        if margins and _off(found, margins) > 1e-6:
            flags.append("Sau khi cắt, các biên không còn khớp hoàn toàn.")
    return Answer(
        "base weights, adjustment within classes of non-response, raking to margins, cap in medians",
        estimate=float(found.sum()),
        n=int((found > 0).sum()),
        rows=steps,
        flags=flags,
        more={"kish": steps[-1]["kish"], "capped": cut, "weights": found.tolist(), "off_margin": _off(found, margins)},
    ), found


def _step(name: str, weights: Numbers) -> dict[str, float | str | int]:
    own = weights[weights > 0]
    return {
        "step": name,
        "rows": len(own),
        "sum": float(own.sum()),
        "min": float(own.min()),
        "median": float(np.median(own)),
        "max": float(own.max()),
        "kish": float(len(own) * (own**2).sum() / own.sum() ** 2),
    }


def _off(weights: Numbers, margins: Sequence[Margin]) -> float:
    """The largest relative distance from a known total."""
    return max(
        (
            float(np.abs(np.bincount(m.codes, weights=weights, minlength=len(m.values)) / m.totals - 1).max())
            for m in margins
        ),
        default=0.0,
    )


def _thin(weights: Numbers, margins: Sequence[Margin]) -> list[str]:
    flags = []
    for margin in margins:
        many = np.bincount(margin.codes, weights=weights > 0, minlength=len(margin.values))
        flags += [
            f"Biên “{margin.name}”, “{margin.values[place]}”: chỉ {int(many[place])} người trả lời."
            for place in np.flatnonzero(many < FEW_IN_CELL)
        ]
    return flags

"""Which procedures come first, over all weightings that fit what the experts said, not over one weighting alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from scipy.special import chdtrc

from motcua.uptake.answer import Answer
from motcua.uptake.methods.intervals import MOST_DRAWS, Numbers, check_draws
from motcua.uptake.methods.sensitivity import chosen_along
from motcua.uptake.refusals import MethodRefused

Scale = Literal["minmax", "percentile", "none"]
SCALES: Sequence[Scale] = ("minmax", "percentile", "none")
BLOCK_CELLS = 1_000_000
MOST_CELLS = 60_000_000
"""Weightings times alternatives held at once (four bytes each)."""
JITTER = 1e-9
LITTLE_AGREEMENT = 0.5


@dataclass(frozen=True, slots=True)
class Criteria:
    """What is compared: raw values (alternatives x criteria), their names, and where less is better.

    `bounds` are the declared lowest and highest raw value of each criterion for `minmax` (NaN: as found).
    """

    alternatives: Sequence[str]
    names: Sequence[str]
    values: Numbers
    less: npt.NDArray[np.bool_]
    bounds: Numbers


Order = Sequence[Sequence[int]]
"""One expert's order: groups of criteria by their place, most important first, equal ones in one group."""


def scaled(criteria: Criteria, scale: Scale) -> Numbers:
    """Every criterion from 0 (worst) to 1 (best); `none` leaves values as they are, less-is-better negated.

    Raises  MethodRefused: a value outside of its declared bounds
    """
    values = np.where(criteria.less, -criteria.values, criteria.values)
    if scale == "none":
        return values
    if scale == "percentile":
        below = (values[:, None, :] > values[None, :, :]).sum(axis=1)
        same = (values[:, None, :] == values[None, :, :]).sum(axis=1) - 1
        return np.asarray((below + same / 2) / max(1, len(values) - 1), dtype=float)
    ends = np.where(criteria.less[:, None], -criteria.bounds[:, ::-1], criteria.bounds)
    low = np.where(np.isnan(ends[:, 0]), values.min(axis=0), ends[:, 0])
    high = np.where(np.isnan(ends[:, 1]), values.max(axis=0), ends[:, 1])
    outside = ((values < low - 1e-12) | (values > high + 1e-12)).any(axis=0)
    if bool(outside.any()):
        name = criteria.names[int(np.argmax(outside))]
        raise MethodRefused(f"Tiêu chí “{name}” có giá trị ngoài khoảng đã khai.", remedy="Sửa khoảng hoặc giá trị.")
    wide = high - low
    return np.asarray(np.where(wide > 0, (values - low) / np.where(wide > 0, wide, 1), 0.0), dtype=float)


def corners(order: Order, criteria: int) -> Numbers:
    """The corners (corners x criteria) of all weights that fit the order; unmentioned criteria are free.

    The weights are a simplex spanned by: the first group alone, the first two in equal parts, and so on, and each
    free criterion alone. A uniform draw over it is a uniform draw of its corners' shares.
    """
    found = []
    seen: list[int] = []
    for group in order:
        seen += list(group)
        corner = np.zeros(criteria)
        corner[seen] = 1 / len(seen)
        found.append(corner)
    found += [np.eye(criteria)[place] for place in range(criteria) if place not in seen]
    return np.array(found)


def draw_weights(orders: Sequence[Order], criteria: int, draws: int, seed: int) -> Numbers:
    """Weights (draws x criteria) uniform over what fits each expert's order, as many for every expert."""
    random = np.random.default_rng(seed)
    parts = []
    for place, order in enumerate(orders or [[]]):
        many = draws * (place + 1) // max(1, len(orders)) - draws * place // max(1, len(orders))
        span = corners(order, criteria)
        parts.append(random.dirichlet(np.ones(len(span)), many) @ span)
    return np.concatenate(parts)


def ranks_of(utilities: Numbers, weights: Numbers, seed: int) -> npt.NDArray[np.int32]:
    """The rank (0 best) of each alternative under each weighting (draws x alternatives); equals by lot."""
    random = np.random.default_rng(seed)
    many = len(utilities)
    found = np.empty((len(weights), many), dtype=np.int32)
    places = np.arange(many, dtype=np.int32)[None, :]
    grain = JITTER * max(1e-300, float(np.abs(utilities).max()))
    step = max(1, BLOCK_CELLS // many)
    for start in range(0, len(weights), step):
        values = weights[start : start + step] @ utilities.T
        values += grain * random.random(values.shape)
        np.put_along_axis(found[start : start + step], np.argsort(-values, axis=1), places, axis=1)
    return found


def smaa(
    criteria: Criteria,
    orders: Sequence[Order] = (),
    *,
    top: int = 1,
    draws: int = 10_000,
    seed: int = 1,
    scale: Scale = "minmax",
) -> Answer:
    """How often each alternative has each rank over all weightings, its central weights, and what flips the top.

    `top_share` is the share of weightings in which it is among the first `top`; the weights' Monte Carlo error is at
    most 0.5 / sqrt(draws). Rows are in the order of `top_share`.

    Source: Lahdelma and Salminen 2001 (SMAA-2).
    Raises  MethodRefused
    """
    many = len(criteria.alternatives)
    if not 1 <= top <= many or draws < 1:
        raise MethodRefused(
            f"Số phương án được chọn phải từ 1 đến {many}, số lần rút từ 1.", remedy="Sửa --top hoặc --draws."
        )
    check_draws(draws, min(MOST_DRAWS, MOST_CELLS // many))
    utilities = scaled(criteria, scale)
    weights = draw_weights(orders, len(criteria.names), draws, seed)
    ranks = ranks_of(utilities, weights, seed + 1)
    cells = np.bincount((ranks + np.arange(many) * many).ravel(), minlength=many * many)
    acceptability = cells.reshape(many, many) / draws
    first = ranks == 0
    centre = weights.mean(axis=0)
    central = (first.astype(float).T @ weights) / np.maximum(first.sum(axis=0), 1)[:, None]
    rows = _rows(criteria, utilities, acceptability, first, central, centre, top)
    return Answer(
        f"SMAA-2, {draws} weightings uniform over those that fit {len(orders) or 'no'} expert order(s); "
        f"scale {scale}; equal values ranked by lot",
        n=many,
        rows=rows,
        flags=_flags(rows, top),
        more={
            "top": top,
            "draws": draws,
            "criteria": list(criteria.names),
            "mean_weights": _named(criteria, centre),
            "monte_carlo_error": 0.5 / float(np.sqrt(draws)),
            "flips": flips(criteria, utilities, centre, top),
            "sensitivity": chosen_along(utilities, centre, criteria.names, criteria.alternatives, top),
        },
    )


def _named(criteria: Criteria, values: Numbers) -> dict[str, float]:
    return dict(zip(criteria.names, values.tolist(), strict=True))


def _rows(
    criteria: Criteria,
    utilities: Numbers,
    acceptability: Numbers,
    first: npt.NDArray[np.bool_],
    central: Numbers,
    centre: Numbers,
    top: int,
) -> list[dict[str, Any]]:
    share = acceptability[:, :top].sum(axis=1)
    ranks = np.arange(1, len(share) + 1)
    mean = acceptability @ ranks
    scores = utilities @ centre
    return [
        {
            "alternative": criteria.alternatives[place],
            "top_share": float(share[place]),
            "first_share": float(acceptability[place, 0]),
            "mean_rank": float(mean[place]),
            "score_at_mean_weights": float(scores[place]),
            "central_weights": _named(criteria, central[place]) if bool(first[:, place].any()) else None,
            "values": _named(criteria, criteria.values[place]),
            "scaled": _named(criteria, utilities[place]),
            "acceptability": acceptability[place].tolist(),
        }
        for place in sorted(range(len(share)), key=lambda place: (-share[place], mean[place], place))
    ]


def flips(criteria: Criteria, utilities: Numbers, centre: Numbers, top: int) -> list[dict[str, Any]]:
    """For each criterion the weight nearest to its mean one at which another alternative enters the first `top`.

    The other weights keep their proportions. `weight` is None where no weight from 0 to 1 changes the choice.
    """
    scores = utilities @ centre
    order = np.argsort(-scores, kind="stable")
    inside, outside = order[:top], order[top:]
    rows = []
    for place, name in enumerate(criteria.names):
        own = float(centre[place])
        row: dict[str, Any] = {"criterion": name, "mean_weight": own, "weight": None, "leaves": None, "enters": None}
        rows.append(row)
        if own >= 1 or not len(outside):
            continue
        rest = (scores - own * utilities[:, place]) / (1 - own)
        slope = utilities[:, place] - rest
        apart = rest[inside][:, None] - rest[outside][None, :]
        steep = slope[outside][None, :] - slope[inside][:, None]
        crossing = np.divide(apart, steep, out=np.full(apart.shape, np.nan), where=np.abs(steep) > 1e-15)
        far = np.where((crossing >= 0) & (crossing <= 1), np.abs(crossing - own), np.inf)
        one, other = np.unravel_index(int(np.argmin(far)), far.shape)
        if np.isfinite(far[one, other]):
            row["weight"] = float(crossing[one, other])
            row["leaves"] = criteria.alternatives[inside[one]]
            row["enters"] = criteria.alternatives[outside[other]]
    return rows


def _flags(rows: Sequence[dict[str, Any]], top: int) -> list[str]:
    if len(rows) <= top:
        return [f"Chỉ có {len(rows)} phương án cho {top} chỗ: không có gì để chọn."]
    last, after = rows[top - 1], rows[top]
    if last["top_share"] - after["top_share"] < 0.1:
        return [
            (
                f"“{last['alternative']}” và “{after['alternative']}” gần như ngang nhau ở ranh giới: quyết định "
                "cần lý do ngoài điểm số, và ghi vào biên bản."
            )
        ]
    return []


def kendall(ranks: Numbers) -> dict[str, float]:
    """Kendall's W of experts (rows) over objects (columns), corrected for ties, with its chi-square test.

    Source: Kendall and Babington Smith 1939; ties as in Siegel and Castellan 1988.
    Raises  MethodRefused: fewer than two experts or objects, or everything tied
    """
    experts, objects = ranks.shape
    if experts < 2 or objects < 2:
        raise MethodRefused("Cần ít nhất hai chuyên gia và hai tiêu chí để đo sự đồng thuận.", remedy="Thêm dòng.")
    order = np.array([[(row < v).sum() + ((row == v).sum() + 1) / 2 for v in row] for row in ranks])
    ties = sum(float(((many := np.unique(row, return_counts=True)[1]) ** 3 - many).sum()) for row in ranks)
    sums = order.sum(axis=0)
    below = experts**2 * (objects**3 - objects) - experts * ties
    if below <= 0:
        raise MethodRefused("Mọi chuyên gia đều xếp các tiêu chí ngang nhau.", remedy="Xin thứ tự rõ hơn.")
    w = float(12 * ((sums - sums.mean()) ** 2).sum() / below)
    chi = experts * (objects - 1) * w
    return {"w": w, "chi2": chi, "df": objects - 1, "p": float(chdtrc(objects - 1, chi)), "experts": experts}

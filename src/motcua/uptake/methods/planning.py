"""What a pilot could see before it begins: its power by simulation from the province's own past, and sample sizes."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri, stdtrit

from motcua.uptake.answer import Answer
from motcua.uptake.methods.intervals import ALPHA, Numbers, check_alpha, check_draws, wilson
from motcua.uptake.methods.randomisation import space_of
from motcua.uptake.refusals import MethodRefused

MOST_ALLOCATIONS = 2_000
BLOCK_CELLS = 2_000_000
MOST_RUNS = 100_000
ENOUGH = 0.8


@dataclass(frozen=True, slots=True)
class Shape:
    """How many begin out of how many units."""

    treated: int
    units: int


def changes_of(history: Numbers, before: int, after: int) -> Numbers:
    """Every window of the past as if it were a pilot without effect: changes (windows x units).

    `history` is periods x units; a change is the mean of `after` periods less the mean of the `before` ones.
    Raises  MethodRefused: the past is shorter than one window
    """
    windows = len(history) - before - after + 1
    if before < 1 or after < 1 or windows < 1:
        raise MethodRefused(
            f"Lịch sử có {len(history)} kỳ, cần ít nhất {before + after} kỳ (trước {before}, sau {after}).",
            remedy="Rút ngắn --before hoặc --after, hoặc thêm số liệu các kỳ trước.",
        )
    sums = np.vstack([np.zeros(history.shape[1]), np.cumsum(history, axis=0)])
    starts = np.arange(windows)
    early = (sums[starts + before] - sums[starts]) / before
    late = (sums[starts + before + after] - sums[starts + before]) / after
    return np.asarray(late - early, dtype=float)


def power(
    past: Numbers | float,
    shapes: Sequence[Shape],
    effects: Sequence[float],
    *,
    runs: int = 2_000,
    seed: int = 1,
    alpha: float = ALPHA,
    tail: float | None = 5.0,
) -> Answer:
    """How often randomisation inference rejects, for each shape and each effect, over simulated pilots.

    `past` are changes (windows x units) that happened without a pilot: each run takes one window and the shape's
    number of units out of it; or the SD of a change, then each run draws it (t with `tail` df, None: normal). Effect
    0 shows the size. `mde` is the normal approximation of the effect seen with 80 % power.

    Raises  MethodRefused
    """
    check_alpha(alpha)
    check_draws(runs, MOST_RUNS)
    if runs < 100 or not effects or not shapes:
        raise MethodRefused("Cần ít nhất 100 lần mô phỏng, một thiết kế và một mức tác động.", remedy="Sửa tham số.")
    sd = float(past) if isinstance(past, (int, float)) else float(past.std(axis=1, ddof=1).mean())
    if not sd > 0:
        raise MethodRefused("Độ lệch chuẩn của thay đổi bằng 0: không mô phỏng được.", remedy="Kiểm tra lịch sử.")
    rows: list[dict[str, Any]] = []
    for place, shape in enumerate(shapes):
        _check(shape, past)
        random = np.random.default_rng([seed, place])
        rows += _simulated(_runs(past, shape, runs, tail, random), shape, effects, alpha, random, sd)
    flags = [
        f"{row['treated']} trong {row['units']}: giá trị p nhỏ nhất là {row['p_floor']:.3g}, thiết kế này không thể "
        "bác bỏ điều gì."
        for row in rows
        if row["p_floor"] > alpha and row["effect"] == effects[0]
    ]
    if not isinstance(past, (int, float)) and len(past) < 4:
        flags.append(f"Lịch sử chỉ cho {len(past)} cửa sổ: kết quả dựa trên ít kinh nghiệm.")
    source = "drawn changes" if isinstance(past, (int, float)) else f"{len(past)} windows of the own past"
    return Answer(
        f"randomisation inference on simple differences in mean change, {runs} runs each; {source}",
        n=runs,
        rows=rows,
        flags=flags,
        more={"sd_of_change": sd, "alpha": alpha},
    )


def _check(shape: Shape, past: Numbers | float) -> None:
    there = shape.units if isinstance(past, (int, float)) else past.shape[1]
    if not 0 < shape.treated < shape.units or shape.units > there:
        raise MethodRefused(
            f"Thiết kế {shape.treated}/{shape.units} không làm được với {there} đơn vị.",
            remedy="Ghi số đơn vị can thiệp / số ứng viên, ví dụ 4/24.",
        )


def _runs(past: Numbers | float, shape: Shape, runs: int, tail: float | None, random: np.random.Generator) -> Numbers:
    """Changes without effect, units x runs."""
    size = (shape.units, runs)
    if isinstance(past, (int, float)):
        if tail is None:
            return np.asarray(random.normal(0, past, size))
        if not tail > 2:
            raise MethodRefused("Bậc tự do của phân phối t phải lớn hơn 2.", remedy="Ví dụ --tail 5.")
        return np.asarray(random.standard_t(tail, size) * float(past) / math.sqrt(tail / (tail - 2)))
    windows = random.integers(len(past), size=runs)
    chosen = np.argsort(random.random((runs, past.shape[1])), axis=1)[:, : shape.units]
    return np.asarray(past[windows[:, None], chosen].T)


def _simulated(
    changes: Numbers,
    shape: Shape,
    effects: Sequence[float],
    alpha: float,
    random: np.random.Generator,
    sd: float,
) -> list[dict[str, Any]]:
    """One row per effect; the treated of each run are one of the allocations that the test compares with."""
    start = np.arange(shape.units) < shape.treated
    most = MOST_ALLOCATIONS * shape.units
    space = space_of(start, None, MOST_ALLOCATIONS - 1, int(random.integers(2**31)), most // shape.units)
    marks = space.marks
    others = shape.units - shape.treated
    contrast = np.where(marks, 1 / shape.treated, -1 / others)
    own: npt.NDArray[np.int64] = random.integers(len(marks), size=(changes.shape[1],))
    rejected = np.zeros(len(effects), dtype=int)
    for block in _blocks(changes.shape[1], len(marks)):
        still = contrast @ changes[:, block]
        overlap = contrast @ marks[own[block]].T.astype(float)
        for place, effect in enumerate(effects):
            sizes = np.abs(still + effect * overlap)
            seen = sizes[own[block], np.arange(sizes.shape[1])]
            extreme = (sizes >= seen * (1 - 1e-9)).sum(axis=0)
            rejected[place] += int((extreme <= alpha * len(marks) + 1e-9).sum())
    floor = (2 if 2 * shape.treated == shape.units else 1) / space.size
    mde = detectable(sd, shape.treated, others, alpha)
    return [
        _row(shape, effect, int(many), changes.shape[1], space.size, floor, mde)
        for effect, many in zip(effects, rejected, strict=True)
    ]


def _row(shape: Shape, effect: float, rejected: int, runs: int, space: int, floor: float, mde: float) -> dict[str, Any]:
    low, high = wilson(rejected, runs)
    return {
        "treated": shape.treated,
        "units": shape.units,
        "effect": effect,
        "power": rejected / runs,
        "low": low,
        "high": high,
        "allocations": space,
        "p_floor": floor,
        "mde": mde,
    }


def _blocks(runs: int, allocations: int) -> Iterator[slice]:
    step = max(1, BLOCK_CELLS // allocations)
    return (slice(start, start + step) for start in range(0, runs, step))


def detectable(sd: float, treated: int, controls: int, alpha: float = ALPHA, wanted: float = ENOUGH) -> float:
    """The smallest effect seen with power `wanted`, by t with all units less two df; a planning aid only."""
    df = treated + controls - 2
    if df < 1:
        return float("nan")
    reach = float(stdtrit(df, 1 - alpha / 2) + stdtrit(df, wanted))
    return reach * sd * math.sqrt(1 / treated + 1 / controls)


def sample_size(
    *,
    share: float,
    margin: float,
    deff: float = 1.0,
    response: float = 1.0,
    population: float | None = None,
    domains: int = 1,
    alpha: float = ALPHA,
) -> Answer:
    """How many to ask so that a share is known to +- `margin` in each of `domains`, rounded up.

    n0 = z^2 share (1 - share) / margin^2, corrected for a finite population, times deff, over the response rate.
    Source: Cochran 1977, 4.4.
    Raises  MethodRefused
    """
    check_alpha(alpha)
    if not (0 < share < 1 and 0 < margin < 1 and deff > 0 and 0 < response <= 1 and domains >= 1):
        raise MethodRefused(
            "Tỷ lệ, sai số, tỷ lệ trả lời phải nằm giữa 0 và 1; hệ số thiết kế và số nhóm phải dương.",
            remedy="Ví dụ --share 0.5 --margin 0.05 --deff 1.5 --response 0.8.",
        )
    if population is not None and population < 1:
        raise MethodRefused("Số người trong tổng thể phải từ 1.", remedy="Bỏ --population nếu không biết.")
    simple = float(ndtri(1 - alpha / 2)) ** 2 * share * (1 - share) / margin**2
    finite = simple if population is None else simple / (1 + (simple - 1) / population)
    answers = math.ceil(finite * deff - 1e-9)
    if population is not None:
        answers = min(answers, math.ceil(population))
    asked = math.ceil(answers / response - 1e-9)
    return Answer(
        "Cochran, normal quantile; finite population first, then design effect, then non-response; rounded up",
        estimate=float(asked * domains),
        n=asked * domains,
        rows=[
            {
                "simple": simple,
                "finite": finite,
                "answers_per_domain": answers,
                "asked_per_domain": asked,
                "domains": domains,
                "asked_in_all": asked * domains,
            }
        ],
    )

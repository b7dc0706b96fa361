"""The power of the very design that will be drawn: its strata and its balanced allocations, over the own past."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from motcua.uptake.answer import Answer
from motcua.uptake.methods.allocation import Candidates, Metric, allocate
from motcua.uptake.methods.intervals import ALPHA, Numbers, check_alpha, check_draws, wilson
from motcua.uptake.methods.randomisation import Space, contrasts
from motcua.uptake.refusals import MethodRefused

MOST_ALLOCATIONS = 2_000
BLOCK = 500
MOST_RUNS = 100_000


def planned_power(
    past: Numbers,
    units: Candidates,
    effects: Sequence[float],
    *,
    keep: float = 0.1,
    metric: Metric = "l2",
    draws: int = 50_000,
    runs: int = 2_000,
    seed: int = 1,
    alpha: float = ALPHA,
) -> Answer:
    """How often the test over exactly the accepted allocations rejects; each run takes one window of the past.

    past   changes without a pilot, windows x units, in the order of `units`
    units  strata, treated in each, covariates; the accepted set is drawn as `allocate` draws it, and where it is
           larger than 2,000 a sample of it stands for it

    Raises  MethodRefused
    """
    check_alpha(alpha)
    check_draws(runs, MOST_RUNS)
    if not effects or past.shape[1] != len(units.names):
        raise MethodRefused("Cần ít nhất một mức tác động, và lịch sử của đúng các đơn vị này.", remedy="Sửa tham số.")
    drawn, accepted = allocate(units, metric=metric, keep=keep, draws=draws, seed=seed, alpha=alpha)
    random = np.random.default_rng(seed)
    many = len(accepted)
    if many > MOST_ALLOCATIONS:
        accepted = accepted[np.sort(random.choice(many, MOST_ALLOCATIONS, replace=False))]
    space = Space(accepted, many, complete=True)
    contrast = np.concatenate(list(contrasts(space, units.strata, np.ones(len(units.names)))))
    windows = random.integers(len(past), size=runs)
    own = random.integers(len(accepted), size=runs)
    rows: list[dict[str, Any]] = []
    for effect in effects:
        rejected = _rejected(past[windows], contrast, accepted, own, effect, alpha)
        low, high = wilson(rejected, runs)
        rows.append(
            {"treated": sum(units.treated), "units": len(units.names), "effect": effect, "power": rejected / runs,
             "low": low, "high": high, "allocations": many, "p_floor": drawn.more["p_floor_worst"]}
        )  # fmt: skip
    few = [f"Lịch sử chỉ cho {len(past)} cửa sổ: kết quả dựa trên ít kinh nghiệm."] if len(past) < 4 else []
    return Answer(
        f"randomisation inference within strata over the accepted allocations, {runs} runs each; "
        f"{len(past)} windows of the own past; {drawn.convention}",
        n=runs,
        rows=rows,
        flags=[*drawn.flags, *few],
        more={"accepted": many, "space": drawn.more["space"], "considered_in_test": len(accepted), "alpha": alpha},
    )


def _rejected(
    changes: Numbers,
    contrast: Numbers,
    accepted: npt.NDArray[np.bool_],
    own: npt.NDArray[np.int64],
    effect: float,
    alpha: float,
) -> int:
    """Of the runs, one drawn allocation each, those whose p is at most `alpha`."""
    found = 0
    for start in range(0, len(own), BLOCK):
        mine = own[start : start + BLOCK]
        outcome = changes[start : start + BLOCK] + effect * accepted[mine]
        sizes = np.abs(contrast @ outcome.T)
        seen = sizes[mine, np.arange(len(mine))]
        extreme = (sizes >= seen * (1 - 1e-9)).sum(axis=0)
        found += int((extreme <= alpha * len(accepted) + 1e-9).sum())
    return found

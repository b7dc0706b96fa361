"""The pipeline tried on many made-up provinces: how often its intervals hold the planted truth, how often it errs."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from motcua.uptake.example.pipeline import Findings, recover
from motcua.uptake.example.world import Sealed, table_after, tables_before


@dataclass(frozen=True, slots=True)
class Trial:
    """Shares 0..1 over the provinces, but `bias` (mean of estimate minus truth).

    coverage    intervals of the effect that hold the planted one (nominal .95)
    size        provinces without any effect in which p is at most .05 (nominal .05)
    power       provinces with the planted effect in which p is at most .05
    proxy, barriers  the same coverage for the officers' share and for each barrier's share
    first       provinces in which the largest planted barrier was found largest
    """

    provinces: int
    coverage: float
    bias: float
    size: float
    power: float
    proxy: float
    barriers: float
    first: float


def try_pipeline(seeds: Iterable[int], sealed: Sealed) -> Trial:
    """Each seed is a province, once with the planted effect and once with none."""
    with_effect = [(_found(seed, sealed)) for seed in seeds]
    without = [_found(seed, replace(sealed, effect=0.0)) for seed in seeds]
    many = len(with_effect)
    largest = max(sealed.barriers, key=lambda code: sealed.barriers[code])
    inside = [
        found.barriers[code].low <= share <= found.barriers[code].high
        for found in with_effect
        for code, share in sealed.barriers.items()
    ]
    return Trial(
        provinces=many,
        coverage=sum(one.effect.low <= sealed.effect <= one.effect.high for one in with_effect) / many,
        bias=sum(one.effect.estimate - sealed.effect for one in with_effect) / many,
        size=sum((one.effect.p or 0) <= 0.05 for one in without) / many,
        power=sum((one.effect.p or 0) <= 0.05 for one in with_effect) / many,
        proxy=sum(one.proxy_share.low <= sealed.proxy_share <= one.proxy_share.high for one in with_effect) / many,
        barriers=sum(inside) / len(inside),
        first=sum(max(one.barriers, key=lambda code: one.barriers[code].estimate) == largest for one in with_effect)
        / many,
    )


def _found(seed: int, sealed: Sealed) -> Findings:
    with tempfile.TemporaryDirectory() as folder:
        before = tables_before(seed, sealed)
        return recover(before, lambda pilot: table_after(seed, sealed, pilot), Path(folder), seed=seed)

"""The lab's pipeline on 200 made-up provinces: what was planted must be found, and nothing where nothing is."""

import argparse
import time

from motcua.cli.benchmarks.reading import Reading
from motcua.uptake.example.api import Sealed, try_pipeline

PROVINCES = 200
FIRST_SEED = 20_001
NULL_BAR = (0.03, 0.07)
LEAST_COVERAGE = 0.91
"""Of 200 intervals with a true coverage of .95, 182 or more hold the truth in 99 of 100 runs."""


def measure(args: argparse.Namespace) -> list[Reading]:
    """Coverage beside its nominal value; the last reading is how many provinces a second were gone through."""
    del args
    begun = time.perf_counter()
    trial = try_pipeline(range(FIRST_SEED, FIRST_SEED + PROVINCES), Sealed())
    took = time.perf_counter() - begun
    more = {"provinces": trial.provinces, "bias": round(trial.bias, 4), "first_barrier_found": trial.first}
    low, high = NULL_BAR
    return [
        _share("recovery effect", trial.coverage, 0.95, more),
        _share("recovery officers' hands", trial.proxy, 0.95, more),
        _share("recovery barriers", trial.barriers, 0.95, more),
        Reading(
            "recovery size at no effect",
            trial.size,
            "share",
            0.05,
            "nominal level",
            trial.size / 0.05,
            f"between {low} and {high}",
            low <= trial.size <= high,
            more,
        ),
        Reading(
            "recovery power at the planted effect",
            trial.power,
            "share",
            1.0,
            "always",
            trial.power,
            "none",
            True,
            more | {"provinces_a_second": round(2 * PROVINCES / took, 2)},
        ),
    ]


def _share(name: str, found: float, nominal: float, more: dict[str, float]) -> Reading:
    held = found >= LEAST_COVERAGE
    return Reading(
        name, found, "coverage", nominal, "nominal", found / nominal, f"at least {LEAST_COVERAGE}", held, more
    )

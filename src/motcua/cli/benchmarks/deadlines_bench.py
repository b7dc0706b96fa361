"""Deadlines in bulk, beside what memory allows."""

import argparse
import time
from datetime import datetime

import numpy as np

from motcua.cli.benchmarks.reading import Reading
from motcua.core.worktime import Limit, load_calendar
from motcua.core.worktime.bulk import deadlines

COUNT = 1_000_000
REPEATS = 5


def measure(args: argparse.Namespace) -> list[Reading]:
    """One reading: a million deadlines in one call against adding the same limit to them, which reads and writes each
    moment once and knows no calendar.
    """
    drawn = np.random.default_rng(1)
    first = np.datetime64(datetime(2026, 1, 1), "s")  # noqa: DTZ001 - local wall time, as the bulk call takes it
    received = first + drawn.integers(0, 365 * 86400, COUNT).astype("timedelta64[s]")
    calendar = load_calendar("vn")
    limit = Limit.parse("2.5 working_days")
    deadlines(received[:1000], limit, calendar)
    ours, adding = [], []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        deadlines(received, limit, calendar)
        ours.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        received + np.timedelta64(60 * 3600, "s")
        adding.append(time.perf_counter() - begun)
    rate, bound = COUNT / min(ours), COUNT / min(adding)
    return [
        Reading(
            "deadlines",
            rate,
            "deadlines/s",
            bound,
            "adding without a calendar",
            rate / bound,
            "one million in one call",
            True,
            {"seconds_for_a_million": round(min(ours), 3)},
        )
    ]

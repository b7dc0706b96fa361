"""All open promises counted anew, as when a day is decreed late, beside reading what the count needs."""

import argparse
import random
import time
from datetime import UTC, date, datetime, timedelta

from motcua.cli.benchmarks.reading import Reading
from motcua.core.worktime import load_calendar
from motcua.core.worktime.decreed import DecreedDay, DecreeKind, with_days
from motcua.dossiers.recalculating import Counted, moved

COUNT = 1_000_000
BATCH = 20_000
SECONDS_AT_MOST = 10.0
LIMITS = ("0 days", "1 working_days", "3 working_days", "5 working_days", "10 working_days", "15 days", "16 hours")
FIRST = datetime(2026, 1, 2, 1, tzinfo=UTC)


def measure(args: argparse.Namespace) -> list[Reading]:
    """One reading: a million open dossiers, one in five of them with one to three pauses, counted anew under a calendar
    with one more day off, against going through the same rows and comparing two moments of each.
    """
    drawn = random.Random(1)  # noqa: S311 - numbers to measure with
    batches = [_promised([_row(place, drawn) for place in range(BATCH)]) for _ in range(4)]
    off = DecreedDay(date(2026, 6, 10), DecreeKind.DAY_OFF, "x", "x")
    calendar = with_days(load_calendar("vn"), [off])
    moved(batches[0][:100], calendar)
    begun, worked, moves = time.perf_counter(), time.process_time(), 0
    for place in range(COUNT // BATCH):
        moves += len(moved(batches[place % len(batches)], calendar))
    ours, worked = time.perf_counter() - begun, time.process_time() - worked
    begun = time.perf_counter()
    for place in range(COUNT // BATCH):
        sum(row.received_at < row.received_at for row in batches[place % len(batches)])
    reading = time.perf_counter() - begun
    rate, bound = COUNT / ours, COUNT / reading
    return [
        Reading(
            "clock",
            rate,
            "dossiers/s",
            bound,
            "comparing two moments of each row",
            rate / bound,
            f"a million recalculations in at most {SECONDS_AT_MOST:.0f} s",
            ours <= SECONDS_AT_MOST,
            {"seconds_for_a_million": round(ours, 2), "processor_seconds": round(worked, 2), "moved": moves},
        )
    ]


def _promised(rows: list[Counted]) -> list[Counted]:
    """The rows with the due moments that were promised before the day was decreed."""
    promised = {move.id: move.due_at for move in moved(rows, load_calendar("vn"))}
    return [row._replace(due_at=promised.get(row.id, row.due_at)) for row in rows]


def _row(place: int, drawn: random.Random) -> Counted:
    received = FIRST + timedelta(minutes=drawn.randrange(300 * 1440))
    pauses, start = [], received
    for _ in range(drawn.randrange(1, 4) if drawn.random() < 0.2 else 0):
        start += timedelta(minutes=drawn.randrange(1, 2000))
        end = start + timedelta(minutes=drawn.randrange(3000))
        pauses.append({"from": start.isoformat(), "to": end.isoformat(), "cause": "supplement"})
        start = end
    cutoff = drawn.choice(("", "15:00"))
    return Counted(place, str(place), 1, received, received, drawn.choice(LIMITS), cutoff, pauses, [])

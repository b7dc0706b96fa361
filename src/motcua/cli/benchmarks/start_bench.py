"""From the command to the answering site, its database included, beside what Python and PostgreSQL alone need."""

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from motcua.cli.benchmarks.reading import Reading
from motcua.cli.benchmarks.web import free_port, serving
from motcua.hosting.embedded import ensure_running

REPEATS = 3
MOST_SECONDS = 10


def _seconds_to_serve(environment: dict[str, str]) -> float:
    begun = time.perf_counter()
    with serving(free_port(), environment):
        return time.perf_counter() - begun


def _seconds_alone(folder: Path, environment: dict[str, str]) -> float:
    """PostgreSQL alone, then Django's WSGI handler imported by a bare interpreter."""
    begun = time.perf_counter()
    with ensure_running(folder):
        started = time.perf_counter() - begun
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import django.core.handlers.wsgi"], check=True, env=environment)
    return started + time.perf_counter() - begun


def measure(args: argparse.Namespace) -> list[Reading]:
    """One reading: seconds until /healthz answers, from a stopped database to two serving processes."""
    folder = Path(os.environ["MOTCUA_DATA"]) / "start"
    environment = {name: value for name, value in os.environ.items() if name != "MOTCUA_DATABASE_URL"}
    environment["MOTCUA_DATA"] = str(folder)
    subprocess.run([sys.executable, "-m", "motcua", "migrate"], check=True, env=environment, capture_output=True)
    ours = min(_seconds_to_serve(environment) for _ in range(REPEATS))
    bare = min(_seconds_alone(folder, environment) for _ in range(REPEATS))
    shutil.rmtree(folder)
    return [
        Reading(
            "start",
            ours,
            "s",
            bare,
            "PostgreSQL, then Python importing Django",
            bare / ours,
            f"<= {MOST_SECONDS} s",
            ours <= MOST_SECONDS,
            {"repeats": REPEATS},
        )
    ]

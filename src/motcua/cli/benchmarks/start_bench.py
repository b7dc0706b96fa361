"""From the command to the answering site, beside the bare interpreter importing Django."""

import argparse
import os
import subprocess
import sys
import time

from motcua.cli.benchmarks.intake_bench import free_port, serve
from motcua.cli.benchmarks.reading import Reading

REPEATS = 3


def _seconds_to_serve() -> float:
    begun = time.perf_counter()
    server = serve(free_port())
    lasted = time.perf_counter() - begun
    server.terminate()
    server.wait(timeout=20)
    return lasted


def _seconds_to_import() -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import django.core.handlers.wsgi"], check=True, env=dict(os.environ))
    return time.perf_counter() - begun


def measure(args: argparse.Namespace) -> list[Reading]:
    """One reading: seconds until /healthz answers, on a database that runs already."""
    ours = min(_seconds_to_serve() for _ in range(REPEATS))
    bare = min(_seconds_to_import() for _ in range(REPEATS))
    return [Reading("start", ours, "s", bare, "Python importing Django", bare / ours, "<= 10 s", ours <= 10, {})]

"""A command in a process of its own: what it says, how long it lasts, and the most memory that it held."""

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_STARTER = """
import os, subprocess, sys
child = subprocess.Popen(sys.argv[1:])
_, status, used = os.wait4(child.pid, 0)
print(used.ru_maxrss, file=sys.stderr)
sys.exit(os.waitstatus_to_exitcode(status))
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What the command printed, its seconds, and the most bytes that it held at any moment."""

    output: str
    seconds: float
    peak_bytes: int


def run_apart(words: Sequence[str], *, environment: Mapping[str, str] | None = None) -> Ran:
    """Run Python with these words to its end.

    A small process starts it: a child is charged with what its parent held when it was started.

    Raises  RuntimeError with its last words where it fails
    """
    command = [sys.executable, "-c", _STARTER, sys.executable, *words]
    begun = time.perf_counter()
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    lasted = time.perf_counter() - begun
    if ended.returncode:
        raise RuntimeError(ended.stderr[-1000:])
    kibibytes = int(ended.stderr.strip().rpartition("\n")[2])
    return Ran(ended.stdout, lasted, kibibytes * (1 if sys.platform == "darwin" else 1024))

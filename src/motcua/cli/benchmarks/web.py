"""The real web server for measurements, as a child of this process."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import urlopen

PATIENCE_SECONDS = 60.0


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(port: int, environment: dict[str, str] | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """`motcua serve` with two processes, from the moment it answers until the context ends.

    Raises  RuntimeError if it does not answer in time.
    """
    command = [sys.executable, "-m", "motcua", "serve", "--port", str(port), "--workers", "2"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=dict(environment or os.environ))
    try:
        _wait(port, server)
        yield server
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + PATIENCE_SECONDS
    while server.poll() is None and time.monotonic() < give_up:
        try:
            with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"the server did not answer within {PATIENCE_SECONDS:.0f} s")

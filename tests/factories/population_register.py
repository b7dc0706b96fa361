"""The simulated population register, started as a process of its own on this machine."""

import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from tests.factories.identity_provider import free_port

LAN = {"identity_number": "046195999001", "birth_date": {"year": "1995", "month": "3", "day": "8"}}
LAN_NAME = "Hồ Thị K'Lan"


@contextmanager
def running(*, fault: str = "none") -> Iterator[str]:
    """Its address; the process ends with the block."""
    port = free_port()
    words = ["simulate", "population-registry", "--port", str(port), "--fault", fault]
    process = subprocess.Popen(
        [sys.executable, "-m", "motcua", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            if time.monotonic() > ends or process.poll() is not None:
                raise
            time.sleep(0.1)

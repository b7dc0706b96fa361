"""A running installation to be mistreated: `motcua serve` with its database, web and worker as its children."""

import contextlib
import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.integration.hosting.conftest import ENVIRONMENT, Installation


@dataclass
class Served:
    """`motcua serve --with-worker` on an installation of its own."""

    installation: Installation
    port: int
    process: subprocess.Popen[str]

    def children(self, of: int | None = None) -> dict[str, int]:
        """Process ids of the children by what they are: web, worker, live or database."""
        parent = str(of or self.process.pid)
        command = ["ps", "-ww", "-o", "pid=,args=", "--ppid", parent]
        listing = subprocess.run(command, capture_output=True, text=True, check=False)
        names = {
            "motcua.hosting.web": "web",
            "motcua.hosting.live": "live",
            "motcua worker": "worker",
            "postgres -D": "database",
        }
        found = {}
        for line in listing.stdout.splitlines():
            pid, _, command = line.strip().partition(" ")
            found |= {name: int(pid) for mark, name in names.items() if mark in command}
        return found

    def is_ready(self) -> bool:
        """Whether pages and database answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def end(self) -> None:
        """kill -9 everything."""
        for pid in (self.process.pid, *self.children().values()):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()


def until(what: Callable[[], object], seconds: float) -> None:
    patience = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < patience, "it took too long"
        time.sleep(0.1)


def environment(installation: Installation) -> dict[str, str]:
    return {**ENVIRONMENT, "MOTCUA_DATA": str(installation.data), "MOTCUA_SECRET_KEY": "x" * 50}


def motcua(installation: Installation, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "motcua", *words]
    return subprocess.run(
        command, env=environment(installation), cwd="/", capture_output=True, text=True, timeout=120, check=False
    )


def start(installation: Installation, port: int) -> Served:
    command = [sys.executable, "-m", "motcua", "serve", "--with-worker", "--workers", "1", "--port", str(port)]
    process = subprocess.Popen(command, env=environment(installation), cwd="/", text=True, start_new_session=True)
    served = Served(installation, port, process)
    try:
        until(served.is_ready, 60)
        until(lambda: {"web", "worker", "live"} <= served.children().keys(), 60)
    except BaseException:
        served.end()
        raise
    return served

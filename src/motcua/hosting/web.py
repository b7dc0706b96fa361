"""The web server as a process of its own: `python -m motcua.hosting.web ADDRESS PORT WORKERS`."""

import os
import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from motcua.hosting.parent import follow_parent, lead_workers

TARGET = "motcua.config.wsgi:application"
THREADS = 8  # a slow upload holds one; the database pool of each process has more connections than that
KILL_SECONDS = 6


def default_workers() -> int:
    """One process per core, two at least so that one slow request never stops everything, eight at most."""
    return max(2, min(8, os.cpu_count() or 2))


def main(words: list[str]) -> None:
    """Serve until told to stop; a worker process that dies is replaced."""
    address, port, workers = words
    follow_parent()
    lead_workers()
    Granian(
        target=TARGET,
        address=address,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=int(workers),
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=KILL_SECONDS,
    ).serve()


if __name__ == "__main__":
    main(sys.argv[1:])

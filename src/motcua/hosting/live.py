"""The process that tells open pages what changed: `python -m motcua.hosting.live ADDRESS PORT`."""

import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from motcua.hosting.parent import follow_parent, lead_workers

TARGET = "motcua.config.live:application"
KILL_SECONDS = 3


def main(words: list[str]) -> None:
    """Serve until told to stop. One process holds thousands of streams, and one must know them all."""
    address, port = words
    follow_parent()
    lead_workers()
    Granian(
        target=TARGET,
        address=address,
        port=int(port),
        interface=Interfaces.ASGI,
        workers=1,
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=KILL_SECONDS,
    ).serve()


if __name__ == "__main__":
    main(sys.argv[1:])

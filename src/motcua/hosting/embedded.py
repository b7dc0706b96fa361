"""The embedded PostgreSQL: runs while somebody of this installation needs it, and survives whatever is killed."""

import fcntl
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from motcua.hosting import server
from motcua.hosting.place import (
    DATABASE,
    OWNER,
    SUPERUSER,
    Place,
    address,
    draw_passwords,
    find_place,
    password_of,
    postgres_home,
)

HOLDERS, DOOR = "holders.lock", "door.lock"


def database_url(data: Path) -> str:
    """The libpq address of the embedded server under `data`, whether or not it runs now.

    Before the first start there is no password yet; the address is then without one and a connection fails clearly.
    """
    return address(postgres_home(data), OWNER, password_of(data, OWNER), DATABASE)


def superuser_url(data: Path, database: str = "postgres") -> str:
    """The same for the superuser, for whoever must create databases; the pages and jobs never use it."""
    return address(postgres_home(data), SUPERUSER, password_of(data, SUPERUSER), database)


class Running:
    """A held embedded server; `revive` brings it up again if it died meanwhile."""

    def __init__(self, place: Place, own_settings: str = "") -> None:
        self._place = place
        self._own_settings = own_settings
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def place(self) -> Place:
        """Where the server lives."""
        return self._place

    def bring_up(self) -> None:
        """Start the server, or take over the one that runs."""
        started = server.bring_up(self._place, self._own_settings)
        self._process = started or self._process

    def revive(self) -> bool:
        """Start the server again if it died; True if it had to be."""
        self._collect()
        if server.is_up(self._place):
            return False
        with _locked(self._place, DOOR):
            self.bring_up()
        return True

    def stop(self) -> None:
        """Stop the server, whoever started it."""
        server.stop(self._place)
        self._collect()

    def _collect(self) -> None:
        """Let the system forget our child if it ended."""
        if self._process is not None and self._process.poll() is not None:
            self._process = None


@contextmanager
def ensure_running(data: Path, *, own_settings: str = "") -> Iterator[Running]:
    """Keep the embedded server of `data` running for the time of the context; the last one to leave stops it.

    Holders of one installation share a lock; whoever gets it alone at the end was the last. A holder that is killed
    loses its share by itself; a server that lost its holders is taken over by the next one.

    own_settings   lines of PostgreSQL's settings that a first start writes into `local.conf`

    Raises InstallationBroken where the server cannot run.
    """
    draw_passwords(data)
    running = Running(find_place(data), own_settings)
    with _locked(running.place, DOOR):
        share = _open(running.place, HOLDERS)
        fcntl.flock(share, fcntl.LOCK_SH)
        try:
            running.bring_up()
        except BaseException:
            os.close(share)
            raise
    try:
        yield running
    finally:
        _leave(running, share)


def _leave(running: Running, share: int) -> None:
    """Give up our share; if nobody else holds one, stop the server. Newcomers wait at the door meanwhile."""
    with _locked(running.place, DOOR):
        try:
            fcntl.flock(share, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        else:
            running.stop()
        finally:
            os.close(share)


@contextmanager
def _locked(place: Place, name: str) -> Iterator[None]:
    """Alone in this section among all processes of the installation; freed by the system if we are killed."""
    descriptor = _open(place, name)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _open(place: Place, name: str) -> int:
    """The lock file beside the database, so that two folders that name one database share its locks."""
    path = place.home / name
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    if os.fstat(descriptor).st_uid != place.user.uid:
        place.user.give(path)
    return descriptor

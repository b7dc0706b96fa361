"""Which running process is our database: asked of the system, never believed from a pid file."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")
ON_LINUX = sys.platform.startswith("linux")


def find_postmaster(cluster: Path) -> int | None:
    """The process id of the PostgreSQL server that was started on this very folder, or None.

    A pid file may be stale, cut short, or name a process that came later; the command line cannot be mistaken.
    """
    wanted = os.path.realpath(cluster)
    for pid, words in _processes():
        if _serves(words, wanted) and _works_in(pid, wanted):
            return pid
    return None


def written_pid(cluster: Path) -> int | None:
    """The process id that the pid file claims, or None where it is missing or cut short."""
    try:
        return int((cluster / "postmaster.pid").read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def find_leftovers(cluster: Path) -> list[int]:
    """Children of a killed server that still live and hold its memory (Linux; elsewhere a start is simply retried)."""
    wanted = os.path.realpath(cluster)
    if not ON_LINUX:
        return []
    return [int(entry.name) for entry in PROC.glob("[0-9]*") if _folder_of(entry) == wanted and not _is_zombie(entry)]


def wait_until_gone(cluster: Path, *, patience_seconds: float) -> bool:
    """Wait for the children of a killed server to leave; those that do not are killed. False if some still live."""
    patience = time.monotonic() + patience_seconds
    while leftovers := find_leftovers(cluster):
        if time.monotonic() > patience + 5:
            return False
        if time.monotonic() > patience:  # their server is dead: the next one begins with a recovery anyway
            for pid in leftovers:
                send(pid, signal.SIGKILL)
        time.sleep(0.05)
    return True


def send(pid: int, what: signal.Signals) -> None:
    """Send a signal; a process that is already gone is fine."""
    try:
        os.kill(pid, what)
    except ProcessLookupError:
        return


def is_alive(pid: int) -> bool:
    """Whether the process still runs; one that only waits to be collected does not."""
    if ON_LINUX:
        return (PROC / str(pid)).exists() and not _is_zombie(PROC / str(pid))
    try:
        if os.waitpid(pid, os.WNOHANG)[0] == pid:  # our own child that ended and was not collected yet
            return False
    except ChildProcessError:
        pass
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _serves(words: list[str], cluster: str) -> bool:
    return len(words) >= 3 and Path(words[0]).name == "postgres" and words[1:3] == ["-D", cluster]


def _works_in(pid: int, cluster: str) -> bool:
    """On Linux a server's working folder is its data folder; where we may not look, the command line must do."""
    return not ON_LINUX or _folder_of(PROC / str(pid)) in (cluster, None)


def _folder_of(entry: Path) -> str | None:
    try:
        return os.readlink(entry / "cwd")
    except OSError:
        return None


def _is_zombie(entry: Path) -> bool:
    try:
        return (entry / "stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except (OSError, IndexError):
        return True


def _processes() -> Iterator[tuple[int, list[str]]]:
    """Every process that we can see with the words of its command line."""
    if ON_LINUX:
        for entry in PROC.glob("[0-9]*"):
            try:
                words = (entry / "cmdline").read_bytes().rstrip(b"\0").split(b"\0")
            except OSError:
                continue
            yield int(entry.name), [os.fsdecode(word) for word in words]
        return
    listing = subprocess.run(["ps", "-axww", "-o", "pid=,command="], capture_output=True, text=True, check=True)
    for line in listing.stdout.splitlines():
        pid, _, command = line.strip().partition(" ")
        program, _, rest = command.partition(" -D ")
        yield int(pid), [program, "-D", rest.strip()]

"""Looking after the processes of an installation: started together, restarted when they die, stopped together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from motcua.core.errors import Unavailable
from motcua.hosting.broken import InstallationBroken
from motcua.hosting.embedded import Running
from motcua.hosting.parent import SUPERVISED

LOOK_SECONDS = 0.5
DATABASE_LOOK_SECONDS = 2.0
STOP_SECONDS = 8.0  # for web and worker; the database stops afterwards, all within 15 s
FIRST_DELAY_SECONDS, LONGEST_DELAY_SECONDS = 0.5, 30.0
STEADY_SECONDS = 60.0  # whoever ran this long starts again without delay

Say = Callable[[str], None]


class StopAsked(BaseException):
    """Somebody pressed Ctrl-C or sent SIGTERM; like KeyboardInterrupt no `except Exception` swallows it."""


@dataclass(frozen=True, slots=True)
class Program:
    """One program to keep running."""

    name: str
    command: tuple[str, ...]


@dataclass(slots=True)
class _Kept:
    program: Program
    process: subprocess.Popen[bytes] | None = None
    began: float = 0.0
    due: float = 0.0
    delay: float = field(default=FIRST_DELAY_SECONDS)


def web_program(address: str, port: int, workers: int) -> Program:
    """The web server."""
    words = (sys.executable, "-m", "motcua.hosting.web", address, str(port), str(workers))
    return Program("web", words)


def live_program(address: str, port: int) -> Program:
    """The process that tells open pages what changed."""
    return Program("live", (sys.executable, "-m", "motcua.hosting.live", address, str(port)))


def worker_program() -> Program:
    """The worker of background jobs."""
    return Program("worker", (sys.executable, "-m", "motcua", "worker"))


@contextmanager
def stop_signals() -> Iterator[None]:
    """Turn Ctrl-C, SIGTERM and a closed terminal into one StopAsked; further ones do not disturb the stopping."""

    def ask(_number: int, _frame: object) -> None:
        for name in asked:
            signal.signal(name, signal.SIG_IGN)
        raise StopAsked

    asked = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {name: signal.signal(name, ask) for name in asked}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def run_step(words: Sequence[str], *, what: str, remedy: str = "read the message above; motcua check") -> str:
    """Run `motcua WORDS` to its end as a child that dies with us; returns what it printed on stdout.

    Raises InstallationBroken where it fails; its own messages went to stderr already.
    """
    process = _spawn((sys.executable, "-m", "motcua", *words), stdout=subprocess.PIPE)
    try:
        told, _ = process.communicate()
    except BaseException:
        _end([process])
        raise
    if process.returncode:
        raise InstallationBroken(f"{what} failed (status {process.returncode})", remedy=remedy)
    return told.decode()


class Supervisor:
    """Keeps programs and, where given, the embedded database running until told to stop."""

    def __init__(self, programs: Sequence[Program], *, database: Running | None, say: Say) -> None:
        self._kept = [_Kept(program) for program in programs]
        self._database = database
        self._say = say
        self._database_due = 0.0

    def __enter__(self) -> "Supervisor":
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def look(self) -> None:
        """Start what is not running; the database comes before those who need it."""
        now = time.monotonic()
        if self._database is not None and now >= self._database_due:
            self._database_due = now + self._revive(self._database)
        for kept in self._kept:
            self._look_after(kept, now)

    def wait_for(self, ready: Callable[[], bool], *, patience_seconds: float) -> None:
        """Look after everything until `ready`.

        Raises InstallationBroken where that takes too long.
        """
        patience = time.monotonic() + patience_seconds
        self.look()
        while not ready():
            if time.monotonic() > patience:
                raise InstallationBroken(
                    "the web server does not answer", remedy="read the messages above; motcua check"
                )
            time.sleep(0.1)
            self.look()

    def watch(self) -> None:
        """Look after everything until StopAsked ends it."""
        while True:
            self.look()
            time.sleep(LOOK_SECONDS)

    def stop(self) -> None:
        """Ask all to finish what they do, then insist."""
        _end([kept.process for kept in self._kept if kept.process is not None])

    def _revive(self, database: Running) -> float:
        """Start the database if it died; returns the seconds until the next look. A full disk, say, may pass."""
        try:
            if database.revive():
                self._say("the database had stopped and was started again")
        except (InstallationBroken, Unavailable) as trouble:
            self._say(f"{trouble}; tried again in {LONGEST_DELAY_SECONDS:.0f} s")
            return LONGEST_DELAY_SECONDS
        return DATABASE_LOOK_SECONDS

    def _look_after(self, kept: _Kept, now: float) -> None:
        if kept.process is not None:
            if (status := kept.process.poll()) is None:
                return
            steady = now - kept.began > STEADY_SECONDS
            kept.delay = FIRST_DELAY_SECONDS if steady else min(LONGEST_DELAY_SECONDS, kept.delay * 2)
            kept.due = now + (0 if steady else kept.delay)
            kept.process = None
            self._say(f"{kept.program.name} ended (status {status}) and is started again")
        if now >= kept.due:
            kept.process = _spawn(kept.program.command)
            kept.began = now


def _spawn(command: Sequence[str], *, stdout: int | None = None) -> subprocess.Popen[bytes]:
    """A child that Ctrl-C at the terminal does not reach: we stop it ourselves, in order."""
    environment = {**os.environ, SUPERVISED: "1"}
    return subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=stdout, start_new_session=True)


def _end(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    patience = time.monotonic() + STOP_SECONDS
    for process in processes:
        try:
            process.wait(timeout=max(0.1, patience - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

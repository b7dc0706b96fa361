"""The running installation: everything stops together, and every part that is killed comes back by itself."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from motcua.cli import worker
from motcua.core import tasks
from motcua.hosting import embedded
from motcua.hosting.ports import is_free
from tests.integration.hosting.conftest import ENVIRONMENT, Installation

pytestmark = pytest.mark.xdist_group("processes")  # one whole installation at a time is enough for two cores


@dataclass
class Served:
    """`motcua serve --with-worker` on an installation of its own."""

    installation: Installation
    port: int
    process: subprocess.Popen[str]

    def children(self, of: int | None = None) -> dict[str, int]:
        """Process ids of the children by what they are: web, worker or database."""
        parent = str(of or self.process.pid)
        command = ["ps", "-ww", "-o", "pid=,args=", "--ppid", parent]
        listing = subprocess.run(command, capture_output=True, text=True, check=False)
        names = {"motcua.hosting.web": "web", "motcua worker": "worker", "postgres -D": "database"}
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


def _until(what: Callable[[], object], seconds: float) -> None:
    patience = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < patience, "it took too long"
        time.sleep(0.1)


def _environment(installation: Installation) -> dict[str, str]:
    return {**ENVIRONMENT, "MOTCUA_DATA": str(installation.data), "MOTCUA_SECRET_KEY": "x" * 50}


def _motcua(installation: Installation, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "motcua", *words]
    return subprocess.run(
        command, env=_environment(installation), cwd="/", capture_output=True, text=True, timeout=120, check=False
    )


def _start(installation: Installation, port: int) -> Served:
    command = [sys.executable, "-m", "motcua", "serve", "--with-worker", "--workers", "1", "--port", str(port)]
    process = subprocess.Popen(command, env=_environment(installation), cwd="/", text=True, start_new_session=True)
    served = Served(installation, port, process)
    try:
        _until(served.is_ready, 60)
        _until(lambda: {"web", "worker"} <= served.children().keys(), 60)
    except BaseException:
        served.end()
        raise
    return served


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    """The data folder of an installation with its tables, stopped."""
    with tempfile.TemporaryDirectory(prefix="mch-", dir="/tmp") as name:
        Path(name).chmod(0o755)
        made = Installation(Path(name) / "var")
        done = _motcua(made, "migrate")
        assert done.returncode == 0, done.stderr
        yield made.data


@pytest.fixture
def migrated(own_installation: Installation, template: Path) -> Installation:
    """An installation with its tables."""
    subprocess.run(["cp", "-a", str(template), str(own_installation.data)], check=True)
    return own_installation


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def served(migrated: Installation, free_port: int) -> Iterator[Served]:
    started = _start(migrated, free_port)
    yield started
    started.end()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_everything_stops_within_fifteen_seconds(served: Served, how: signal.Signals) -> None:
    parts = served.children()
    served.process.send_signal(how)
    served.process.wait(timeout=15)
    assert served.process.returncode == 0
    assert not served.installation.is_running()
    assert is_free("127.0.0.1", served.port)
    assert not [pid for pid in parts.values() if os.path.exists(f"/proc/{pid}")]


def test_every_part_that_is_killed_comes_back(served: Served) -> None:
    before = served.children()
    for part, pid in before.items():
        os.kill(pid, signal.SIGKILL)
        _until(lambda part=part, pid=pid: served.children().get(part, pid) != pid, 60)
        _until(served.is_ready, 60)
    assert served.children().keys() == before.keys()


def test_the_next_start_recovers_when_all_was_killed_from_the_top(served: Served) -> None:
    parts = served.children()
    served.process.kill()
    served.process.wait()
    for part in ("web", "worker"):  # they end with the one who looks after them; the database waits for the next start
        _until(lambda part=part: not os.path.exists(f"/proc/{parts[part]}"), 60)
    again = _start(served.installation, served.port)
    assert again.installation.server_pid() == parts["database"]
    again.process.terminate()
    again.process.wait(timeout=15)
    assert not served.installation.is_running()


def test_a_taken_port_is_refused_with_the_remedy(migrated: Installation) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        for verb in ("serve", "demo"):
            refused = _motcua(migrated, verb, "--port", str(port))
            assert refused.returncode == 1
            assert str(port) in refused.stderr
            assert f"--port {port + 1}" in refused.stderr
            assert refused.stdout == ""


def test_pages_are_not_served_over_missing_tables(own_installation: Installation, free_port: int) -> None:
    refused = _motcua(own_installation, "serve", "--port", str(free_port))
    assert refused.returncode == 1
    assert "motcua migrate" in refused.stderr
    assert not own_installation.is_running()


def test_a_killed_workers_job_is_taken_up_by_another(migrated: Installation) -> None:
    """The job hangs on a lock of ours, its worker is killed, and its silence is made older as if time had passed."""
    migrated.start()
    ((month,),) = migrated.ask("SELECT to_char(now() + interval '25 months', 'YYYYMM')")
    migrated.ask(f"DROP TABLE core_event_{month}")
    ((job_id,),) = migrated.ask(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args)"
        " VALUES ('default', 'core.ensure_event_partitions', '{\"timestamp\": 0}') RETURNING id"
    )
    status = f"SELECT status::text FROM procrastinate_jobs WHERE id = {job_id}"
    with _worker(migrated) as first, _table_lock(migrated):
        _until(lambda: migrated.ask(status) == [("doing",)], 60)
        first.kill()
        first.communicate()
        assert migrated.ask(status) == [("doing",)]
    migrated.ask("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '31 seconds'")
    with _worker(migrated):
        _until(lambda: migrated.ask(status) == [], 60)
    assert migrated.ask(f"SELECT to_regclass('core_event_{month}') IS NOT NULL") == [(True,)]
    look_again = 10
    assert tasks.SILENT_SECONDS + worker.HEARTBEAT_SECONDS + look_again + worker.LOOK_SECONDS < 60


@contextlib.contextmanager
def _worker(installation: Installation) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([sys.executable, "-m", "motcua", "worker"], env=_environment(installation), cwd="/")
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=15)


@contextlib.contextmanager
def _table_lock(installation: Installation) -> Iterator[None]:
    with psycopg.connect(embedded.database_url(installation.data)) as connection:
        connection.execute("LOCK TABLE core_event IN ACCESS EXCLUSIVE MODE")
        yield

"""The running installation: everything stops together, and every part that is killed comes back by itself."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest

from motcua.cli import worker
from motcua.core import tasks
from motcua.hosting import embedded
from motcua.hosting.ports import is_free
from tests.integration.hosting.conftest import Installation
from tests.integration.hosting.serving import Served, environment, motcua, start, until

pytestmark = pytest.mark.xdist_group("processes")  # one whole installation at a time is enough for two cores


@pytest.fixture
def served(migrated: Installation, free_port: int) -> Iterator[Served]:
    started = start(migrated, free_port)
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
        until(lambda part=part, pid=pid: served.children().get(part, pid) != pid, 60)
        until(served.is_ready, 60)
    assert served.children().keys() == before.keys()


def test_the_next_start_recovers_when_all_was_killed_from_the_top(served: Served) -> None:
    parts = served.children()
    served.process.kill()
    served.process.wait()
    for part in (
        "web",
        "worker",
        "live",
    ):  # they end with the one who looks after them; the database waits for the next start
        until(lambda part=part: not os.path.exists(f"/proc/{parts[part]}"), 60)
    again = start(served.installation, served.port)
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
            refused = motcua(migrated, verb, "--port", str(port))
            assert refused.returncode == 1
            assert str(port) in refused.stderr
            assert f"--port {port + 1}" in refused.stderr
            assert refused.stdout == ""


def test_pages_are_not_served_over_missing_tables(own_installation: Installation, free_port: int) -> None:
    refused = motcua(own_installation, "serve", "--port", str(free_port))
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
        until(lambda: migrated.ask(status) == [("doing",)], 60)
        first.kill()
        first.communicate()
        assert migrated.ask(status) == [("doing",)]
    migrated.ask("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '31 seconds'")
    with _worker(migrated):
        until(lambda: migrated.ask(status) == [], 60)
    assert migrated.ask(f"SELECT to_regclass('core_event_{month}') IS NOT NULL") == [(True,)]
    look_again = 10
    assert tasks.SILENT_SECONDS + worker.HEARTBEAT_SECONDS + look_again + worker.LOOK_SECONDS < 60


@contextlib.contextmanager
def _worker(installation: Installation) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([sys.executable, "-m", "motcua", "worker"], env=environment(installation), cwd="/")
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

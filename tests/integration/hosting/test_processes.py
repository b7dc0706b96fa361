"""The running installation: everything stops together, and every part that is killed comes back by itself."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from motcua.cli import worker
from motcua.core import tasks
from motcua.hosting import embedded
from motcua.hosting.ports import is_free
from tests.integration.hosting.conftest import Installation
from tests.integration.hosting.serving import Served, environment, motcua, start, until

AMID = ("dossiers_limitwarning IN SHARE", "documents_issuedpaper IN SHARE")
"""Locks on which a worker waits in the middle of reminders and of papers: it may read, not write."""

LEFT_TO_DO = """SELECT (SELECT count(*) FROM procrastinate_jobs WHERE task_name LIKE 'dossiers.issue%'),
    (SELECT count(*) FROM dossiers_limittimer WHERE fires_at <= now())"""


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
    for part in before:
        pid = served.children()[part]  # what depends on a part that was killed may have begun anew by itself
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


def test_a_worker_killed_amid_reminders_and_notices_leaves_none_undone_and_none_twice(migrated: Installation) -> None:
    """It hangs on locks of ours in the middle of both, is killed, and its silence is made older."""
    migrated.start()
    limits, papers = 20, 2
    _give_work(migrated, limits, papers)
    waiting = "SELECT count(DISTINCT relation) FROM pg_locks WHERE NOT granted"
    with _worker(migrated, 6) as first, _table_lock(migrated, *AMID):
        until(lambda: migrated.ask(waiting) == [(len(AMID),)], 60)
        first.kill()
        first.communicate()
        assert migrated.ask("SELECT count(*) FROM dossiers_limitwarning") == [(0,)]
        assert migrated.ask("SELECT count(*) FROM documents_issuedpaper") == [(0,)]
    migrated.ask("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '31 seconds'")
    with _worker(migrated) as second:
        until(lambda: migrated.ask(LEFT_TO_DO) == [(0, 0)], 120)
        second.kill()  # what it does for the rest of the house is not waited for
    said = "SELECT count(*), count(DISTINCT subject_id) FROM dossiers_limitwarning WHERE kind = 'statutory'"
    assert migrated.ask(said) == [(limits, limits)]
    written = "SELECT form, count(*), count(DISTINCT dossier_id), count(DISTINCT number) FROM documents_issuedpaper"
    assert migrated.ask(f"{written} GROUP BY form ORDER BY form") == [
        ("01", papers, papers, papers),
        ("02", papers, papers, papers),
    ]


def _give_work(installation: Installation, limits: int, papers: int) -> None:
    here = Path(__file__)
    given = environment(installation)
    given["PYTHONPATH"] = os.pathsep.join([given["PYTHONPATH"], str(here.parents[3])])
    given["DJANGO_SETTINGS_MODULE"] = "motcua.config.settings"
    command = [sys.executable, str(here.with_name("work_to_do.py")), str(limits), str(papers)]
    done = subprocess.run(command, env=given, cwd="/", capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


@contextlib.contextmanager
def _worker(installation: Installation, concurrency: int = 2) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "motcua", "worker", "--concurrency", str(concurrency)]
    process = subprocess.Popen(command, env=environment(installation), cwd="/")
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=15)


@contextlib.contextmanager
def _table_lock(installation: Installation, *locks: str) -> Iterator[None]:
    with psycopg.connect(embedded.database_url(installation.data)) as connection:
        for lock in locks or ("core_event IN ACCESS EXCLUSIVE",):
            connection.execute(f"LOCK TABLE {lock} MODE")
        yield

"""`motcua check` names each real fault with its remedy, and is silent about what is well."""

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections import namedtuple
from pathlib import Path

import pytest
from django.db import connection

from motcua.hosting import check, check_order, embedded
from tests.integration.hosting.conftest import ENVIRONMENT, PLAIN_USER, Installation, become, python_for

Usage = namedtuple("Usage", ["total", "used", "free"])


def _check(installation: Installation, **environment: str) -> tuple[int, dict[str, dict[str, object]]]:
    """The command's exit status and its findings by name."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    done = subprocess.run(
        [installation.python, "-m", "motcua", "check", "--json", "--port", environment.pop("PORT", port)],
        env={**ENVIRONMENT, "MOTCUA_DATA": str(installation.data), **environment},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        **become(installation.user),
    )
    document = json.loads(done.stdout)
    assert document["ok"] == (done.returncode == 0), done.stderr
    return done.returncode, {finding["name"]: finding for finding in document["findings"]}


@pytest.fixture
def started(own_installation: Installation) -> Installation:
    """An installation whose embedded server runs."""
    own_installation.start()
    return own_installation


def test_a_fresh_folder_wants_its_first_start(own_installation: Installation) -> None:
    status, findings = _check(own_installation)
    assert status == 1
    assert [name for name, finding in findings.items() if not finding["ok"]] == ["static_files"]
    assert findings["static_files"]["remedy"] == "motcua migrate"


def test_after_migrating_all_is_well(own_installation: Installation) -> None:
    environment = {**ENVIRONMENT, "MOTCUA_DATA": str(own_installation.data)}
    subprocess.run([sys.executable, "-m", "motcua", "migrate"], env=environment, cwd="/", check=True)
    status, findings = _check(own_installation)
    assert (status, [name for name, finding in findings.items() if not finding["ok"]]) == (0, [])
    assert {"data_folder", "disk", "port", "static_files", "embedded_database", "database", "migrations"} <= set(
        findings
    )
    assert not own_installation.is_running()


def test_missing_tables_and_a_taken_port_are_named(started: Installation) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        def hang_up() -> None:
            other.accept()[0].close()

        answering = threading.Thread(target=hang_up, daemon=True)
        answering.start()
        status, findings = _check(started, PORT=str(port))
        answering.join(timeout=5)
    assert status == 1
    assert findings["migrations"]["remedy"] == "motcua migrate"
    assert not findings["port"]["ok"]
    assert f"--port {port + 1}" in str(findings["port"]["remedy"])


def test_faults_of_the_database_are_told_apart(started: Installation) -> None:
    right = embedded.database_url(started.data)
    secret = (started.data / "postgres-password-motcua").read_text()
    said = {
        "password": right.replace(secret, "guess"),
        "lacks the password": right.replace(f":{secret}", ""),
        "no such database": embedded.superuser_url(started.data, "missing"),
        "cannot be reached": "postgresql://motcua:x@127.0.0.1:1/motcua",
    }
    for words, url in said.items():
        finding = check.check_database(url)
        assert not finding.ok
        assert words in finding.en
        assert finding.vi
        assert finding.remedy
    assert check.check_database(right).ok


def test_a_database_that_lacks_vietnamese_letters_is_refused(started: Installation) -> None:
    import psycopg

    with psycopg.connect(embedded.superuser_url(started.data), autocommit=True) as opened:
        opened.execute("CREATE DATABASE narrow ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'")
    finding = check.check_database(embedded.superuser_url(started.data, "narrow"))
    assert not finding.ok
    assert "LATIN1" in finding.vi


@pytest.mark.parametrize(("version", "ok"), [(140011, False), (150000, True), (180004, True)])
def test_postgresql_15_is_the_oldest(version: int, ok: bool) -> None:
    assert check._judge_server(version, "UTF8").ok is ok


def test_an_unwritable_folder_is_named_and_nothing_else_breaks(open_folder: Path) -> None:
    closed = open_folder / "closed"
    closed.mkdir(mode=0o555)
    user = PLAIN_USER if os.geteuid() == 0 else None
    installation = Installation(closed / "var", user, python_for(user) if user else sys.executable)
    status, findings = _check(installation)
    assert status == 1
    assert not findings["data_folder"]["ok"]
    assert "MOTCUA_DATA" in str(findings["data_folder"]["remedy"])
    assert "static_files" not in findings


def test_a_nearly_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check.check_disk(tmp_path / "not" / "yet").ok
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10**12, 10**12, 200 * 1024**2))
    finding = check.check_disk(tmp_path)
    assert not finding.ok
    assert "0.2 GiB" in finding.vi


@pytest.mark.django_db
def test_jobs_that_nobody_does_are_named() -> None:
    assert check_order.check_jobs().ok
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('default', 'x', '{}') RETURNING id"
        )
        assert check_order.check_jobs().ok
        cursor.execute("UPDATE procrastinate_events SET at = now() - interval '6 minutes'")
    finding = check_order.check_jobs()
    assert not finding.ok
    assert "motcua worker" in finding.remedy


@pytest.mark.django_db
def test_what_nothing_moves_reminders_that_are_late_and_letters_left_lying_are_named() -> None:
    assert check_order.check_stuck().ok
    assert check_order.check_letters().ok
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO dossiers_limittimer (kind, subject_id, dossier_id, unit_id, rung, faults, fires_at)"
            " VALUES ('statutory', 1, 1, 1, '', 0, now() - interval '6 minutes')"
        )
        cursor.execute(
            "INSERT INTO dossiers_digestmail (account_id, day, state, attempts, at)"
            " VALUES (1, current_date, 'failed', 3, now() - interval '6 minutes')"
        )
    late, lying = check_order.check_stuck(), check_order.check_letters()
    assert (late.ok, lying.ok) == (False, False)
    assert "1 lời nhắc" in late.vi
    assert "1 thư tổng hợp không gửi được" in lying.vi

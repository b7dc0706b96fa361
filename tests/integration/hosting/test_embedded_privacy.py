"""Nobody else on the machine reaches the embedded database, wherever its folder lies and whoever runs it."""

import os
import pwd
import shutil
import stat
import subprocess
from pathlib import Path

import psycopg
import pytest

from motcua.hosting import binaries, embedded, place
from motcua.hosting.broken import InstallationBroken
from motcua.hosting.place import NOTE, OWNER, SUPERUSER, TEMPORARY, make_private, postgres_home, socket_folder
from motcua.hosting.system_user import SystemUser
from tests.integration.hosting.conftest import Installation, become, installation_for

ROOT_ONLY = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_folders_passwords_and_socket_belong_to_one_user(installation: Installation) -> None:
    installation.start()
    home = postgres_home(installation.data)
    assert [_mode(path) for path in (home, home / "cluster", home / "log", socket_folder(home))] == [0o700] * 4
    assert _mode(installation.data) == (0o711 if installation.data.stat().st_uid == 0 else 0o700)
    secrets = [installation.data / f"postgres-password-{role}" for role in (OWNER, SUPERUSER)]
    assert [_mode(path) for path in secrets] == [0o600] * 2
    assert secrets[0].read_text() != secrets[1].read_text()
    assert _mode(home / "socket" / ".s.PGSQL.5432") == 0o700


@ROOT_ONLY
@pytest.mark.parametrize("stranger", ["daemon"])
def test_another_local_user_gets_neither_socket_nor_password(installation: Installation, stranger: str) -> None:
    installation.start()
    home = postgres_home(installation.data)
    for path in (home / "socket", installation.data / f"postgres-password-{OWNER}", home / "cluster" / "pg_hba.conf"):
        command = ["/bin/sh", "-c", 'ls "$1/" 2>/dev/null || cat "$1"', "sh", str(path)]
        seen = subprocess.run(command, capture_output=True, cwd="/", check=False, **become(stranger))
        assert seen.returncode != 0
        assert seen.stdout == b""


def test_the_server_listens_on_no_network_and_asks_for_the_password(installation: Installation) -> None:
    installation.start()
    assert installation.ask("SHOW listen_addresses") == [("",)]
    assert installation.ask("SELECT rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user") == [
        (False, False)
    ]
    url = embedded.database_url(installation.data)
    secret = (installation.data / f"postgres-password-{OWNER}").read_text()
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(url.replace(secret, "guess"))
    with pytest.raises(psycopg.OperationalError, match="no password supplied"):
        psycopg.connect(url.replace(f":{secret}", ""))


def test_a_confirmed_submission_survives_a_power_cut(own_installation: Installation) -> None:
    own_installation.start()
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        assert own_installation.ask(f"SHOW {setting}") == [("on",)]
    assert own_installation.ask("SHOW server_encoding") == [("UTF8",)]
    assert own_installation.ask("SHOW timezone") == [("UTC",)]


@pytest.mark.parametrize("folder", ["x" * 120, "Hồ sơ, của 'tôi'", 'a"b %41;c'])
def test_long_and_odd_paths_work(open_folder: Path, folder: str) -> None:
    (open_folder / folder).mkdir(mode=0o755)
    made = installation_for(None, open_folder / folder)
    try:
        holder = made.start()
        assert made.ask("SELECT 1") == [(1,)]
        folder_of_socket = socket_folder(postgres_home(made.data))
        assert folder_of_socket.parent == TEMPORARY
        assert _mode(folder_of_socket) == 0o700
        made.leave(holder)
        made.start()
    finally:
        made.end()
        shutil.rmtree(socket_folder(postgres_home(made.data)), ignore_errors=True)


def test_a_socket_folder_that_somebody_else_put_there_is_refused(open_folder: Path) -> None:
    us = SystemUser("us", os.geteuid(), os.getegid(), switch=False)
    (open_folder / "link").symlink_to("/etc")
    with pytest.raises(InstallationBroken):
        make_private(open_folder / "link", us)
    stranger = SystemUser("stranger", os.geteuid() + 1, os.getegid(), switch=False)
    with pytest.raises(InstallationBroken) as refused:
        make_private(open_folder, stranger)
    assert refused.value.remedy


def test_of_two_that_start_at_once_none_sees_a_folder_that_is_not_yet_the_servers(open_folder: Path) -> None:
    folder = open_folder / "socket"
    seen: list[bool] = []

    class Slow(SystemUser):
        def give(self, path: Path) -> None:
            seen.append(folder.exists())
            if len(seen) == 1:
                make_private(folder, self)  # the other one, all of it in the meantime
                (folder / "file").touch()
            super().give(path)

    make_private(folder, Slow("us", os.geteuid(), os.getegid(), switch=False))
    assert seen == [False, False]
    assert [path.name for path in open_folder.iterdir()] == ["socket"]
    assert (folder / "file").exists()


@ROOT_ONLY
def test_as_root_the_server_runs_under_another_user_and_parent_folders_keep_their_rights(
    own_installation: Installation,
) -> None:
    before = _mode(own_installation.data.parent)
    own_installation.start()
    owner = own_installation.cluster.stat().st_uid
    assert owner != 0
    assert Path(f"/proc/{own_installation.server_pid()}").stat().st_uid == owner
    assert _mode(own_installation.data.parent) == before
    assert own_installation.data.stat().st_uid == 0


@ROOT_ONLY
def test_as_root_a_closed_folder_is_left_closed_and_the_database_lives_elsewhere(open_folder: Path) -> None:
    open_folder.chmod(0o700)
    made = Installation(open_folder / "var")
    elsewhere = Path("/")
    try:
        holder = made.start()
        elsewhere = postgres_home(made.data)
        assert str(elsewhere) in (made.data / NOTE).read_text()
        assert elsewhere.is_relative_to("/var/lib/motcua")
        assert _mode(elsewhere) == 0o700
        assert _mode(open_folder) == 0o700
        made.ask("CREATE TABLE kept (word text)")
        made.leave(holder)
        made.start()
        assert made.ask("SELECT count(*) FROM kept") == [(0,)]
    finally:
        made.end()
        if elsewhere != Path("/"):
            shutil.rmtree(elsewhere)


@ROOT_ONLY
def test_as_root_programs_that_the_other_user_cannot_reach_are_copied(
    open_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = open_folder / "closed"
    source = binaries.postgres_install()
    install = closed / source.parent.name / source.name
    shutil.copytree(source, install)
    if (libraries := source.parent.with_name(f"{source.parent.name}.libs")).is_dir():
        shutil.copytree(libraries, closed / libraries.name)
    closed.chmod(0o700)
    for module in (binaries, place):
        monkeypatch.setattr(module, "postgres_install", lambda: install)
    monkeypatch.setattr(place, "ELSEWHERE", open_folder / "elsewhere")
    before = os.umask(0o077)
    try:
        for _ in range(2):
            with embedded.ensure_running(closed / "var") as running:
                assert running.place.install.is_relative_to(open_folder / "elsewhere")
                assert running.place.home.is_relative_to(open_folder / "elsewhere")
                with psycopg.connect(embedded.database_url(closed / "var")) as connection:
                    assert connection.execute("SELECT current_user").fetchall() == [(OWNER,)]
    finally:
        os.umask(before)
    assert _mode(closed) == 0o700


@ROOT_ONLY
def test_root_runs_a_plain_users_database_as_that_user(open_folder: Path) -> None:
    made = installation_for("nobody", open_folder)
    try:
        made.leave(made.start())
        plain, made.user = made.user, None
        made.leave(made.start())
        assert made.cluster.stat().st_uid == pwd.getpwnam("nobody").pw_uid
        made.user = plain
        made.start()
        assert made.ask("SELECT 1") == [(1,)]
    finally:
        made.end()

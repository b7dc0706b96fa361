"""Installations to be mistreated: each in a folder of its own, held by a process of its own, by root or plain."""

import os
import pwd
import signal
import socket
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest

import motcua
from motcua.hosting import embedded, postmaster, server
from motcua.hosting.place import postgres_home

HOLDER = Path(__file__).with_name("holder.py")
SOURCE = Path(motcua.__file__).parent.parent
PLAIN_USER = "nobody"
ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "PYTHONPATH": os.pathsep.join([str(SOURCE), sysconfig.get_path("purelib")]),
    "PYTHONDONTWRITEBYTECODE": "1",
}


@dataclass
class Installation:
    """One data folder and who uses it."""

    data: Path
    user: str | None = None
    python: str = sys.executable
    holders: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def cluster(self) -> Path:
        return postgres_home(self.data) / "cluster"

    def start(self) -> subprocess.Popen[str]:
        """A holder whose server answers."""
        holder = subprocess.Popen(
            [self.python, str(HOLDER), str(self.data)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd="/",
            env=ENVIRONMENT,
            **become(self.user),
        )
        self.holders.append(holder)
        assert holder.stdout is not None
        assert holder.stdout.readline() == "up\n"
        return holder

    def leave(self, holder: subprocess.Popen[str]) -> None:
        """Let the holder end as it should."""
        holder.communicate(timeout=60)
        assert holder.returncode == 0

    def kill(self, holder: subprocess.Popen[str]) -> None:
        """kill -9 the holder."""
        holder.kill()
        holder.communicate()

    def server_pid(self) -> int:
        pid = postmaster.find_postmaster(self.cluster)
        assert pid is not None
        return pid

    def kill_server(self) -> None:
        """kill -9 the database server."""
        os.kill(self.server_pid(), signal.SIGKILL)

    def is_running(self) -> bool:
        return postmaster.find_postmaster(self.cluster) is not None

    def ask(self, statement: str) -> list[tuple[Any, ...]]:
        """Rows of a statement as the application's role."""
        with psycopg.connect(embedded.database_url(self.data), autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def end(self) -> None:
        for holder in self.holders:
            if holder.poll() is None:
                self.kill(holder)
        if (pid := postmaster.find_postmaster(self.cluster)) is not None:
            postmaster.send(pid, signal.SIGQUIT)
            server._gone(pid, 10)


def become(user: str | None) -> dict[str, Any]:
    """Arguments of `subprocess` to run as another user."""
    if user is None:
        return {}
    entry = pwd.getpwnam(user)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def python_for(user: str) -> str:
    """A Python that the user can run and that sees Motcua; skips the test where root keeps every one to itself."""
    same_version = f"/usr/bin/python3.{sys.version_info.minor}"
    for python in (sys.executable, same_version):
        words = [python, "-c", "import motcua.hosting.embedded"]
        try:
            subprocess.run(words, cwd="/", env=ENVIRONMENT, capture_output=True, check=True, **become(user))
        except (OSError, subprocess.CalledProcessError):
            continue
        return python
    pytest.skip(f"Python and this checkout lie where {user} cannot read them; the same tests ran as root")


def installation_for(user: str | None, folder: Path) -> Installation:
    """A fresh installation in `folder` that `user` (None: ourselves) runs."""
    if user is None:
        return Installation(folder / "var")
    os.chown(folder, pwd.getpwnam(user).pw_uid, pwd.getpwnam(user).pw_gid)
    return Installation(folder / "var", user, python_for(user))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A short folder that every user may pass through."""
    with tempfile.TemporaryDirectory(prefix="mch-", dir="/tmp") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(params=["as ourselves", "as a plain user"])
def installation(request: pytest.FixtureRequest, open_folder: Path) -> Iterator[Installation]:
    """The same installation run by whoever runs the tests and, where that is root, by a plain user too."""
    plain = request.param == "as a plain user"
    if plain and os.geteuid() != 0:
        pytest.skip("the tests already run as a plain user")
    made = installation_for(PLAIN_USER if plain else None, open_folder)
    yield made
    made.end()


@pytest.fixture
def own_installation(open_folder: Path) -> Iterator[Installation]:
    """An installation run by whoever runs the tests."""
    made = installation_for(None, open_folder)
    yield made
    made.end()


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    """The data folder of an installation with its tables, stopped."""
    with tempfile.TemporaryDirectory(prefix="mch-", dir="/tmp") as name:
        Path(name).chmod(0o755)
        made = Installation(Path(name) / "var")
        done = _run_motcua(made, "migrate")
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


def _run_motcua(installation: Installation, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**ENVIRONMENT, "MOTCUA_DATA": str(installation.data), "MOTCUA_SECRET_KEY": "x" * 50}
    command = [sys.executable, "-m", "motcua", *words]
    return subprocess.run(command, env=environment, cwd="/", capture_output=True, text=True, timeout=120, check=False)

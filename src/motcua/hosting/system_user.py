"""Under whose name the database runs: PostgreSQL refuses root, so root hands it to a user of its own."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from motcua.hosting.broken import InstallationBroken

OWN_USER = "motcua-pg"
FALLBACK_USERS = ("nobody",)


@dataclass(frozen=True, slots=True)
class SystemUser:
    """A user of this machine; `switch` is true where we are root and must become this user first."""

    name: str
    uid: int
    gid: int
    switch: bool

    def process_arguments(self) -> dict[str, Any]:
        """What `subprocess` needs so that the child runs as this user and leaves no file open to others."""
        become = {"user": self.uid, "group": self.gid, "extra_groups": []} if self.switch else {}
        return {"umask": 0o077, **become}

    def can_enter(self, folder: Path) -> bool:
        """Whether this user may pass through `folder` and all its parents."""
        return _succeeds(["/bin/sh", "-c", 'test -x "$1"', "sh", str(folder)], self)

    def can_execute(self, program: Path) -> bool:
        """Whether this user can start `program`."""
        return _succeeds([str(program), "--version"], self)

    def give(self, path: Path) -> None:
        """Make this user the owner of `path`, where we may."""
        if self.switch:
            os.chown(path, self.uid, self.gid)


def server_user(owner_of: Path | None) -> SystemUser:
    """Who the server runs as: ourselves, or for root the owner of an existing cluster, else a user made for it.

    owner_of   the folder of an existing cluster, or None before the first start
    """
    if os.geteuid() != 0:
        return SystemUser(_name_of(os.geteuid()), os.geteuid(), os.getegid(), switch=False)
    if owner_of is not None and (status := owner_of.stat()).st_uid != 0:
        return SystemUser(_name_of(status.st_uid), status.st_uid, status.st_gid, switch=True)
    return _known(OWN_USER) or _created() or _fallback()


def _name_of(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _known(name: str) -> SystemUser | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return SystemUser(name, entry.pw_uid, entry.pw_gid, switch=True)


def _created() -> SystemUser | None:
    program = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if program is None:
        return None
    words = [program, "--system", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin"]
    subprocess.run([*words, "--user-group", OWN_USER], capture_output=True, check=False)
    return _known(OWN_USER)


def _fallback() -> SystemUser:
    for name in FALLBACK_USERS:
        if user := _known(name):
            return user
    raise InstallationBroken(
        "PostgreSQL does not run as root, and no other user could be made for it",
        remedy=f"create one (useradd --system {OWN_USER}), or run Motcua as a plain user",
    )


def _succeeds(words: list[str], user: SystemUser) -> bool:
    try:
        done = subprocess.run(words, capture_output=True, cwd="/", check=False, **user.process_arguments())
    except OSError:
        return False
    return done.returncode == 0

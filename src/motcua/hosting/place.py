"""Where the embedded database lives, who may reach it, and under which address."""

import hashlib
import os
import re
import secrets
import stat
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from motcua.hosting.binaries import copy_install, postgres_install
from motcua.hosting.broken import InstallationBroken
from motcua.hosting.folders import make_data_folder
from motcua.hosting.system_user import SystemUser, server_user

DATABASE = "motcua"
OWNER = "motcua"
SUPERUSER = "postgres"
ELSEWHERE = Path("/var/lib/motcua")  # where root keeps what its database user could not reach
TEMPORARY = Path("/tmp")  # noqa: S108  (the folder inside is private and its owner is checked; TMPDIR differs between shells)
SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET = 107  # bytes of a Unix socket's path on Linux; macOS allows 103
NOTE = "postgres-is-elsewhere.txt"


@dataclass(frozen=True, slots=True)
class Place:
    """One embedded database.

    data      the installation's folder; keeps the passwords and the locks
    home      the folder of the database, `data/postgres` or, for root, one that its user can reach
    install   the programs
    user      under whose name the server runs
    """

    data: Path
    home: Path
    install: Path
    user: SystemUser

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own data folder."""
        return self.home / "cluster"

    @property
    def logs(self) -> Path:
        """The server's log, one file per weekday."""
        return self.home / "log"

    @property
    def socket_folder(self) -> Path:
        """The private folder of the socket."""
        return socket_folder(self.home)

    def program(self, name: str) -> str:
        """The path of one of PostgreSQL's programs."""
        return str(self.install / "bin" / name)


def postgres_home(data: Path) -> Path:
    """Where the database of `data` lives: beside the note that says otherwise, always in `data/postgres`."""
    note = data / NOTE
    if note.is_file():
        return Path(note.read_text().splitlines()[0])
    return data / "postgres"


def socket_folder(home: Path) -> Path:
    """The private folder of the socket: in `home`, or in the temporary folder where the path is too long or odd.

    A comma or a quote in the path would be read as a list of addresses, so such paths go to the temporary folder too.
    """
    near = home / "socket"
    longest = 103 if os.uname().sysname == "Darwin" else LONGEST_SOCKET
    if len(os.fsencode(near / SOCKET_NAME)) <= longest and re.fullmatch(r"[\w./+-]+", str(near), re.ASCII):
        return near
    return TEMPORARY / f"motcua-{_hash(home)}"


def address(home: Path, user: str, password: str, database: str) -> str:
    """A libpq address of the server in `home`."""
    secret = f":{quote(password, safe='')}" if password else ""
    return f"postgresql://{user}{secret}@/{database}?host={quote(str(socket_folder(home)), safe='/')}"


def password_of(data: Path, role: str) -> str:
    """The role's password, empty before the first start.

    Raises InstallationBroken where the file belongs to another user.
    """
    try:
        return _password_file(data, role).read_text().strip()
    except FileNotFoundError:
        return ""
    except PermissionError as denied:
        raise _not_ours(data) from denied


def draw_passwords(data: Path) -> None:
    """Draw the passwords of owner and superuser once, each into a file that only the operator reads."""
    for role in (OWNER, SUPERUSER):
        if not password_of(data, role):
            try:
                make_data_folder(data)
                _draw(data, role)
            except (PermissionError, FileExistsError, NotADirectoryError) as denied:
                raise _not_ours(data) from denied


def _draw(data: Path, role: str) -> None:
    path = _password_file(data, role)
    half = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(24))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(half, path)  # of two that start at once the first one's password counts
    except FileExistsError:
        if not password_of(data, role):
            os.replace(half, path)
    half.unlink(missing_ok=True)


def find_place(data: Path) -> Place:
    """Decide where the database of `data` lives and make its folders; only the server's user may enter them.

    Raises InstallationBroken where a folder belongs to somebody else.
    """
    make_data_folder(data)
    home = postgres_home(data)
    user = server_user(home if home.is_dir() else None)
    install = postgres_install()
    if user.switch:
        home, install = _reachable(data, home, install, user)
    place = Place(data, home, install, user)
    for folder in (place.home, place.logs, place.socket_folder):
        make_private(folder, user)
    return place


def make_private(folder: Path, user: SystemUser) -> None:
    """Create `folder` for `user` alone, or make sure that it already is that.

    Raises InstallationBroken where it is a link, or belongs to another user.
    """
    _appear(folder, user.give)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != user.uid:
        raise InstallationBroken(
            f"{folder} is not a folder of user {user.name} (it belongs to uid {found.st_uid})",
            remedy="run Motcua as the user who started it first, or choose another folder with MOTCUA_DATA",
        )
    if stat.S_IMODE(found.st_mode) != 0o700:
        folder.chmod(0o700)


def _appear(folder: Path, finish: Callable[[Path], None]) -> None:
    """Create a private folder, finished before it has its name: of several that start at once none sees it half made.

    An existing one stays as it is.
    """
    if os.path.lexists(folder):
        return
    draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        finish(draft)
        draft.rename(folder)  # over another's that is still empty, which is the same
    except OSError:
        draft.rmdir()
        if not os.path.lexists(folder):  # otherwise another was quicker and has files in it
            raise


def _reachable(data: Path, home: Path, install: Path, user: SystemUser) -> tuple[Path, Path]:
    """The same two folders, or copies under /var/lib where the server's user cannot pass through to them.

    Rights of existing folders are never changed for this. A note in `data` names the place.
    """
    own = ELSEWHERE / _hash(data)
    if not home.exists() and not user.can_enter(data):
        home = own
        _make_open(ELSEWHERE)
        half = data / f"{NOTE}.{os.getpid()}"
        half.write_text(
            f"{home}\nThe database of this folder lives there: its system user {user.name} cannot enter this one.\n"
        )
        half.replace(data / NOTE)
    if not all(user.can_execute(install / "bin" / name) for name in ("postgres", "initdb")):
        _make_open(ELSEWHERE)
        install = copy_install(ELSEWHERE)
    return home, install


def _make_open(folder: Path) -> None:
    """Create a folder of root that others may pass through; an existing one stays as it is."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    _appear(folder, lambda draft: draft.chmod(0o755))


def _not_ours(data: Path) -> InstallationBroken:
    return InstallationBroken(
        f"the data folder {data} cannot be read and written by this user",
        remedy="run Motcua as the user who started it first, or choose another folder with MOTCUA_DATA",
    )


def _password_file(data: Path, role: str) -> Path:
    return data / f"postgres-password-{role}"


def _hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:16]

"""Making the embedded database's own folder, and how it is set."""

import os
import shutil
import subprocess
from pathlib import Path

from motcua.hosting.binaries import MAJOR
from motcua.hosting.broken import InstallationBroken
from motcua.hosting.place import SUPERUSER, Place, password_of

MEBIBYTE = 1024 * 1024
SMALLEST_BUFFERS, LARGEST_BUFFERS = 64, 1024  # MiB
CAREFUL_MEMORY = 2048  # MiB

SETTINGS = """\
# Written by Motcua at every start. Your own settings belong into local.conf beside this file: they win and stay.
listen_addresses = ''
unix_socket_directories = '"{socket}"'
unix_socket_permissions = 0700
password_encryption = 'scram-sha-256'
max_connections = 100
# A confirmed submission survives a power cut.
fsync = on
synchronous_commit = on
full_page_writes = on
shared_buffers = {buffers}MB
effective_cache_size = {cache}MB
max_wal_size = 2GB
checkpoint_timeout = 15min
random_page_cost = 1.1
jit = off
# A statement of a process that was killed ends soon instead of holding its locks.
client_connection_check_interval = 5s
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
# One file per weekday, begun anew each week.
logging_collector = on
log_directory = '{logs}'
log_filename = 'postgresql-%a.log'
log_truncate_on_rotation = on
log_rotation_age = 1d
log_rotation_size = 0
log_file_mode = 0600
log_line_prefix = '%m [%p] %u@%d '
include_if_exists = 'local.conf'
"""


def make_cluster(place: Place, own_settings: str = "") -> None:
    """Create the database's folder unless it stands; a half-made one from an interrupted start is thrown away.

    own_settings   first content of `local.conf`, which the operator may edit later

    Raises InstallationBroken where PostgreSQL refuses, or where the folder is of another major version.
    """
    version = place.cluster / "PG_VERSION"
    if version.is_file():
        if (found := version.read_text().strip()) != str(MAJOR):
            raise InstallationBroken(
                f"the database under {place.cluster} was made by PostgreSQL {found}; this Motcua brings {MAJOR}",
                remedy="bring it over with pg_upgrade, or restore a backup into a new data folder",
            )
        return
    half = place.home / "cluster.half"
    shutil.rmtree(half, ignore_errors=True)
    secret = place.home / "initial-password"
    try:
        _write_for(place, secret, password_of(place.data, SUPERUSER) + "\n")
        _initdb(place, half, secret)
        _write_for(place, half / "local.conf", own_settings)
    finally:
        secret.unlink(missing_ok=True)
    half.rename(place.cluster)


def write_settings(place: Place) -> None:
    """Write the server's settings for this machine and place; takes effect at the next start."""
    memory = _memory_mebibytes()
    text = SETTINGS.format(
        socket=_quoted(place.socket_folder),
        logs=_quoted(place.logs),
        buffers=max(SMALLEST_BUFFERS, min(LARGEST_BUFFERS, memory // 8)),
        cache=max(SMALLEST_BUFFERS, memory // 2),
    )
    path = place.cluster / "postgresql.conf"
    half = path.with_suffix(".half")
    _write_for(place, half, text)
    half.replace(path)


def _memory_mebibytes() -> int:
    """This machine's memory, or a careful guess where the system does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // MEBIBYTE
    except (ValueError, OSError):
        return CAREFUL_MEMORY


def _initdb(place: Place, folder: Path, secret: Path) -> None:
    words = [place.program("initdb"), "--pgdata", str(folder), "--username", SUPERUSER, "--pwfile", str(secret)]
    words += ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-instructions"]
    done = subprocess.run(
        words,
        cwd=place.home,
        env=server_environment(),
        capture_output=True,
        text=True,
        check=False,
        **place.user.process_arguments(),
    )
    if done.returncode:
        raise InstallationBroken(
            f"the database could not be created under {place.home}: {done.stderr.strip()[-600:]}",
            remedy="make room on the disk or choose another folder with MOTCUA_DATA, then start again",
        )


def server_environment() -> dict[str, str]:
    """What PostgreSQL's programs may see of our environment: no PG* variable of the operator changes them."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LD_LIBRARY_PATH", "HOME")}
    return {**kept, "LC_ALL": "C", "TZ": "UTC"}


def _write_for(place: Place, path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    place.user.give(path)


def _quoted(path: Path) -> str:
    """A path inside single quotes of PostgreSQL's settings file."""
    return str(path).replace("\\", "\\\\").replace("'", "''")

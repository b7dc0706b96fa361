"""Starting, finding again and stopping the embedded database, whatever state the last run left behind."""

import signal
import subprocess
import time

import psycopg
from psycopg import sql

from motcua.core.asking import ASKING_ROLE
from motcua.core.errors import Unavailable
from motcua.hosting import postmaster
from motcua.hosting.broken import InstallationBroken
from motcua.hosting.cluster import make_cluster, server_environment, write_settings
from motcua.hosting.place import DATABASE, OWNER, SOCKET_NAME, SUPERUSER, Place, address, password_of

_MAY_ASK = "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %s AND pg_has_role(current_user, oid, 'MEMBER'))::text"
START_SECONDS = 300.0  # a recovery after a power cut replays at most two gigabytes
RETRY_SECONDS = 20.0  # children of a killed server may hold its memory for a moment
STOP_SECONDS = 10.0


def bring_up(place: Place, own_settings: str = "") -> subprocess.Popen[bytes] | None:
    """Make sure that the server runs, is ours and has Motcua's database.

    Returns the process where it was started now, None where a running one was taken over.

    Raises InstallationBroken with PostgreSQL's own words where it does not come up, Unavailable where it is too busy.
    """
    process = None
    if not _take_over(place):
        make_cluster(place, own_settings)
        process = _start(place)
    try:
        _make_database(place)
    except psycopg.OperationalError as busy:
        raise Unavailable(f"the embedded database does not let us in: {busy}", retry_after=10) from busy
    return process


def is_up(place: Place) -> bool:
    """Whether the server's process lives; cheap, and true also of one that is too busy to answer."""
    return postmaster.find_postmaster(place.cluster) is not None


def stop(place: Place) -> None:
    """Stop the server: connections are closed, everything is on disk; harsher where that takes too long."""
    pid = postmaster.find_postmaster(place.cluster)
    if pid is None:
        return
    for what, patience in ((signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, 3.0), (signal.SIGKILL, 3.0)):
        postmaster.send(pid, what)
        if _gone(pid, patience):
            break
    postmaster.wait_until_gone(place.cluster, patience_seconds=2.0)


def _take_over(place: Place) -> bool:
    """Adopt a server that still runs on our folder, for example after its starter was killed."""
    pid = postmaster.find_postmaster(place.cluster)
    if pid is None:
        return _probe(place) == ""  # one in another container that shares the folder
    if postmaster.written_pid(place.cluster) != pid:
        stop(place)  # it would stop by itself within a minute, because its pid file was damaged
        return False
    patience = time.monotonic() + START_SECONDS
    while postmaster.is_alive(pid) and time.monotonic() < patience:
        trouble = _probe(place)
        if not trouble or "too many" in trouble:
            return True
        if "password authentication failed" in trouble:
            stop(place)
            _set_superuser_password(place)
            return False
        time.sleep(0.1)
    stop(place)
    return False


def _start(place: Place) -> subprocess.Popen[bytes]:
    """Start the server, again and again for a while if the remains of a killed one are in the way."""
    patience = time.monotonic() + RETRY_SECONDS
    while True:
        postmaster.wait_until_gone(place.cluster, patience_seconds=3.0)
        _clear_stale_files(place)
        write_settings(place)
        process = _launch(place)
        trouble = _wait_until_it_answers(place, process)
        if not trouble:
            return process
        if process.poll() is None:
            stop(place)
        if "password authentication failed" in trouble:
            _set_superuser_password(place)
        elif "still in use" not in trouble and "already exists" not in trouble:
            patience = 0.0
        if time.monotonic() > patience:
            raise InstallationBroken(
                f"the embedded database did not start: {trouble[-600:]}",
                remedy=f"read {place.logs}; if the disk is full make room, then start again",
            )
        time.sleep(0.3)


def _launch(place: Place) -> subprocess.Popen[bytes]:
    """A session of its own: Ctrl-C at the terminal reaches us, and we stop the database last."""
    with (place.logs / "start.log").open("wb") as log:
        return subprocess.Popen(
            [place.program("postgres"), "-D", str(place.cluster.resolve())],
            cwd=place.home,
            env=server_environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            **place.user.process_arguments(),
        )


def _wait_until_it_answers(place: Place, process: subprocess.Popen[bytes]) -> str:
    """Empty once the server answers; otherwise why it does not."""
    patience = time.monotonic() + START_SECONDS
    trouble = ""
    while time.monotonic() < patience:
        trouble = _probe(place)
        if not trouble or "password authentication failed" in trouble:
            return trouble
        if process.poll() is not None:
            return (place.logs / "start.log").read_text(errors="replace").strip() or f"status {process.returncode}"
        time.sleep(0.05)
    return trouble


def _probe(place: Place) -> str:
    """Connect as superuser on the private socket; empty if this is our server, else what is wrong."""
    try:
        with _connect(place, SUPERUSER, "postgres") as connection:
            row = connection.execute("SHOW data_directory").fetchone()
    except psycopg.Error as error:
        return str(error) or type(error).__name__
    found = row[0] if row else ""
    return "" if found == str(place.cluster.resolve()) else f"another server answers there, on {found}"


def _connect(place: Place, user: str, database: str) -> psycopg.Connection[tuple[str, ...]]:
    url = address(place.home, user, password_of(place.data, user), database)
    return psycopg.connect(url, autocommit=True, connect_timeout=10)


def _make_database(place: Place) -> None:
    """The owner's role and database, created or given the present password where they do not let us in; and the role
    under which requests ask, which the owner takes on and may not make."""
    try:
        with _connect(place, OWNER, DATABASE) as owned:
            if owned.execute(_MAY_ASK, [ASKING_ROLE]).fetchone() == ("true",):
                return
    except psycopg.OperationalError:
        pass
    with _connect(place, SUPERUSER, "postgres") as connection:
        _make_roles(place, connection)
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            role, database = sql.Identifier(OWNER), sql.Identifier(DATABASE)
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'").format(
                    database, role
                )
            )
            connection.execute(sql.SQL("REVOKE CONNECT, TEMPORARY ON DATABASE {} FROM PUBLIC").format(database))


def _make_roles(place: Place, connection: psycopg.Connection[tuple[str, ...]]) -> None:
    known = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles").fetchall()}
    owner, asking = sql.Identifier(OWNER), sql.Identifier(ASKING_ROLE)
    connection.execute(
        sql.SQL("{} ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD {}").format(
            sql.SQL("ALTER" if OWNER in known else "CREATE"), owner, sql.Literal(password_of(place.data, OWNER))
        )
    )
    if ASKING_ROLE not in known:
        connection.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(asking))
    connection.execute(sql.SQL("GRANT {} TO {}").format(asking, owner))


def _set_superuser_password(place: Place) -> None:
    """Give the superuser the password in our file, with the server stopped: its file had been lost or replaced."""
    statement = sql.SQL("ALTER ROLE {} PASSWORD {};\n").format(
        sql.Identifier(SUPERUSER), sql.Literal(password_of(place.data, SUPERUSER))
    )
    _clear_stale_files(place)
    subprocess.run(
        [place.program("postgres"), "--single", "-D", str(place.cluster.resolve()), "postgres"],
        input=statement.as_string().encode(),
        cwd=place.home,
        env=server_environment(),
        capture_output=True,
        check=False,
        **place.user.process_arguments(),
    )


def _clear_stale_files(place: Place) -> None:
    """Remove what a killed server left; called only when no server works on the folder."""
    if postmaster.find_postmaster(place.cluster) is None:
        for path in (
            place.cluster / "postmaster.pid",
            place.socket_folder / SOCKET_NAME,
            place.socket_folder / f"{SOCKET_NAME}.lock",
        ):
            path.unlink(missing_ok=True)


def _gone(pid: int, patience_seconds: float) -> bool:
    patience = time.monotonic() + patience_seconds
    while postmaster.is_alive(pid):
        if time.monotonic() > patience:
            return False
        time.sleep(0.02)
    return True

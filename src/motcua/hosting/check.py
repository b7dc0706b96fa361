"""Says in words what is wrong with an installation and how to mend it, in Vietnamese and English.

Every check looks at the real thing: it writes into the folder, binds the port, starts and asks the database.
"""

import shutil
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psycopg

from motcua.hosting.folders import make_data_folder
from motcua.hosting.ports import is_free, motcua_answers

GIBIBYTE = 1024**3
LEAST_FREE_BYTES = GIBIBYTE
OLDEST_POSTGRES = 150000


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check saw. `vi` and `en` say the same; `remedy` is empty where all is well."""

    name: str
    ok: bool
    vi: str
    en: str
    remedy: str = ""

    def document(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


# How a connection fails, in PostgreSQL's own words, and what that means for the operator.
_FAILURES: tuple[tuple[str, str, str, str], ...] = (
    (
        "password authentication failed",
        "Máy chủ cơ sở dữ liệu không chấp nhận mật khẩu.",
        "The database server does not accept the password.",
        "correct user and password in MOTCUA_DATABASE_URL (ALTER ROLE … PASSWORD on the server sets a new one)",
    ),
    (
        "no password supplied",
        "Địa chỉ cơ sở dữ liệu thiếu mật khẩu.",
        "The database address lacks the password.",
        "write it into MOTCUA_DATABASE_URL: postgresql://USER:PASSWORD@HOST:PORT/DATABASE",
    ),
    (
        "does not exist",
        "Máy chủ cơ sở dữ liệu không có cơ sở dữ liệu hoặc tài khoản này.",
        "The database server has no such database or role.",
        "create them: CREATE ROLE motcua LOGIN PASSWORD '…'; CREATE DATABASE motcua OWNER motcua ENCODING 'UTF8'",
    ),
    (
        "pg_hba.conf",
        "Máy chủ cơ sở dữ liệu không cho máy này kết nối.",
        "The database server does not let this machine connect.",
        "allow it in the server's pg_hba.conf, then reload the server",
    ),
    (
        "too many",
        "Máy chủ cơ sở dữ liệu đã hết chỗ kết nối.",
        "The database server has no connection left.",
        "raise its max_connections or stop other programs",
    ),
    (
        "",
        "Không kết nối được tới cơ sở dữ liệu.",
        "The database cannot be reached.",
        "is the server running, and are host and port in MOTCUA_DATABASE_URL right?",
    ),
)


def check_data_folder(data: Path) -> Finding:
    """Whether files can be written there."""
    try:
        make_data_folder(data)
        with tempfile.TemporaryFile(dir=data) as probe:
            probe.write(b"motcua")
            probe.flush()
    except OSError as error:
        return Finding(
            "data_folder",
            False,
            f"Không ghi được vào thư mục dữ liệu {data}: {error.strerror}.",
            f"The data folder {data} cannot be written: {error.strerror}.",
            "run Motcua as the folder's owner, make room, or choose another folder with MOTCUA_DATA",
        )
    return Finding("data_folder", True, f"Ghi được vào thư mục dữ liệu {data}.", f"The data folder {data} is writable.")


def check_disk(data: Path) -> Finding:
    """Whether there is room for some days of work."""
    place = next(folder for folder in (data, *data.parents) if folder.exists())
    free = shutil.disk_usage(place).free
    amount = f"{free / GIBIBYTE:.1f} GiB"
    if free < LEAST_FREE_BYTES:
        return Finding(
            "disk",
            False,
            f"Ổ đĩa sắp đầy: chỉ còn {amount}.",
            f"The disk is nearly full: {amount} left.",
            f"make room on the disk of {place}, at least 1 GiB, or move MOTCUA_DATA to a larger one",
        )
    return Finding("disk", True, f"Ổ đĩa còn {amount}.", f"The disk has {amount} left.")


def check_port(address: str, port: int) -> Finding:
    """Whether the pages can be served there, or already are."""
    if is_free(address, port):
        return Finding("port", True, f"Cổng {port} còn trống.", f"Port {port} is free.")
    if motcua_answers(address, port):
        return Finding("port", True, f"Motcua đang chạy ở cổng {port}.", f"Motcua is running on port {port}.")
    return Finding(
        "port",
        False,
        f"Cổng {port} đang được chương trình khác dùng.",
        f"Port {port} is taken by another program.",
        f"stop that program, or choose another port: PORT={port + 1} or --port {port + 1}",
    )


def check_database(url: str) -> Finding:
    """Whether the server answers, is new enough and stores every letter."""
    try:
        with psycopg.connect(url, connect_timeout=5) as opened:
            version = opened.info.server_version
            row = opened.execute("SHOW server_encoding").fetchone()
    except (psycopg.Error, ValueError) as error:
        return _connection_failed(str(error))
    return _judge_server(version, row[0] if row else "")


def _connection_failed(said: str) -> Finding:
    vi, en, remedy = next((vi, en, remedy) for mark, vi, en, remedy in _FAILURES if mark in said)
    return Finding("database", False, vi, f"{en} It says: {' '.join(said.split())[-300:]}", remedy)


def _judge_server(version: int, encoding: str) -> Finding:
    number = f"{version // 10000}.{version % 10000}"
    if version < OLDEST_POSTGRES:
        return Finding(
            "database",
            False,
            f"PostgreSQL {number} quá cũ; cần từ bản 15.",
            f"PostgreSQL {number} is too old; 15 or newer is needed.",
            "upgrade the server, or unset MOTCUA_DATABASE_URL to use the embedded one",
        )
    if encoding != "UTF8":
        return Finding(
            "database",
            False,
            f"Cơ sở dữ liệu dùng bảng mã {encoding}, không chứa hết chữ Việt.",
            f"The database's encoding is {encoding}, which lacks Vietnamese letters.",
            "create it anew: CREATE DATABASE motcua ENCODING 'UTF8' TEMPLATE template0",
        )
    return Finding("database", True, f"Cơ sở dữ liệu PostgreSQL {number} trả lời.", f"PostgreSQL {number} answers.")

"""The staff of the practice units: who they are, and the passwords drawn once for this installation."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from motcua.core.actor import Role

CENTRE = "demo-xa-mau"
SIMULATED_PROVINCE = "demo-hue-2021"
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # without letters that are read as others


class DemoAccount(NamedTuple):
    """What a person needs to sign in."""

    username: str
    role: Role
    password: str


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One member of staff of a practice unit; `unit` is its code.

    also_in  codes of further units, of the simulated province, where the same role is held: to look at its figures
    """

    username: str
    role: Role
    display_name: str
    also_in: tuple[str, ...] = ()
    unit: str = CENTRE


STAFF = (
    DemoPerson("mot-cua-1", Role.CLERK, "Trần Thị Một Cửa (thực hành)"),
    DemoPerson("chuyen-vien-1", Role.SPECIALIST, "Lê Văn Chuyên Viên (thực hành)"),
    DemoPerson("lanh-dao-1", Role.LEADER, "Nguyễn Thị Lãnh Đạo (thực hành)"),
    DemoPerson("quan-tri-1", Role.ADMINISTRATOR, "Phạm Văn Quản Trị (thực hành)", also_in=(SIMULATED_PROVINCE,)),
    DemoPerson("bien-tap-1", Role.EDITOR, "Võ Thị Biên Tập (thực hành)"),
    DemoPerson("phan-tich-1", Role.ANALYST, "Đỗ Thị Phân Tích (thực hành)", also_in=(SIMULATED_PROVINCE,)),
    DemoPerson(
        "lanh-dao-tinh-1", Role.LEADER, "Trịnh Văn Lãnh Đạo Tỉnh (thực hành)", (SIMULATED_PROVINCE,), "demo-so-mau"
    ),
    DemoPerson("mot-cua-2", Role.CLERK, "Đặng Văn Xã Bản (thực hành)", unit="demo-xa-ban"),
    DemoPerson("chuyen-vien-2", Role.SPECIALIST, "Hồ Thị Xã Bản (thực hành)", unit="demo-xa-ban"),
    DemoPerson("lanh-dao-2", Role.LEADER, "Bùi Văn Xã Bản (thực hành)", unit="demo-xa-ban"),
    DemoPerson("chuyen-vien-so-1", Role.SPECIALIST, "Ngô Thị Sở Mẫu (thực hành)", unit="demo-so-mau"),
    DemoPerson("lanh-dao-so-1", Role.LEADER, "Dương Văn Sở Mẫu (thực hành)", unit="demo-so-mau"),
)


def accounts() -> list[DemoAccount]:
    """The accounts of the practice centre with their passwords; none before the demonstration was loaded."""
    try:
        passwords = json.loads(_passwords_file().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    return [DemoAccount(person.username, person.role, passwords[person.username]) for person in STAFF]


def ensure_passwords() -> tuple[dict[str, str], bool]:
    """Passwords of this installation and whether they were drawn just now; kept where only the owner reads."""
    path = _passwords_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    drawn = {person.username: _draw_password() for person in STAFF}
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        kept: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        return _with_newcomers(path, kept, drawn), False
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(drawn, file)
    return drawn, True


def _with_newcomers(path: Path, kept: dict[str, str], drawn: dict[str, str]) -> dict[str, str]:
    """Passwords for people who joined the demonstration since; all others keep theirs."""
    if drawn.keys() <= kept.keys():
        return kept
    whole = drawn | kept
    draft = path.with_suffix(".new")
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(whole), encoding="utf-8")
    draft.replace(path)
    return whole


def _draw_password() -> str:
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))


def _passwords_file() -> Path:
    return Path(settings.DATA_FOLDER) / "demonstration" / "accounts.json"

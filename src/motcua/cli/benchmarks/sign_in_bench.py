"""Signing in at the desk's door and at the citizens', without the password's own hash, beside one durable commit."""

import argparse
import time

from django.contrib.auth.hashers import BasePasswordHasher, get_hasher, make_password
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from motcua.cli.benchmarks.own_database import settle
from motcua.cli.benchmarks.reading import Reading, percentile
from motcua.core.actor import Actor
from motcua.identity.api import create_account, find_account

ROUNDS, BAR_SECONDS = 300, 0.150
PASSWORD = "con trâu đi trước cái cày"  # noqa: S105 (of accounts that only a measurement knows)
DOORS = {"desk": "/can-bo/sign-in/", "citizens": "/tai-khoan/dang-nhap/"}
_COMMIT = """
INSERT INTO django_session (session_key, session_data, expire_date) VALUES (%(key)s, %(data)s, now())
ON CONFLICT (session_key) DO UPDATE SET session_data = excluded.session_data
"""


class FreeHasher(BasePasswordHasher):
    """Costs nothing: what the real one costs is its own, on purpose, and the same for everybody."""

    algorithm = "free"

    def encode(self, password: str, salt: str) -> str:
        """The password itself."""
        return f"free${salt}${password}"

    def verify(self, password: str, encoded: str) -> bool:
        """Whether it is the one."""
        return encoded.split("$", 2)[2] == password

    def must_update(self, encoded: str) -> bool:
        """Never."""
        return False


def measure(_args: argparse.Namespace) -> list[Reading]:
    """One reading a door: the 95th percentile of the whole request that opens the session."""
    hasher = f"{FreeHasher.__module__}.{FreeHasher.__qualname__}"
    with override_settings(PASSWORD_HASHERS=[hasher], ALLOWED_HOSTS=["*"]):
        names = [_made(f"bench-{number}") for number in range(ROUNDS)]
        settle()
        found = {door: _times(address, names) for door, address in DOORS.items()}
    limit = percentile(_commits(), 0.95)
    return [
        Reading(
            f"sign-in, {door}",
            percentile(times, 0.95) * 1000,
            "ms p95",
            limit * 1000,
            "one durable commit",
            limit / percentile(times, 0.95),
            "at most 150 ms without the password's hash",
            percentile(times, 0.95) <= BAR_SECONDS,
            {"median ms": round(percentile(times, 0.5) * 1000, 1), "sign-ins": len(times), "real hash": _hash_ms()},
        )
        for door, times in found.items()
    ]


def _made(username: str) -> str:
    """An account of its own for each sign-in: nobody waits because of the one before."""
    if find_account(username) is None:
        create_account(
            actor=Actor.system("bench"), username=username, password=PASSWORD, display_name="Đo", now=timezone.now()
        )
    return username


def _times(address: str, names: list[str]) -> list[float]:
    """Seconds of each request; the first ten warm up."""
    seconds = []
    for name in names:
        begun = time.perf_counter()
        answer = Client().post(address, {"username": name, "password": PASSWORD})
        seconds.append(time.perf_counter() - begun)
        if answer.status_code != 302:
            raise AssertionError(f"{address} did not let {name} in: {answer.status_code}")
    return seconds[10:]


def _commits() -> list[float]:
    """Seconds of writing one row to disk, each in a transaction of its own."""
    seconds = []
    for number in range(ROUNDS):
        begun = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute(_COMMIT, {"key": f"bench{number}", "data": "x" * 300})
        seconds.append(time.perf_counter() - begun)
    return seconds


def _hash_ms() -> str:
    """What the real hash costs beside it."""
    begun = time.perf_counter()
    make_password(PASSWORD, hasher="default")
    return f"{get_hasher('default').algorithm} {(time.perf_counter() - begun) * 1000:.0f} ms"

"""The running number in a dossier code: drawn without waiting for anybody's commit, never twice.

Each process leases blocks of serials of an agency and day, in a short transaction of its own on a connection of its
own. A quiet agency leases one at a time, so that its numbers run without gaps; a busy one as many as it will use within
two seconds.
Gaps are lawful, collisions are not: the unique code of the table is the last guard.
"""

import atexit
import os
import re
import threading
import time
from dataclasses import dataclass
from datetime import date
from typing import Any

import psycopg
from django.db import connections

LARGEST_BLOCK = 64
LEASE_SECONDS = 2.0
GROWTH = 4

LEASE = b"""
INSERT INTO dossiers_serialcounter AS counter (agency_code, day, next_serial)
VALUES (%(agency)s, %(day)s, 1 + %(block)s)
ON CONFLICT (agency_code, day) DO UPDATE SET next_serial = counter.next_serial + %(block)s
RETURNING next_serial
"""

# After a restored backup the counter may lag behind the codes that exist.
CATCH_UP = b"""
INSERT INTO dossiers_serialcounter AS counter (agency_code, day, next_serial)
SELECT %(agency)s, %(day)s, 1 + coalesce(max(substring(code FROM %(tail)s)::bigint), 0)
FROM dossiers_dossier
WHERE origin_system = 'motcua' AND starts_with(code, %(prefix)s) AND substring(code FROM %(tail)s) IS NOT NULL
ON CONFLICT (agency_code, day) DO UPDATE SET next_serial = greatest(counter.next_serial, excluded.next_serial)
RETURNING next_serial
"""


def agency_part(unit_code: str) -> str:
    """The agency in a dossier code: the unit's code, without the prefix of the statistics office."""
    return unit_code.rpartition(":")[2]


def dossier_code(unit_code: str, day: date, serial: int) -> str:
    """`<agency>-<yyMMdd>-<serial>`, the serial with at least four digits.

    Source  NĐ 61/2018 art. 26 and TT 01/2018 art. 19 (agency, date of receipt, serial within the day).
    """
    return f"{agency_part(unit_code)}-{day:%y%m%d}-{serial:04d}"


@dataclass(slots=True)
class _Lease:
    """What this process still holds of one agency and day."""

    next_serial: int = 0
    end: int = 0
    block: int = 0
    leased_at: float = 0.0


class SerialDrawer:
    """Hands out serials to all threads of this process."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        """Without leases and connection: at the start, and in a forked child, which must not use its parent's."""
        self._lock = threading.Lock()
        self._leases: dict[tuple[str, date], _Lease] = {}
        self._connection: psycopg.Connection[Any] | None = None
        self._database = ""

    def draw(self, agency: str, day: date) -> int:
        """The next serial of this agency and local day."""
        with self._lock:
            self._serve(connections["default"].settings_dict["NAME"])
            lease = self._leases.get((agency, day))
            if lease is None:
                self._leases = {key: kept for key, kept in self._leases.items() if key[1] >= day}
                lease = self._leases[(agency, day)] = _Lease()
            if lease.next_serial == lease.end:
                self._renew(lease, agency, day)
            serial = lease.next_serial
            lease.next_serial += 1
            return serial

    def _renew(self, lease: _Lease, agency: str, day: date) -> None:
        now = time.monotonic()
        used_up_in = max(now - lease.leased_at, 0.001)
        block = max(1, min(LARGEST_BLOCK, lease.block * GROWTH, int(lease.block * LEASE_SECONDS / used_up_in)))
        end = self._execute(LEASE, {"agency": agency, "day": day, "block": block})
        lease.next_serial, lease.end, lease.block, lease.leased_at = end - block, end, block, now

    def catch_up(self, agency: str, day: date) -> None:
        """Forget the lease and lift the counter above every code that exists; after a code was taken already."""
        prefix = f"{agency}-{day:%y%m%d}-"
        with self._lock:
            self._leases.pop((agency, day), None)
            tail = f"^{re.escape(prefix)}([0-9]{{1,17}})$"
            self._execute(CATCH_UP, {"agency": agency, "day": day, "prefix": prefix, "tail": tail})

    def close(self) -> None:
        """Give up the leases and the connection; the next draw opens a new one."""
        with self._lock:
            self._leases.clear()
            self._disconnect()

    def _execute(self, statement: bytes, parameters: dict[str, Any]) -> int:
        """Run on the own connection; a connection that died since the last time is replaced once."""
        for last_attempt in (False, True):
            try:
                row = self._connected().execute(statement, parameters).fetchone()
                return int(row[0])  # type: ignore[index]
            except psycopg.OperationalError:
                self._disconnect()
                if last_attempt:
                    raise
        raise AssertionError("not reached")

    def _serve(self, database: str) -> None:
        """Serials of one database are none of another's (the tests' beside the developer's)."""
        if self._database != database:
            self._leases.clear()
            self._disconnect()
            self._database = database

    def _connected(self) -> psycopg.Connection[Any]:
        if self._connection is None:
            self._connection = _connect()
        return self._connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _connect() -> psycopg.Connection[Any]:
    """A connection whose commits need not reach the disk: the dossier with the serial flushes the log behind them."""
    settings = connections["default"].settings_dict
    return psycopg.connect(
        dbname=settings["NAME"],
        user=settings["USER"] or None,
        password=settings["PASSWORD"] or None,
        host=settings["HOST"] or None,
        port=settings["PORT"] or None,
        autocommit=True,
        application_name="motcua serials",
        options="-c synchronous_commit=off -c statement_timeout=10000",
    )


drawer = SerialDrawer()
atexit.register(drawer.close)
os.register_at_fork(after_in_child=drawer._begin)

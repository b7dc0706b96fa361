"""The chain goes on over what was written since: each link takes in the one before it."""

import hashlib
from typing import Any

from django.db import connection, transaction

from motcua.audit.rows import NEW_ROWS, UNTIL

AT_ONCE = 20_000
BEGIN = b"motcua audit chain"
_LOCK = "SELECT pg_advisory_xact_lock(hashtext('audit.chain'))"
_INSERT = """
INSERT INTO audit_link (position, source, row_id, recorded_at, written_in, digest, chain)
SELECT * FROM unnest(%s::bigint[], %s::text[], %s::bigint[], %s::timestamptz[], %s::bigint[], %s::bytea[], %s::bytea[])
"""


def extend_chain() -> int:
    """How many rows were linked: all of ended transactions, in the order in which those began to write."""
    linked = 0
    while many := _some():
        linked += many
    return linked


@transaction.atomic
def _some() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
        cursor.execute("SELECT position, written_in, chain FROM audit_link ORDER BY position DESC LIMIT 1")
        last = cursor.fetchone()
        position, after, chain = (int(last[0]), int(last[1]), bytes(last[2])) if last else (0, 0, first_link())
        cursor.execute(UNTIL, {"after": str(after), "most": AT_ONCE})
        (until,) = cursor.fetchone()
        if until is None:
            return 0
        cursor.execute(NEW_ROWS, {"after": str(after), "until": until})
        rows = cursor.fetchall()
        if rows:
            cursor.execute(_INSERT, _links(rows, position, chain))
    return len(rows)


def first_link() -> bytes:
    """What the first row is linked to."""
    return hashlib.sha256(BEGIN).digest()


def link(chain: bytes, digest: bytes) -> bytes:
    """The next value of the chain."""
    return hashlib.sha256(chain + digest).digest()


def _links(rows: list[tuple[Any, ...]], position: int, chain: bytes) -> list[list[Any]]:
    columns: list[list[Any]] = [[] for _ in range(7)]
    for place, (source, row_id, recorded_at, written_in, digest) in enumerate(rows, start=position + 1):
        chain = link(chain, bytes(digest))
        for column, value in zip(
            columns, (place, source, row_id, recorded_at, written_in, bytes(digest), chain), strict=True
        ):
            column.append(value)
    return columns

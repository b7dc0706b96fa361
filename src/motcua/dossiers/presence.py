"""Telling officers who else has the same dossier open; forgotten as soon as the page is closed.

All times are those of the database's clock: this is no legal time, and machines' clocks differ.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.audit.api import READ_INSERT, Purpose, read_parameters
from motcua.core.actor import Actor

PAGE_SECONDS = 300
"""How long somebody counts as present who opened a page and of whom nothing more is heard."""

STREAM_SECONDS = 90
"""The same while the page listens for news; renewed as long as it does."""


@dataclass(frozen=True, slots=True)
class Present:
    """A colleague who has the dossier open; `doing` is empty while he reads, else the act whose page is open."""

    account_id: int
    name: str
    doing: str
    since: datetime


_COME = """
WITH come AS (
    INSERT INTO dossiers_presence AS known (dossier_id, account_id, name, doing, view, since, until)
    VALUES (%(dossier)s, %(account)s, %(name)s, %(doing)s, %(view)s, now(), now() + %(seconds)s * interval '1 second')
    ON CONFLICT (dossier_id, account_id) DO UPDATE SET
        name = excluded.name, doing = excluded.doing, view = excluded.view, until = excluded.until,
        since = CASE WHEN known.until < now() THEN now() ELSE known.since END
)
SELECT account_id, name, doing, since FROM dossiers_presence
WHERE dossier_id = %(dossier)s AND account_id <> %(account)s AND until > now() ORDER BY since, account_id
"""
_UNLESS_OPEN = """
WHERE NOT EXISTS (
    SELECT FROM dossiers_presence
    WHERE dossier_id = %(dossier)s AND account_id = %(account)s AND view = %(view)s AND until > now()
)
"""
_COME_AND_READ = f"WITH noted AS ({READ_INSERT} {_UNLESS_OPEN}), come AS" + _COME.split("WITH come AS", 1)[1]
"""The same statement also notes that the applicant's data were opened; a page that is open already fetches its news.

What the page says of itself is believed only where the table of open pages says the same of this very person.
"""

_RENEW = """
UPDATE dossiers_presence SET until = now() + %(seconds)s * interval '1 second'
FROM unnest(%(dossiers)s::bigint[], %(views)s::text[]) AS open(dossier_id, view)
WHERE dossiers_presence.dossier_id = open.dossier_id AND dossiers_presence.view = open.view
"""


def note_presence(
    dossier_id: int,
    *,
    actor: Actor,
    view: str,
    doing: str = "",
    seconds: int = PAGE_SECONDS,
    read_at: datetime | None = None,
    unit_id: int | None = None,
) -> list[Present]:
    """Note that the actor opened a page of the dossier; returns who else is there, the first comer first.

    read_at  the moment of the request: that the data were read is kept for good in the audit, in the same statement,
             unless this very page is open already
    unit_id  the unit under whose right it is read, where the page knows it

    Assumes that the actor may read the dossier.
    """
    if actor.account_id is None:
        return []
    parameters: dict[str, Any] = {
        "dossier": dossier_id,
        "account": actor.account_id,
        "name": actor.name,
        "doing": doing,
        "view": view,
        "seconds": seconds,
    }
    if read_at is not None:
        purpose = Purpose.ACT if doing else Purpose.HANDLING
        parameters |= read_parameters(
            actor=actor, subject="dossier", subject_id=dossier_id, purpose=purpose, now=read_at, unit_id=unit_id
        )
    with connection.cursor() as cursor:
        cursor.execute(_COME if read_at is None else _COME_AND_READ, parameters)
        return [Present(*row) for row in cursor.fetchall()]


def renew_presence(open_pages: Iterable[tuple[int, str]], *, seconds: int = STREAM_SECONDS) -> None:
    """These pages (dossier, view) are still open; one statement for all."""
    pages = list(open_pages)
    parameters: dict[str, Any] = {
        "seconds": seconds,
        "dossiers": [key for key, _ in pages],
        "views": [view for _, view in pages],
    }
    with connection.cursor() as cursor:
        cursor.execute(_RENEW, parameters)


def end_presence(dossier_id: int, view: str) -> bool:
    """The page was closed. False where the same person has opened another page of the dossier meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM dossiers_presence WHERE dossier_id = %(dossier)s AND view = %(view)s",
            {"dossier": dossier_id, "view": view},
        )
        return bool(cursor.rowcount)


def forget_absent() -> int:
    """Delete what is over, at most 10,000 rows at once; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM dossiers_presence WHERE id IN"
            " (SELECT id FROM dossiers_presence WHERE until < now() ORDER BY until LIMIT 10000)"
        )
        return int(cursor.rowcount)

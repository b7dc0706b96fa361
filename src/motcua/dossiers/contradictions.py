"""What in the ledger's dossiers of one source contradicts itself: counted as it stands, nothing is mended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

_OPEN = "('submitted', 'accepted', 'in_hand')"
_LOCAL_DUE = "(due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
_LOCAL_FINISHED = "(finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"

_BALANCE: dict[str, str] = {
    "finished": "finished_at IS NOT NULL",
    "open": "finished_at IS NULL",
    "early": f"{_LOCAL_FINISHED} < {_LOCAL_DUE}",
    "on_time": f"{_LOCAL_FINISHED} >= {_LOCAL_DUE} AND finished_at <= due_at",
    "late": f"{_LOCAL_FINISHED} >= {_LOCAL_DUE} AND finished_at > due_at",
    "no_due": "finished_at IS NOT NULL AND due_at IS NULL",
}
"""How the dossiers part: those that ended and those that did not, and the ended ones by their due moment.

Source  the classes early, on time, late of the published contract: by local dates, and on the due date by the moment.
"""

_WITHIN: dict[str, str] = {
    "finished_before_received": "finished_at < received_at",
    "returned_before_finished": "returned_at < finished_at",
    "due_before_received": "due_at < received_at",
    "submitted_after_received": "submitted_at > received_at",
    "returned_without_date": "stage = 'returned' AND returned_at IS NULL",
    "ended_without_date": f"stage NOT IN {_OPEN} AND finished_at IS NULL",
    "open_with_end": f"stage IN {_OPEN} AND finished_at IS NOT NULL",
    "returned_but_open": f"stage IN {_OPEN} AND returned_at IS NOT NULL",
    "in_the_future": "greatest(received_at, finished_at, returned_at) > %(now)s",
    "unit_unknown": "unit_id IS NULL",
    "channel_unknown": "legal_channel = 'unknown'",
}

_COUNTS = f"""
SELECT count(*), {", ".join(f"count(*) FILTER (WHERE {condition})" for condition in (_BALANCE | _WITHIN).values())}
FROM dossiers_dossier WHERE origin_system = %(origin)s
"""  # noqa: S608 (conditions of our own)

_ACTIVITIES = """
SELECT count(*) FILTER (WHERE last_at > finished_at), count(*) FILTER (WHERE first_at < received_at)
FROM (SELECT dossier.id, dossier.finished_at, dossier.received_at, max(activity.at) AS last_at,
             min(activity.at) AS first_at
      FROM dossiers_dossier AS dossier JOIN dossiers_foreignactivity AS activity ON activity.dossier_id = dossier.id
      WHERE dossier.origin_system = %(origin)s GROUP BY dossier.id) AS spans
"""

# Codes that differ only in case or in zeros at the head of a number: what a spreadsheet does to one and the same code.
_ALIKE = r"""
SELECT coalesce(sum(alike), 0) FROM (
    SELECT count(*) AS alike FROM dossiers_dossier WHERE origin_system = %(origin)s
    GROUP BY regexp_replace(upper(btrim(code)), '(^|[^0-9])0+(?=[0-9])', '\1', 'g') HAVING count(*) > 1) AS groups
"""

_ORIGINS_BROUGHT = """
SELECT DISTINCT dossier.origin_system FROM core_event AS event JOIN dossiers_dossier AS dossier
ON dossier.id = event.subject_id
WHERE event.recorded_at = %(moment)s AND event.subject = 'dossier' AND event.kind = 'DossierMirrored' ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Contradictions:
    """The dossiers of one source: how many, how they part (`balance`), and how many contradict themselves (`found`)."""

    origin: str
    dossiers: int
    balance: Mapping[str, int]
    found: Mapping[str, int]

    def document(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return {
            "origin": self.origin,
            "dossiers": self.dossiers,
            "balance": dict(self.balance),
            "found": dict(self.found),
        }


def count_contradictions(origin: str, *, now: datetime) -> Contradictions:
    """Count over all dossiers of the source; one pass over them, so for background jobs and commands."""
    values: dict[str, str | datetime] = {"origin": origin, "now": now}
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, values)
        total, *counts = cursor.fetchone()
        cursor.execute(_ACTIVITIES, values)
        after_end, before_receipt = cursor.fetchone()
        cursor.execute(_ALIKE, values)
        (alike,) = cursor.fetchone()
    named = dict(zip((*_BALANCE, *_WITHIN), counts, strict=True))
    found = {name: named[name] for name in _WITHIN}
    found |= {"events_after_end": after_end, "events_before_receipt": before_receipt, "codes_alike": int(alike)}
    return Contradictions(origin, total, {name: named[name] for name in _BALANCE}, found)


def origins_brought(moment: datetime) -> list[str]:
    """The sources whose dossiers the import of that moment made or changed."""
    with connection.cursor() as cursor:
        cursor.execute(_ORIGINS_BROUGHT, {"moment": moment})
        return [origin for (origin,) in cursor.fetchall()]

"""What is not yet decided is counted by unit and field every few minutes, and kept for each day."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from motcua.core.worktime import LOCAL_TIME
from motcua.dossiers.rules.backlog import NO_LIMIT, bands
from motcua.dossiers.states import BacklogCause, PauseCause
from motcua.dossiers.work_conditions import CONDITIONS, OWN

KEPT_DAYS = 800
SHELVES = ("new", "open", "awaiting", "others")
"""Every undecided dossier stands on one of these; each has its partial index, so that no decided one is read."""

_UNDECIDED = " UNION ALL ".join(
    f"SELECT * FROM dossiers_dossier WHERE {OWN} AND {CONDITIONS[shelf]}"  # type: ignore[index]  # noqa: S608
    for shelf in SHELVES
)
_CAUSE = f"""CASE
    WHEN awaiting IN ('supplement', 'payment') THEN awaiting
    WHEN clock = 'suspended' THEN coalesce((
        SELECT pause->>'cause' FROM jsonb_array_elements(pauses) AS pause
        WHERE pause->>'to' IS NULL AND pause->>'cause' = ANY(%(causes)s) LIMIT 1), '{BacklogCause.OTHERS}')
    WHEN awaiting = 'others' OR EXISTS (
        SELECT 1 FROM dossiers_task task
        WHERE task.dossier_id = dossier.id AND task.state = 'open' AND task.kind = 'consultation')
        THEN '{BacklogCause.OTHERS}'
    WHEN stage = 'submitted' THEN '{BacklogCause.NOT_TAKEN_IN}'
    WHEN assigned_to IS NULL THEN '{BacklogCause.UNASSIGNED}'
    ELSE '{BacklogCause.IN_HAND}' END"""  # noqa: S608
_DAYS_LEFT = """CASE WHEN clock <> 'running' OR due_at IS NULL THEN NULL
    WHEN due_at < %(now)s THEN least(-1, (due_at AT TIME ZONE %(zone)s::interval)::date - %(today)s::date)
    ELSE (due_at AT TIME ZONE %(zone)s::interval)::date - %(today)s::date END"""
_COUNT = f"""
INSERT INTO dossiers_backlogcount (unit_id, field, age, due, cause, dossiers)
SELECT unit_id, field, width_bucket(days, %(ages)s::int[]),
       coalesce(width_bucket(days_left, %(dues)s::int[]), {NO_LIMIT}), cause, count(*)
FROM (
    SELECT unit_id, field, {_CAUSE} AS cause, {_DAYS_LEFT} AS days_left,
        %(today)s::date - (coalesce(received_at, submitted_at, recorded_at) AT TIME ZONE %(zone)s::interval)::date
            AS days
    FROM ({_UNDECIDED}) AS dossier
) AS looked GROUP BY 1, 2, 3, 4, 5
"""  # noqa: S608
_KEEP = """
INSERT INTO dossiers_backlogday (unit_id, day, field, undecided, overdue)
SELECT unit_id, %(today)s, field, sum(dossiers),
       coalesce(sum(dossiers) FILTER (WHERE due BETWEEN 0 AND %(last_overdue)s), 0)
FROM dossiers_backlogcount GROUP BY unit_id, field
"""
_ROUND = """
INSERT INTO dossiers_backloground (day, counted_at) VALUES (%(today)s, %(now)s)
ON CONFLICT (day) DO UPDATE SET counted_at = excluded.counted_at
"""


def count_backlog(*, now: datetime) -> int:
    """Count what is undecided now, in all units, and keep it as the count of this local day; returns how many.

    Readers see the earlier count until the new one is whole. Two that count at once wait for each other.
    """
    divided, today = bands(), now.astimezone(LOCAL_TIME).date()
    given: dict[str, Any] = {
        "now": now,
        "today": today,
        "zone": LOCAL_TIME.utcoffset(None),
        "ages": list(divided.ages),
        "dues": list(divided.due),
        "last_overdue": divided.last_overdue,
        "causes": [cause.value for cause in PauseCause],
        "oldest": today - timedelta(days=KEPT_DAYS),
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE dossiers_backloground IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute("DELETE FROM dossiers_backlogcount")
        cursor.execute(_COUNT, given)
        cursor.execute("DELETE FROM dossiers_backlogday WHERE day = %(today)s OR day < %(oldest)s", given)
        cursor.execute(_KEEP, given)
        cursor.execute("DELETE FROM dossiers_backloground WHERE day < %(oldest)s", given)
        cursor.execute(_ROUND, given)
        cursor.execute("SELECT coalesce(sum(dossiers), 0) FROM dossiers_backlogcount")
        return int(cursor.fetchone()[0])

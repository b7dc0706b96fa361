"""Open dossiers that nothing moves any more: nobody has a task, or no timer watches the promise."""

from datetime import datetime

from django.db import connection, transaction

from motcua.dossiers.models import StuckDossier
from motcua.dossiers.work_conditions import CONDITIONS, OWN

_TAKEN_IN = " UNION ALL ".join(
    f"SELECT * FROM dossiers_dossier WHERE {OWN} AND {CONDITIONS[shelf]}"  # noqa: S608
    for shelf in ("open", "awaiting", "others")
)
"""Word for word the conditions of partial indexes, so that no decided dossier is read."""

_STUCK = f"""
SELECT id, unit_id, reason FROM (
    SELECT dossier.id, dossier.unit_id, CASE
        WHEN NOT EXISTS (SELECT 1 FROM dossiers_task task WHERE task.dossier_id = dossier.id AND task.state = 'open')
            THEN 'no_task'
        WHEN clock = 'running' AND due_at IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM dossiers_limittimer timer WHERE timer.kind = 'statutory' AND timer.subject_id = dossier.id)
            THEN 'no_timer'
        WHEN clock = 'suspended' AND NOT jsonb_path_exists(pauses, '$[*] ? (@.to == null)') THEN 'no_end'
    END AS reason
    FROM ({_TAKEN_IN}) AS dossier WHERE stage <> 'submitted'
) AS looked WHERE reason IS NOT NULL
UNION ALL
SELECT dossier_id, unit_id, 'broken_timer' FROM dossiers_limittimer WHERE faults > 0 AND kind = 'statutory'
"""  # noqa: S608


def find_stuck(*, now: datetime) -> int:
    """Look at every open dossier and keep those that are stuck; returns how many there are.

    One that moves again is forgotten. What was seen before keeps its first moment.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"WITH found AS ({_STUCK}), freed AS ("  # noqa: S608
            " DELETE FROM dossiers_stuckdossier kept WHERE NOT EXISTS (SELECT 1 FROM found"
            " WHERE found.id = kept.dossier_id AND found.reason = kept.reason))"
            " INSERT INTO dossiers_stuckdossier (dossier_id, unit_id, reason, since)"
            " SELECT id, unit_id, reason, %(now)s FROM found"
            " ON CONFLICT (dossier_id, reason) DO UPDATE SET unit_id = excluded.unit_id",
            {"now": now},
        )
    return StuckDossier.objects.count()

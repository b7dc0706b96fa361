"""How many dossiers each list of a unit holds: kept as they move, summed up now and then, never counted over history.

A row per unit and list would be a queue for everybody who works in the unit. So a trigger appends what changed
(`WorkDelta`), readers add it to what was folded before (`WorkCount`), and a task folds. What just came in, what is due
and what one person has in hand change with the clock or without a decision; they are counted in their index, at most
1,000 of each.
"""

from datetime import datetime

from django.db import connection, transaction

from motcua.core.actor import Actor
from motcua.core.prepared import keys_as_text
from motcua.dossiers.rules import access
from motcua.dossiers.work_conditions import (
    BOUNDED,
    COUNTED_AT_MOST,
    KEPT,
    OWN,
    WorkList,
    bounds_of,
    condition_of,
    whose,
)
from motcua.dossiers.work_people import FROM_PEOPLE, OF_PERSON, people_of

FOLDED_AT_ONCE = 10_000

_KEPT = """
SELECT list, sum(dossiers) FROM (
    SELECT list, dossiers FROM dossiers_workcount WHERE unit_id = %(unit)s AND %(unit)s = ANY(%(units)s::bigint[])
    UNION ALL
    SELECT list, dossiers FROM dossiers_workdelta WHERE unit_id = %(unit)s AND %(unit)s = ANY(%(units)s::bigint[])
) AS known GROUP BY list
"""

_FOLD = f"""
WITH taken AS (
    DELETE FROM dossiers_workdelta WHERE id IN (
        SELECT id FROM dossiers_workdelta ORDER BY id LIMIT {FOLDED_AT_ONCE} FOR UPDATE SKIP LOCKED)
    RETURNING unit_id, list, dossiers
), folded AS (
    INSERT INTO dossiers_workcount AS kept (unit_id, list, dossiers)
    SELECT unit_id, list, sum(dossiers) FROM taken GROUP BY unit_id, list ORDER BY unit_id, list
    ON CONFLICT (unit_id, list) DO UPDATE SET dossiers = kept.dossiers + excluded.dossiers
    RETURNING 1
) SELECT (SELECT count(*) FROM taken), (SELECT count(*) FROM folded)
"""  # noqa: S608
_WRONG = """
WITH kept AS (
    SELECT unit_id, list, sum(dossiers) AS dossiers FROM (
        SELECT unit_id, list, dossiers FROM dossiers_workcount
        UNION ALL SELECT unit_id, list, dossiers FROM dossiers_workdelta) AS known GROUP BY unit_id, list
), counted AS (
    SELECT unit_id, list, count(*) AS dossiers
    FROM dossiers_dossier, unnest(dossiers_lists_of(stage, awaiting, assigned_to)) AS list
    WHERE origin_system = 'motcua' AND stage IN ('submitted', 'accepted', 'in_hand', 'approved')
    GROUP BY unit_id, list
)
SELECT unit_id, list, coalesce(counted.dossiers, 0) - coalesce(kept.dossiers, 0)
FROM kept FULL JOIN counted USING (unit_id, list)
WHERE coalesce(counted.dossiers, 0) <> coalesce(kept.dossiers, 0) ORDER BY unit_id, list
"""


def count_work(*, actor: Actor, unit_id: int, now: datetime) -> dict[WorkList, int]:
    """How many dossiers each list holds; those in `BOUNDED` are counted up to 1,000. One statement."""
    units = keys_as_text(access.units_to_read(actor))
    bounded = " UNION ALL ".join(_bounded(name) for name in BOUNDED)
    parameters = {"unit": unit_id, "units": units, **people_of(actor, now), **bounds_of(now)}
    with connection.cursor() as cursor:
        cursor.execute(f"{_KEPT} UNION ALL {bounded}", parameters)
        found = dict(cursor.fetchall())
    return {name: int(found.get(name, 0)) for name in (*KEPT, *BOUNDED)}


def _bounded(name: WorkList) -> str:
    people, wanted = (f"{FROM_PEOPLE} CROSS JOIN", OF_PERSON) if name == "mine" else ("", whose(name))
    lateral = "LATERAL" if people else ""
    return (
        f"SELECT '{name}', count(*) FROM {people} {lateral} (SELECT 1 FROM dossiers_dossier WHERE {wanted} AND {OWN}"  # noqa: S608
        f" AND {condition_of(name)} LIMIT {COUNTED_AT_MOST}) AS counted"
    )


def fold_work_counts() -> int:
    """Add up what was appended; returns how many rows. Readers see each change either here or there, never twice."""
    folded = 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_FOLD)
            (taken, _) = cursor.fetchone()
        folded += int(taken)
        if taken < FOLDED_AT_ONCE:
            return folded


def wrong_counts() -> list[tuple[int, str, int]]:
    """Unit, list and how many dossiers the kept count lacks; empty when all is right. Reads every open dossier."""
    with connection.cursor() as cursor:
        cursor.execute(_WRONG)
        return [(int(unit), str(name), int(lacking)) for unit, name, lacking in cursor.fetchall()]


def mend_work_counts() -> int:
    """Append what kept counts lack, after somebody changed rows with triggers off; returns how many were wrong.

    One statement reads dossiers and counts in one state, so that what moves meanwhile is not counted twice.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO dossiers_workdelta (unit_id, list, dossiers) {_WRONG}")
        return int(cursor.rowcount)

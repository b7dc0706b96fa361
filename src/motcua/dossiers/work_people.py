"""Whose dossiers stand in a person's own list: those given to her, and those of colleagues whom she stands in for."""

from datetime import datetime
from typing import Any

from motcua.core.actor import Actor
from motcua.dossiers.intake import local_day

FROM_PEOPLE = """(
    SELECT %(account)s::bigint AS account, 0::bigint AS unit
    UNION ALL
    SELECT account_id, unit_id FROM dossiers_delegation
    WHERE to_account_id = %(account)s AND ended_at IS NULL AND %(today)s BETWEEN first_day AND last_day
) AS person"""
"""To be joined laterally, so that each person's index is read in its order; a unit of 0 means any that may be read."""

# The sum keeps the planner from reading the history of a unit beside the few dossiers of a person.
OF_PERSON = """assigned_to = person.account AND unit_id + 0 = ANY(%(units)s::bigint[])
    AND (person.unit = 0 OR unit_id + 0 = person.unit)"""


def people_of(actor: Actor, now: datetime) -> dict[str, Any]:
    """The parameters of the statements above; who has no account has no list."""
    return {"account": actor.account_id, "today": local_day(now)}

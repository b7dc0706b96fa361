"""Whose dossiers stand in a person's own list: those given to her."""

from typing import Any

from motcua.core.actor import Actor

FROM_PEOPLE = "unnest(%(people)s::bigint[], %(people_units)s::bigint[]) AS person (account, unit)"
"""To be joined laterally, so that each person's index is read in its order; a unit of 0 means any that may be read."""

OF_PERSON = """assigned_to = person.account AND unit_id = ANY(%(units)s::bigint[])
    AND (person.unit = 0 OR unit_id = person.unit)"""


def people_of(actor: Actor) -> dict[str, Any]:
    """Pairs of account and unit as two arrays for the statement."""
    if actor.account_id is None:
        return {"people": [], "people_units": []}
    return {"people": [actor.account_id], "people_units": [0]}

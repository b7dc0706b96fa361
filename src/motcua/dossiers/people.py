"""Who works where today, whose dossiers somebody looks after, and whose stand in whose name."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from motcua.core.actor import Actor
from motcua.dossiers.models import Delegation
from motcua.dossiers.rules import access
from motcua.dossiers.work_conditions import CONDITIONS, OWN
from motcua.identity.api import list_colleagues

HELD = " UNION ALL ".join(
    f"SELECT id, assigned_to FROM dossiers_dossier WHERE unit_id = %(unit)s AND {OWN} AND {condition}"  # noqa: S608
    " AND assigned_to IS NOT NULL"
    for condition in CONDITIONS.values()
)
"""Open dossiers of a unit that are in somebody's hand; read from the lists' own indexes."""


@dataclass(frozen=True, slots=True)
class DelegationListed:
    """One delegation as the unit's people see it; days are local, both included."""

    id: int
    account_id: int
    to_account_id: int
    first_day: date
    last_day: date
    note: str


def working_in(unit_id: int, day: date) -> frozenset[int]:
    """Accounts of those who handle dossiers in the unit on that local day."""
    return frozenset(one.account_id for one in list_colleagues(unit_id, *access.OFFICERS, on=day))


def list_delegations(*, actor: Actor, unit_id: int, today: date) -> list[DelegationListed]:
    """Those that are or will be in force in a unit of the actor, the next to end first."""
    if unit_id not in access.units_to_read(actor):
        return []
    rows = Delegation.objects.filter(unit_id=unit_id, ended_at__isnull=True, last_day__gte=today)
    names = ("id", "account_id", "to_account_id", "first_day", "last_day", "note")
    return [DelegationListed(*row) for row in rows.order_by("last_day", "id").values_list(*names)[:200]]


def who_left_work(*, actor: Actor, unit_id: int, today: date) -> dict[int, int]:
    """Accounts that hold open dossiers of the unit and work there no more, with how many; for who leads the unit."""
    if unit_id not in access.units_held_for(actor, "hand_over"):
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT assigned_to, count(*) FROM ({HELD}) AS held GROUP BY assigned_to",  # noqa: S608
            {"unit": unit_id},
        )
        held = dict(cursor.fetchall())
    working = working_in(unit_id, today)
    return {account: count for account, count in held.items() if account not in working}

"""Units that are no more and still have open dossiers, and the hand-overs that were made."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.db.models import Count, Q

from motcua.core.actor import Actor, ActorKind
from motcua.core.asking import beyond_scope
from motcua.dossiers.models import Rerouting
from motcua.dossiers.rules import access
from motcua.dossiers.work_conditions import CONDITIONS, OWN
from motcua.orgs.api import UnitRef, predecessors, read_units

MOST_LISTED = 50

_STRANDED = """
SELECT u.id FROM orgs_unit u WHERE upper(u.valid) <= %(on)s AND (%(units)s::bigint[] IS NULL OR u.id = ANY(%(units)s))
AND ({exists}) ORDER BY u.id
""".format(
    exists=" OR ".join(
        f"EXISTS (SELECT 1 FROM dossiers_dossier WHERE unit_id = u.id AND {OWN} AND {condition})"  # noqa: S608
        for condition in CONDITIONS.values()
    )
)


@dataclass(frozen=True, slots=True)
class ReroutingListed:
    """One hand-over as it is listed."""

    public_id: uuid.UUID
    former: UnitRef
    target: UnitRef
    at: datetime
    by_name: str
    dossiers: int
    returned: int
    undone_at: datetime | None


@beyond_scope("an administrator is told that there are some, not which")
def stranded_units(*, actor: Actor, on: date) -> list[UnitRef]:
    """Units that had ended by that local date and still have open dossiers.

    The operator sees all, an administrator those that he administers and those whose successor he administers.
    """
    units = None
    if actor.kind is not ActorKind.SYSTEM:
        own = read_units(access.units_held_for(actor, "reroute"))
        units = [*own, *(one.unit.id for unit in own.values() for one in predecessors(unit))]
    with connection.cursor() as cursor:
        cursor.execute(_STRANDED, {"on": on, "units": units})
        keys = [key for (key,) in cursor.fetchall()]
    found = read_units(keys)
    return [found[key] for key in keys]


def list_reroutings(*, actor: Actor) -> list[ReroutingListed]:
    """The latest hand-overs from and to units that the actor administers, at most 50, the latest first."""
    units = sorted(access.units_held_for(actor, "reroute"))
    rows = list(
        Rerouting.objects.filter(Q(from_unit_id__in=units) | Q(to_unit_id__in=units))
        .annotate(moved=Count("dossiers"), gone_back=Count("dossiers", filter=Q(dossiers__returned=True)))
        .order_by("-id")[:MOST_LISTED]
    )
    known = read_units({key for row in rows for key in (row.from_unit_id, row.to_unit_id)})
    return [
        ReroutingListed(
            row.public_id,
            known[row.from_unit_id],
            known[row.to_unit_id],
            row.at,
            row.by_name,
            row.moved,
            row.gone_back,
            row.undone_at,
        )
        for row in rows
    ]

"""What a page of administration reads from the request: who acts, and for which of his units."""

from django.http import HttpRequest

from motcua.admin.access import ADMINISTRATORS
from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.orgs.api import UnitRef, get_units


def actor_of(request: HttpRequest) -> Actor:
    """The Actor that the middleware put beside the user."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def administered_units(actor: Actor) -> list[UnitRef]:
    """The units that the actor administers, by name."""
    return sorted(get_units(actor.units_as(*ADMINISTRATORS)).values(), key=lambda unit: unit.name)


def chosen_unit(actor: Actor, given: str) -> UnitRef:
    """The unit asked for, else the first by name. Raises NotFound where it is not one of his."""
    units = administered_units(actor)
    if not given and units:
        return units[0]
    for unit in units:
        if str(unit.id) == given:
            return unit
    raise NotFound(given)

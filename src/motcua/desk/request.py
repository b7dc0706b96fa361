"""What a desk page reads from the request: who acts, and for which of his units."""

from django.http import HttpRequest

from motcua.core.actor import Actor, Role
from motcua.core.errors import NotFound
from motcua.orgs.api import UnitRef, get_units

MOST_DIGITS = 18
"""More would be no key."""


def actor_of(request: HttpRequest) -> Actor:
    """The Actor that the middleware put beside the user."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def chosen_unit(actor: Actor, given: str, *, roles: tuple[Role, ...]) -> tuple[UnitRef, list[UnitRef]]:
    """The unit asked for (else the first by name) and all units in which the actor holds one of the roles.

    Raises   NotFound where the unit is not one of his.
    """
    found = get_units(actor.units_as(*roles))
    units = sorted(found.values(), key=lambda unit: unit.name)
    if not given and units:
        return units[0], units
    if not given.isdecimal() or len(given) > MOST_DIGITS or int(given) not in found:
        raise NotFound(given)
    return found[int(given)], units

"""The units that take a procedure online through this system, for those who apply here."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from motcua.catalogue.api import online_here
from motcua.core.errors import NotFound
from motcua.dossiers.emergency_api import closed_doors
from motcua.orgs.api import UnitRef, unit_in_force


def units_of(codes: Iterable[str], *, on: date) -> tuple[UnitRef, ...]:
    """Those of the units that exist on the local date; one statement each (there are few)."""
    found = []
    for code in codes:
        try:
            found.append(unit_in_force(code, on=on))
        except NotFound:
            continue
    return tuple(found)


def units_online_here(code: str, *, on: date) -> tuple[UnitRef, ...]:
    """The units that take this procedure online here on the local date; one statement, and one for each unit."""
    return units_of(online_here(code, on=on), on=on)


def open_now(units: Iterable[UnitRef], code: str) -> tuple[UnitRef, ...]:
    """Those of the units whose online door to the procedure no emergency closes at this moment."""
    now = timezone.now()
    return tuple(unit for unit in units if "online" not in closed_doors({unit.id}, code, at=now))

"""The units that take a procedure online through this system, for those who apply here."""

from collections.abc import Iterable
from datetime import date

from motcua.catalogue.api import online_here
from motcua.core.errors import NotFound
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

"""Where a procedure may lawfully be submitted: at offices in general, and online at single units here."""

from dataclasses import dataclass
from datetime import date

from motcua.catalogue.api import LawfulWay, lawful_channels, units_open_online
from motcua.core.errors import NotFound
from motcua.orgs.api import UnitRef, unit_in_force

GENERAL_KIND = "commune_centre"
"""The kind of office whose ways stand for the country's; single units may differ and are listed by name."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The general ways with their sources, and the units that take this procedure online here and now."""

    general: tuple[LawfulWay, ...]
    online_here: tuple[UnitRef, ...]


def ways_of(code: str, *, on: date) -> Ways:
    """All lawful ways on the local date."""
    units = []
    for unit_code in units_open_online(code, on=on):
        try:
            units.append(unit_in_force(unit_code, on=on))
        except NotFound:
            continue
    return Ways(lawful_channels(code, unit_kind=GENERAL_KIND, on=on).ways, tuple(units))

"""The public door of units: what other packages may use."""

from motcua.orgs.addresses import NATIONAL, commune_known, communes_become, full_name
from motcua.orgs.queries import (
    communes_of,
    find_units,
    get_unit,
    get_units,
    predecessors,
    read_units,
    resolve_codes,
    successors,
    unit_in_force,
    units_below,
)
from motcua.orgs.rules import UnitsRefused
from motcua.orgs.seats import Seat, seat_of
from motcua.orgs.successions import Share, units_as_of, units_digest
from motcua.orgs.usecases.load_units import load_units
from motcua.orgs.values import COMMUNE_KINDS, TIER_OF_KIND, Successor, UnitRef, UnitsLoaded

__all__ = [
    "COMMUNE_KINDS",
    "NATIONAL",
    "TIER_OF_KIND",
    "Seat",
    "Share",
    "Successor",
    "UnitRef",
    "UnitsLoaded",
    "UnitsRefused",
    "commune_known",
    "communes_become",
    "communes_of",
    "find_units",
    "full_name",
    "get_unit",
    "get_units",
    "load_units",
    "predecessors",
    "read_units",
    "resolve_codes",
    "seat_of",
    "successors",
    "unit_in_force",
    "units_as_of",
    "units_below",
    "units_digest",
]

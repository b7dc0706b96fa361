"""Where a procedure may lawfully be submitted: at offices in general, and online at single units here."""

from dataclasses import dataclass
from datetime import date

from motcua.catalogue.api import EffectiveProcedure, LawfulWay, ways_everywhere
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
    """All lawful ways on the local date: one statement, and one more for each unit that takes it online here."""
    everywhere = ways_everywhere(code, on=on)
    open_here = sorted(
        unit_code
        for (_kind, unit_code), ways in everywhere.items()
        if unit_code and any((way.channel, way.where) == ("online", "here") for way in ways)
    )
    units = []
    for unit_code in open_here:
        try:
            units.append(unit_in_force(unit_code, on=on))
        except NotFound:
            continue
    return Ways(tuple(everywhere.get((GENERAL_KIND, ""), ())), tuple(units))


def ways_of_record(one: EffectiveProcedure) -> tuple[LawfulWay, ...]:
    """The ways that the nation's record itself names, for a procedure of which no rule of ours says more.

    Online leads to the national portal, the one door since 1 July 2026; a counter or the post to the executing office.
    """
    source = one.methods.source
    places = {"online": "national_portal", "counter": "office", "post": "office"}
    channels = dict.fromkeys(method.channel for method in one.methods.value)
    return tuple(LawfulWay(channel, places[channel], source) for channel in channels)

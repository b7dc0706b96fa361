"""What was decided about doors for single procedures, at kinds of units and at single units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from motcua.catalogue.channels.reading import channel_rules
from motcua.catalogue.values import NO_WORDS, LawfulWay, Validity
from motcua.core.prepared import rows_prepared

_DECIDED = """
SELECT procedure.code, way.unit_kind, way.unit_code, way.channel, way."where", way.source, way.system, way.territory,
  lower(way.valid), upper(way.valid)
FROM catalogue_lawfulchannel way JOIN catalogue_procedure procedure ON procedure.id = way.procedure_id
WHERE procedure.code = ANY(%(codes)s) AND way.valid @> %(on)s::date
ORDER BY way.id
"""


@dataclass(frozen=True, slots=True)
class DecidedWays:
    """All ways decided for one procedure, by (kind of unit, code of a single unit), one of them empty."""

    by_unit: dict[tuple[str, str], list[LawfulWay]]

    def at(self, unit_kind: str, unit_code: str) -> tuple[LawfulWay, ...]:
        """The ways at that unit; lines for its own code replace those of its kind."""
        own = self.by_unit.get(("", unit_code), []) if unit_code else []
        return tuple(own or self.by_unit.get((unit_kind, ""), ()))

    def online_here(self) -> tuple[str, ...]:
        """Codes of the single units that take it online through this system."""
        return tuple(
            sorted(
                code
                for (_kind, code), ways in self.by_unit.items()
                if code and any((way.channel, way.where) == ("online", "here") for way in ways)
            )
        )


NOTHING = DecidedWays({})


def online_here(code: str, *, on: date) -> tuple[str, ...]:
    """Codes of the single units that take this procedure online through this system; one statement."""
    return decided_ways([code], on=on).get(code, NOTHING).online_here()


def decided_ways(codes: Sequence[str], *, on: date) -> dict[str, DecidedWays]:
    """What was decided for these procedures on the local date; one statement, nothing for codes without decisions."""
    systems = channel_rules().systems
    found: dict[str, DecidedWays] = {}
    for code, kind, unit, channel, where, source, system, territory, start, end in rows_prepared(
        _DECIDED, {"codes": list(codes), "on": on}
    ):
        known = systems.get(system)
        way = LawfulWay(
            channel,
            where,
            source,
            system=known.name if known else NO_WORDS,
            address=known.address if known else "",
            territory=territory,
            valid=Validity(start, end),
        )
        found.setdefault(code, DecidedWays({})).by_unit.setdefault((kind, unit), []).append(way)
    return found

"""Systems and rules that say where a way of the nation's record leads, typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motcua.catalogue.national.values import NationalMethod
from motcua.catalogue.values import NO_WORDS, Validity
from motcua.forms.values import Words

ANYWHERE = "commune_centre"
"""The kind of office whose ways are told where nobody asked for a kind."""
UNKNOWN = "unknown"
"""Where a way leads of which the record contradicts itself or says nothing."""
RULE = "rule"
"""The layer of what holds by a general rule, beside `national`, `provincial` and `ours`."""


@dataclass(frozen=True, slots=True)
class System:
    """A system that takes dossiers; `named` are the words by which records name it.

    closed_from, closed_by  from when it takes none any more, and by which decision; empty while it does
    """

    id: str
    name: Words
    where: str
    address: str = ""
    named: tuple[str, ...] = ()
    closed_from: date | None = None
    closed_by: str = ""

    def is_open(self, on: date) -> bool:
        """Whether it takes dossiers on the local date."""
        return self.closed_from is None or on < self.closed_from


@dataclass(frozen=True, slots=True)
class DoorRule:
    """Where a way of the record leads during one period. Empty conditions fit everything.

    unless_named  systems: where the record names one of these and not the rule's own, the rule does not hold
    territory     own_area, province or nation: whose dossiers a counter takes; empty where the rule does not say
    """

    channel: str
    where: str
    valid: Validity
    source: str
    system: str = ""
    procedures: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    tiers: frozenset[str] = frozenset()
    unit_kinds: frozenset[str] = frozenset()
    unless_named: frozenset[str] = frozenset()
    territory: str = ""
    verified: bool = True
    note: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class ChannelRules:
    """All systems by their ids, and the rules in their order."""

    systems: Mapping[str, System]
    rules: tuple[DoorRule, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What the nation's record (or our definition in its place) tells about handing in.

    level   full, part or none
    valid   the period of the record; None where none stands
    source  of the ways
    """

    code: str
    methods: tuple[NationalMethod, ...]
    level: str
    tiers: tuple[str, ...]
    fields: tuple[str, ...]
    agency: str
    non_territorial: bool
    valid: Validity | None
    source: str
    layer: str

"""The procedure that holds on a date: each field says which layer it came from, and on what source it rests."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from motcua.catalogue.national.values import (
    NationalCase,
    NationalCoded,
    NationalGroup,
    NationalMethod,
    NationalStep,
    TimeQuantity,
)
from motcua.catalogue.values import LawfulWay, ProcedureVersionRef

NATIONAL, PROVINCIAL, OURS = "national", "provincial", "ours"
"""Layers: the nation's record, what the province decided, our executable definition."""
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Layered(Generic[Value]):
    """A value with the layer that it came from and its source in words."""

    value: Value
    layer: str
    source: str


@dataclass(frozen=True, slots=True)
class AgreedLimit:
    """A shorter time that a province has agreed to, beside the statutory one."""

    channel: str
    quantity: TimeQuantity
    source: str


@dataclass(frozen=True, slots=True)
class Begun:
    """From when a province's decision holds.

    on        its first local date; where `earliest`, no source names the day, and the law allows none before this
    signed    the local date on which it was signed, where a source tells
    """

    on: date
    earliest: bool
    signed: date | None


@dataclass(frozen=True, slots=True)
class OwnOfProvince:
    """Procedures that a province published in the place of the nation's.

    province  code of its unit; `codes` of its procedures, `known` those of them that the catalogue has on that date
    limits    the distinct limits as published there; which case each belongs to is told by those procedures
    """

    province: str
    codes: tuple[str, ...]
    known: tuple[str, ...]
    limits: tuple[str, ...]
    source: str
    begun: Begun


@dataclass(frozen=True, slots=True)
class LaidOver:
    """The decision of one province that is laid over the record; `province` is the code of its unit."""

    province: str
    source: str
    begun: Begun


@dataclass(frozen=True, slots=True)
class Doubt:
    """An open finding of the record that readers are told of: its kind, where it stands, and the field it concerns."""

    code: str
    place: str
    field: str


@dataclass(frozen=True, slots=True)
class Decided:
    """Something that editors, or the reader's province, set about one part of the record.

    part     as readers know it, see `part_concerned`
    place    where in the record; empty for what the province decided
    text     an editor's words; empty where a value was set
    instead  whether it takes the place of what the record has there; words may also stand beside it
    """

    part: str
    place: str
    text: str
    instead: bool
    source: str


@dataclass(frozen=True, slots=True)
class EffectiveProcedure:
    """One procedure on one date.

    on            the local date for which it holds
    portal_page   address of the national portal's own page of it; empty where it is not known
    laid_over     the province's decision that is laid over; None where none is
    title         our short name; the official name where there is none
    level         full, part or none
    agreed        shorter times that the province asked for agreed to
    own           provinces that published procedures of their own in its place; only the one asked for, if any was
    definition    our executable definition with its version; None where dossiers cannot be submitted here
    national      number of the national version, 0 where there is none; `valid_from` its first day
    level_reason  why only in part, as the province published it; empty where no source says
    doubts        what readers are warned of; open findings only
    decided       what editors and the province set; `originals`: the fields that this changed, as the nation has them
    ways          the lawful ways at the unit or kind of unit that was asked for
    closed_ways   systems that the record still names though they take nothing any more
    online_here   codes of the single units that take it online through this system
    """

    code: str
    on: date
    kind: str
    name: Layered[str]
    title: Layered[str]
    summary: Layered[str]
    level: Layered[str]
    tiers: Layered[tuple[str, ...]]
    fields: Layered[tuple[NationalCoded, ...]]
    audience: Layered[tuple[NationalCoded, ...]]
    life_events: Layered[tuple[str, ...]]
    agency: Layered[NationalCoded]
    executing: Layered[tuple[str, ...]]
    methods: Layered[tuple[NationalMethod, ...]]
    agreed: tuple[AgreedLimit, ...]
    own: tuple[OwnOfProvince, ...]
    groups: Layered[tuple[NationalGroup, ...]]
    steps: Layered[tuple[NationalStep, ...]]
    steps_as_given: Layered[str]
    conditions: Layered[str]
    results: Layered[tuple[NationalCoded, ...]]
    legal_bases: Layered[tuple[NationalCoded, ...]]
    cases: Layered[tuple[NationalCase, ...]]
    returning: tuple[str, ...]
    addresses: Layered[str]
    related: tuple[NationalCoded, ...]
    decision: str
    non_territorial: bool
    definition: ProcedureVersionRef | None
    national: int
    valid_from: date | None
    doubts: tuple[Doubt, ...]
    ways: tuple[LawfulWay, ...] = ()
    portal_page: str = ""
    closed_ways: tuple[LawfulWay, ...] = ()
    online_here: tuple[str, ...] = ()
    level_reason: str = ""
    laid_over: LaidOver | None = None
    decided: tuple[Decided, ...] = ()
    originals: Mapping[str, Layered[Any]] = field(default_factory=dict)

    def decided_about(self, part: str) -> tuple[Decided, ...]:
        """What was set about that part."""
        return tuple(one for one in self.decided if one.part == part)

    def words_for(self, part: str) -> str:
        """An editor's words for the whole of that part; empty where there are none, or values were set later."""
        of_all = [one for one in self.decided_about(part) if one.instead and "[" not in one.place]
        return of_all[-1].text if of_all else ""

    def is_doubtful(self, field: str) -> bool:
        """Whether readers are warned of this field (fees, limit, papers, level, methods)."""
        return any(doubt.field == field for doubt in self.doubts)


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list of procedures. `executable` where dossiers can be submitted through this system."""

    code: str
    name: str
    title: str
    agency: str
    field: str
    level: str
    tiers: tuple[str, ...]
    channels: tuple[str, ...]
    executable: bool
    agency_code: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of a dimension of the catalogue, with how many procedures have it."""

    value: str
    name: str
    procedures: int

"""What the catalogue offers: each procedure at each kind of unit, and how far it can be done online."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from motcua.catalogue.models import LawfulChannel, ProcedureVersion
from motcua.orgs.api import UnitRef, resolve_codes

FULL, PARTIAL, NONE = "full", "partial", "none"


@dataclass(frozen=True, slots=True)
class Offer:
    """One procedure at one kind of unit during one period (half-open local dates).

    level        `full` where the national data say that nobody need come, `partial` where it may be submitted online,
                 `none` where it may not
    online_here  it may be submitted online through Motcua
    practice     it is offered at practice or simulated units only
    """

    code: str
    name: str
    field: str
    unit_kind: str
    level: str
    online_here: bool
    national_portal: bool
    valid_from: date
    valid_to: date | None
    practice: bool


@dataclass(frozen=True, slots=True)
class _Door:
    procedure_id: int
    unit_kind: str
    practice: bool
    start: date
    end: date | None


def list_offers() -> list[Offer]:
    """Every offer of every published version, ordered by code, kind of unit and period."""
    ways: dict[_Door, set[str]] = defaultdict(set)
    lines = list(LawfulChannel.objects.order_by("id"))
    single = resolve_codes({(line.unit_code, line.valid.lower) for line in lines if line.unit_code})
    for line in lines:
        unit = single.get((line.unit_code, line.valid.lower))
        if line.unit_code and unit is None:
            continue
        ways[_door(line, unit)].add(line.where if line.channel == "online" else "")
    versions = ProcedureVersion.objects.select_related("procedure").order_by("id")
    found = {offer for version in versions for offer in _offers_of(version, ways.items())}
    return sorted(found, key=lambda offer: (offer.code, offer.unit_kind, offer.practice, offer.valid_from))


def _door(line: LawfulChannel, unit: UnitRef | None) -> _Door:
    practice = unit is not None and (unit.practice or unit.simulated)
    kind = unit.kind if unit is not None else line.unit_kind
    return _Door(line.procedure_id, kind, practice, line.valid.lower, line.valid.upper)


def _offers_of(version: ProcedureVersion, ways: Iterable[tuple[_Door, set[str]]]) -> Iterable[Offer]:
    """The version at each door for as long as both hold."""
    definition = version.definition
    for door, places in ways:
        start = max(version.valid.lower, door.start)
        end = min((each for each in (version.valid.upper, door.end) if each is not None), default=None)
        if door.procedure_id != version.procedure_id or (end is not None and end <= start):
            continue
        online = places - {""}
        level = (FULL if definition["full_online"]["value"] else PARTIAL) if online else NONE
        yield Offer(
            code=version.procedure.code,
            name=version.name,
            field=definition["field"]["name"]["vi"],
            unit_kind=door.unit_kind,
            level=level,
            online_here="here" in online,
            national_portal="national_portal" in online,
            valid_from=start,
            valid_to=end,
            practice=door.practice,
        )

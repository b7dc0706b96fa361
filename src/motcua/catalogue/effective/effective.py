"""Putting a procedure together: our definition, the decisions of the province, else the record of the nation."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Q

from motcua.catalogue.channels.decided import NOTHING, DecidedWays, decided_ways
from motcua.catalogue.channels.deciding import closed_ways, ways_on
from motcua.catalogue.channels.reading import channel_rules
from motcua.catalogue.channels.values import ANYWHERE, Told
from motcua.catalogue.effective.decided import SetValue, with_decisions
from motcua.catalogue.effective.provincial import (
    Override,
    agreed_of,
    begun_of,
    decided_by,
    known_of,
    overrides_on,
    own_of,
    with_override,
)
from motcua.catalogue.effective.values import (
    NATIONAL,
    OURS,
    PROVINCIAL,
    Decided,
    Doubt,
    EffectiveProcedure,
    LaidOver,
    Layered,
)
from motcua.catalogue.models import NationalVersion, ProcedureVersion, RecordFinding
from motcua.catalogue.national.findings import FINDING_KINDS
from motcua.catalogue.national.reading import read_record
from motcua.catalogue.national.values import NationalCoded, NationalReading
from motcua.catalogue.queries import get_version, version_in_force
from motcua.catalogue.values import Named, ProcedureVersionRef, Validity
from motcua.core.errors import NotFound

PORTAL = "Cổng Dịch vụ công quốc gia"
PORTAL_PAGE = "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/"
"""Before the portal's own key of a procedure: the address of its page there."""
REMEMBERED = 256
_readings: dict[int, NationalReading] = {}
_DOUBTED = tuple(code for code, kind in FINDING_KINDS.items() if kind.doubts)


@dataclass(slots=True)
class _Told:
    """What readers are warned of, and what editors set in place of doubtful values."""

    doubts: list[Doubt] = field(default_factory=list)
    decisions: list[SetValue] = field(default_factory=list)


def effective_procedure(
    code: str, *, on: date, unit_kind: str = ANYWHERE, unit_code: str = "", province: str = ""
) -> EffectiveProcedure:
    """The procedure that holds on the local date `on`; at most four statements, and one more where provinces
    published procedures of their own.

    code       as the portal has it, or ours
    unit_kind  the kind of unit, and `unit_code` the unit, for which lawful ways are told
    province   code of the province whose decisions are laid over the record; empty: none are
    Raises     NotFound where neither the nation's record nor our definition holds then.
    """
    rows = NationalVersion.objects.filter(procedure__code=code, valid__contains=on).order_by("-id")
    national = rows.annotate(overrides=overrides_on(on, province)).first()
    ours = _ours(code, on)
    if national is None and ours is None:
        raise NotFound(f"procedure {code} on {on}")
    decided = decided_ways([code], on=on).get(code, NOTHING)
    if national is None:
        return _with_ways(_put_together(code, on, None, ours), None, decided, unit_kind, unit_code)
    told = _findings([national.id]).get(national.id, _Told())
    overrides = _overrides(national)
    laid_over = next((one for one in overrides if one.province == province), None)
    one = _put_together(code, on, national, ours, told=told, laid_over=laid_over)
    one = replace(one, own=own_of(overrides, known_of(overrides, on=on)))
    return _with_ways(one, national, decided, unit_kind, unit_code)


def effective_procedures(codes: Sequence[str], *, on: date, provinces: bool = False) -> list[EffectiveProcedure]:
    """Those of the codes that hold on the local date, for many. At most six statements.

    Which provinces have procedures of their own is told, and the ways at a centre of a commune.

    provinces  after each procedure it stands once more for every province that decided about it, with that laid over
    """
    rows = NationalVersion.objects.filter(procedure__code__in=codes, valid__contains=on).order_by("id")
    rows = rows.annotate(overrides=overrides_on(on, "", every=provinces))
    national = {row.procedure.code: row for row in rows.select_related("procedure")}
    told = _findings([row.id for row in national.values()])
    overrides = {code: _overrides(row) for code, row in national.items()}
    known = known_of((one for each in overrides.values() for one in each), on=on)
    own = ProcedureVersion.objects.filter(procedure__code__in=codes, valid__contains=on).order_by("id")
    ours = {code: get_version(version_id) for code, version_id in own.values_list("procedure__code", "id")}
    decided = decided_ways(codes, on=on)
    held = [code for code in codes if code in national or code in ours]
    made = []
    for code in held:
        row = national.get(code)
        findings = told.get(row.id, _Told()) if row is not None else _Told()
        one = _put_together(code, on, row, ours.get(code), told=findings, remember=False)
        laid, doors = overrides.get(code, ()), decided.get(code, NOTHING)
        made.append(_with_ways(replace(one, own=own_of(laid, known)), row, doors, ANYWHERE, ""))
        for each in laid if provinces else ():
            one = _put_together(code, on, row, ours.get(code), told=findings, laid_over=each, remember=False)
            made.append(_with_ways(replace(one, own=own_of((each,), known)), row, doors, ANYWHERE, ""))
    return made


def _put_together(
    code: str,
    on: date,
    national: NationalVersion | None,
    ours: ProcedureVersionRef | None,
    *,
    told: _Told | None = None,
    laid_over: Override | None = None,
    remember: bool = True,
) -> EffectiveProcedure:
    reading = None if national is None else _reading(national) if remember else read_record(national.record)[0]
    told = told or _Told()
    given = _national_fields(reading) if reading is not None else {}
    fields, decided = with_decisions(given, told.decisions) if reading is not None else ({}, ())
    if laid_over is not None:
        fields, decided = with_override(fields, laid_over), (*decided, *decided_by(laid_over))
    originals = {name: given[name] for name, field in fields.items() if field.layer == PROVINCIAL}
    if ours is not None:
        fields = _empty_fields() | fields | _own_fields(ours, known=reading is not None)
    return EffectiveProcedure(
        code=code,
        on=on,
        kind=reading.kind if reading is not None else "standard",
        agreed=agreed_of(laid_over) if laid_over is not None else (),
        own=(),
        returning=reading.returning if reading is not None else (),
        related=reading.related if reading is not None else (),
        decision=_decision(reading, ours, decided),
        non_territorial=reading.non_territorial if reading is not None else False,
        definition=ours,
        national=national.number if national is not None else 0,
        valid_from=national.valid.lower if national is not None else None,
        doubts=tuple(told.doubts),
        ways=(),
        closed_ways=(),
        online_here=(),
        level_reason=laid_over.content.get("level_reason", "") if laid_over is not None else "",
        portal_page=PORTAL_PAGE + reading.portal_id if reading is not None and reading.portal_id else "",
        laid_over=_told_of(laid_over),
        decided=decided,
        originals=originals,
        **fields,
    )


def _told_of(override: Override | None) -> LaidOver | None:
    return LaidOver(override.province, override.source, begun_of(override)) if override is not None else None


def _decision(reading: NationalReading | None, ours: ProcedureVersionRef | None, decided: Sequence[Decided]) -> str:
    """By what the procedure was published: as our definition has it, as an editor set it, as the record has it."""
    words = [one.text for one in decided if one.part == "decision" and one.instead]
    given = [ours.definition.decision if ours is not None else "", *words[-1:], reading.decision if reading else ""]
    return next(filter(None, given), "")


def _with_ways(
    one: EffectiveProcedure, national: NationalVersion | None, decided: DecidedWays, unit_kind: str, unit_code: str
) -> EffectiveProcedure:
    """The procedure with the doors that the law opens at that unit or kind of unit."""
    period = Validity(national.valid.lower, national.valid.upper) if national is not None else None
    told = Told(
        code=one.code,
        methods=one.methods.value,
        level=one.level.value,
        tiers=one.tiers.value,
        fields=tuple(field.code for field in one.fields.value),
        agency=one.agency.value.code,
        non_territorial=one.non_territorial,
        valid=period,
        source=one.originals.get("methods", one.methods).source if national is not None else one.name.source,
        layer=NATIONAL if national is not None else OURS,
    )
    rules = channel_rules()
    ways = ways_on(told, rules, on=one.on, unit_kind=unit_kind, decided=decided.at(unit_kind, unit_code))
    return replace(one, ways=ways, closed_ways=closed_ways(told, rules, on=one.on), online_here=decided.online_here())


def _ours(code: str, on: date) -> ProcedureVersionRef | None:
    try:
        return version_in_force(code, on=on)
    except NotFound:
        return None


def _reading(version: NationalVersion) -> NationalReading:
    """The record as it is read; records never change, so what was asked for last stays in memory."""
    known = _readings.get(version.id)
    if known is None:
        known = read_record(version.record)[0]
        while len(_readings) >= REMEMBERED:
            _readings.pop(next(iter(_readings)), None)
        _readings[version.id] = known
    return known


def _overrides(version: Any) -> tuple[Override, ...]:
    """What was read along with the version."""
    return tuple(Override(**row) for row in version.overrides)


def _findings(version_ids: Sequence[int]) -> dict[int, _Told]:
    """Of each version what readers are warned of, and what editors set in place of what was doubtful."""
    wanted = Q(status="open", code__in=_DOUBTED) | Q(status="overridden", code__in=FINDING_KINDS)
    rows = RecordFinding.objects.filter(wanted, version_id__in=version_ids).order_by("id")
    found: dict[int, _Told] = {}
    for version_id, status, code, place, value, source in rows.values_list(
        "version_id", "status", "code", "place", "value", "source"
    ):
        of_version = found.setdefault(version_id, _Told())
        if status == "open":
            of_version.doubts.append(Doubt(code, place, FINDING_KINDS[code].doubts))
        else:
            of_version.decisions.append(SetValue(code, place, value, source))
    return found


def _national_fields(reading: NationalReading) -> dict[str, Layered[Any]]:
    source = f"{PORTAL}, {reading.decision}" if reading.decision else PORTAL
    given: dict[str, Any] = {
        "name": reading.name,
        "title": reading.name,
        "summary": "",
        "level": reading.level,
        "tiers": (*reading.tiers, *reading.other_tiers),
        "fields": reading.fields,
        "audience": reading.audience,
        "life_events": tuple(each.name for each in reading.life_events),
        "agency": reading.agency,
        "executing": reading.executing,
        "methods": reading.methods,
        "groups": reading.groups,
        "steps": reading.steps,
        "steps_as_given": reading.steps_as_given,
        "conditions": reading.conditions,
        "results": reading.results,
        "legal_bases": reading.legal_bases,
        "cases": reading.cases,
        "addresses": reading.addresses,
    }
    return {name: Layered(value, NATIONAL, source) for name, value in given.items()}


@lru_cache(maxsize=1)
def _empty_fields() -> dict[str, Layered[Any]]:
    """What a procedure has of which no national record stands."""
    texts = ("name", "title", "summary", "level", "steps_as_given", "conditions", "addresses")
    many = ("tiers", "fields", "audience", "life_events", "executing", "methods", "groups", "steps", "results")
    found: dict[str, Layered[Any]] = {name: Layered("", OURS, "") for name in texts}
    found |= {name: Layered((), OURS, "") for name in (*many, "legal_bases", "cases")}
    return found | {"agency": Layered(NationalCoded("", ""), OURS, "")}


def _own_fields(version: ProcedureVersionRef, *, known: bool) -> dict[str, Layered[Any]]:
    """What our definition says better than the record; all that it says where there is no record."""
    own = version.definition
    given: dict[str, Any] = {
        "title": own.title.vi,
        "summary": own.summary.vi,
        "life_events": own.life_events,
    }
    if not known:
        given |= {
            "name": own.name.vi,
            "level": "full" if own.full_online else "part",
            "tiers": own.tiers,
            "fields": (_coded(own.field),),
            "audience": tuple(map(_coded, own.audience)),
            "agency": _coded(own.promulgating),
            "executing": own.executing,
            "steps_as_given": own.official_steps,
            "conditions": own.official_conditions,
            "results": tuple(map(_coded, own.results)),
            "legal_bases": tuple(NationalCoded(each.code, each.name) for each in own.legal_bases),
        }
    return {name: Layered(value, OURS, version.source) for name, value in given.items() if value}


def _coded(named: Named) -> NationalCoded:
    return NationalCoded(named.code, named.name.vi)

"""One procedure as plain JSON: each field with its layer and source, and what is doubtful about it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic_core import to_jsonable_python

from motcua.catalogue.channels.deciding import state_of
from motcua.catalogue.effective.values import PROVINCIAL, Begun, Decided, EffectiveProcedure, LaidOver, Layered
from motcua.catalogue.national.findings import FINDING_KINDS
from motcua.catalogue.values import CHANNELS, LawfulWay
from motcua.forms.values import Words

LAYERED = (
    "name", "title", "summary", "level", "tiers", "fields", "audience", "life_events", "agency", "executing",
    "methods", "groups", "steps", "steps_as_given", "conditions", "results", "legal_bases", "cases", "addresses",
)  # fmt: skip


def document_of(found: EffectiveProcedure) -> dict[str, Any]:
    """The document, the same for the machine interface and for open data.

    `version`, `valid_from`, `valid_to`, `source` and `definition` are those of our executable definition where there is
    one; otherwise `valid_from` is that of the nation's record.
    """
    own = found.definition
    return {
        "code": found.code,
        "on": found.on.isoformat(),
        "name": found.name.value,
        "kind": found.kind,
        "decision": found.decision,
        "version": own.number if own is not None else None,
        "valid_from": _day(own.valid.start if own is not None else found.valid_from),
        "valid_to": _day(own.valid.end if own is not None else None),
        "source": own.source if own is not None else found.name.source,
        "definition": to_jsonable_python(own.definition, fallback=dict) if own is not None else None,
        "national_version": found.national or None,
        "layers": _fields({name: getattr(found, name) for name in LAYERED}),
        "agreed": [
            {
                "channel": each.channel,
                "amount": str(each.quantity.amount),
                "unit": each.quantity.unit,
                "source": each.source,
            }
            for each in found.agreed
        ],
        "province": _of_province(found.laid_over),
        "decided": [_decided(each) for each in found.decided],
        "originals": _fields(found.originals),
        "own_of_provinces": [
            {
                "province": each.province,
                "codes": list(each.codes),
                "limits": list(each.limits),
                "source": each.source,
                **_begun(each.begun),
            }
            for each in found.own
        ],
        "portal_page": found.portal_page or None,
        "doubts": [_doubt(each.code, each.place, each.field) for each in found.doubts],
        "returning": list(found.returning),
        "related": to_jsonable_python(found.related),
        "non_territorial": found.non_territorial,
        "level_reason": found.level_reason or None,
        **_doors(found),
    }


def _doors(found: EffectiveProcedure) -> dict[str, Any]:
    return {
        "channels": {channel: state_of(channel, found.ways) for channel in CHANNELS},
        "ways": list(map(_way, found.ways)),
        "closed_ways": list(map(_way, found.closed_ways)),
    }


def _way(way: LawfulWay) -> dict[str, Any]:
    return {
        "channel": way.channel,
        "where": way.where,
        "system": _words(way.system),
        "address": way.address,
        "territory": way.territory or None,
        "valid_from": _day(way.valid.start if way.valid and way.valid.start > date.min else None),
        "valid_to": _day(way.valid.end if way.valid else None),
        "layer": way.layer,
        "source": way.source,
        "verified": way.verified,
        "note": _words(way.note),
    }


def _words(words: Words) -> dict[str, str] | None:
    return {"vi": words.vi, "en": words.en} if words.vi else None


def _day(day: Any) -> str | None:
    return day.isoformat() if day is not None else None


def _fields(given: Mapping[str, Layered[Any]]) -> dict[str, Any]:
    """The fields; a charge that is not trustworthy has no amount, only what was given."""
    fields: dict[str, Any] = {
        name: {"value": to_jsonable_python(field.value), "layer": field.layer, "source": field.source}
        for name, field in given.items()
    }
    for method in fields.get("methods", {"value": ()})["value"]:
        for fee in method["fees"]:
            fee["amount"] = fee["amount"] if fee["trustworthy"] else None
    return fields


def _of_province(laid_over: LaidOver | None) -> dict[str, Any] | None:
    if laid_over is None:
        return None
    return {"code": laid_over.province, "source": laid_over.source, **_begun(laid_over.begun)}


def _begun(begun: Begun) -> dict[str, Any]:
    return {"valid_from": _day(begun.on), "valid_from_is_earliest": begun.earliest, "signed_on": _day(begun.signed)}


def _decided(one: Decided) -> dict[str, Any]:
    return {
        "part": one.part,
        "place": one.place,
        "text": one.text,
        "instead": one.instead,
        "layer": PROVINCIAL,
        "source": one.source,
    }


def _doubt(code: str, place: str, field: str) -> dict[str, Any]:
    title = FINDING_KINDS[code].title
    return {"code": code, "title": {"vi": title.vi, "en": title.en}, "place": place, "field": field}

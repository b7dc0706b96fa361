"""What a province decided about a national procedure, laid over the nation's record for its readers."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from motcua.catalogue.effective.values import PROVINCIAL, AgreedLimit, Begun, Decided, Layered, OwnOfProvince
from motcua.catalogue.models import NationalVersion, ProvincialOverride
from motcua.catalogue.national.values import (
    NationalFee,
    NationalForm,
    NationalGroup,
    NationalLimit,
    NationalMethod,
    NationalPaper,
    NationalStep,
    TimeQuantity,
)


@dataclass(frozen=True, slots=True)
class Override:
    """One stored decision; `content` as in `data/procedures/overrides.schema.json`."""

    province: str
    content: Mapping[str, Any]
    source: str


def overrides_on(on: date, province: str, *, every: bool = False) -> ArraySubquery:
    """The decisions about the procedure of a national version on the local date, to be read along with it.

    province  whose; where it is empty, those of all provinces that published procedures of their own
    every     the decisions of all provinces
    """
    whose = Q() if every else Q(province=province) if province else ~Q(replaced_by=[])
    rows = ProvincialOverride.objects.filter(whose, procedure=OuterRef("procedure"), valid__contains=on)
    return ArraySubquery(
        rows.order_by("province").values(told=JSONObject(province="province", content="content", source="source"))
    )


def known_of(overrides: Iterable[Override], *, on: date) -> set[str]:
    """The provinces' own codes that the catalogue has then; one statement where there are any, else none."""
    codes = {code for one in overrides for code in one.content.get("replaced_by", ())}
    rows = NationalVersion.objects.filter(procedure__code__in=codes, valid__contains=on)
    return set(rows.values_list("procedure__code", flat=True)) if codes else set()


def own_of(overrides: Iterable[Override], known: Collection[str]) -> tuple[OwnOfProvince, ...]:
    """Which provinces published procedures of their own; `known` are those codes that the catalogue has."""
    own = [one for one in overrides if one.content.get("replaced_by")]
    return tuple(
        OwnOfProvince(
            one.province,
            tuple(one.content["replaced_by"]),
            tuple(code for code in one.content["replaced_by"] if code in known),
            tuple(one.content.get("published_limits", ())),
            one.source,
            begun_of(one),
        )
        for one in own
    )


def begun_of(override: Override) -> Begun:
    """From when the decision holds by its own words."""
    content = override.content
    signed = content.get("decided_on")
    return Begun(
        on=date.fromisoformat(content["valid_from"]),
        earliest=content.get("valid_from_is") == "earliest",
        signed=date.fromisoformat(signed) if signed else None,
    )


def agreed_of(override: Override) -> tuple[AgreedLimit, ...]:
    """Shorter limits, by channel."""
    return tuple(
        AgreedLimit(channel, _quantity(each), override.source)
        for each in override.content.get("agreed", ())
        for channel in each["channels"]
    )


def with_override(fields: Mapping[str, Layered[Any]], override: Override) -> dict[str, Layered[Any]]:
    """The fields with what the province says in their place."""
    found, content = dict(fields), override.content
    changed: dict[str, Any] = {}
    if "level" in content:
        changed["level"] = content["level"]
    if "limits" in content or "fees" in content:
        changed["methods"] = tuple(_with_terms(method, content) for method in found["methods"].value)
    if "forms" in content:
        changed["groups"] = tuple(_with_forms(group, content["forms"]) for group in found["groups"].value)
    if "steps" in content:
        changed["steps"] = tuple(
            NationalStep(each["number"], each["title"], each.get("text", "")) for each in content["steps"]
        )
    return found | {name: Layered(value, PROVINCIAL, override.source) for name, value in changed.items()}


def decided_by(override: Override) -> tuple[Decided, ...]:
    """Which parts of the record the province set otherwise."""
    parts = {"level": "level", "limits": "limits", "fees": "fees", "forms": "papers", "steps": "steps"}
    return tuple(
        Decided(part, "", "", True, override.source) for name, part in parts.items() if name in override.content
    )


def _with_terms(method: NationalMethod, content: Mapping[str, Any]) -> NationalMethod:
    """A limit or charges that the province sets for this channel."""
    limits = [each for each in content.get("limits", ()) if method.channel in each["channels"]]
    fees = [each for each in content.get("fees", ()) if method.channel in each["channels"]]
    if limits:
        quantity = _quantity(limits[0])
        method = replace(method, limit=NationalLimit(quantity, f"{quantity.amount} {quantity.unit}"))
    return replace(method, fees=tuple(map(_fee, fees))) if fees else method


def _fee(given: Mapping[str, Any]) -> NationalFee:
    return NationalFee(given["kind"], Decimal(given["amount"]), "VND", True, given["words"], given["words"])


def _with_forms(group: NationalGroup, forms: Sequence[Mapping[str, Any]]) -> NationalGroup:
    return replace(group, papers=tuple(_with_form(paper, forms) for paper in group.papers))


def _with_form(paper: NationalPaper, forms: Sequence[Mapping[str, Any]]) -> NationalPaper:
    own = tuple(NationalForm(each["name"], each["url"]) for each in forms if each["paper"] == paper.code)
    return replace(paper, forms=own) if own else paper


def _quantity(given: Mapping[str, Any]) -> TimeQuantity:
    return TimeQuantity(Decimal(given["amount"]), given["unit"])

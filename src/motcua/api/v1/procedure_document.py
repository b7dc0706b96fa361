"""One procedure as a document: each field with its layer and source, and what is doubtful about it."""

from datetime import date
from typing import Any

from pydantic import Field
from pydantic_core import to_jsonable_python

from motcua.api.answers import Answer
from motcua.catalogue.api import FINDING_KINDS, EffectiveProcedure, Layered

LAYERED = (
    "name", "title", "summary", "level", "tiers", "fields", "audience", "life_events", "agency", "executing",
    "methods", "groups", "steps", "steps_as_given", "conditions", "results", "legal_bases", "cases", "addresses",
)  # fmt: skip


class LayeredField(Answer):
    """A value, the layer that it came from and the source on which it rests."""

    value: Any
    layer: str = Field(description="`national` (the nation's record), `provincial` or `ours`")
    source: str


class AgreedTime(Answer):
    """A shorter time that the province has agreed to, beside the statutory one."""

    channel: str
    amount: str
    unit: str
    source: str


class DoubtShown(Answer):
    """Something in the nation's record that is doubtful and about which nobody has decided yet."""

    code: str
    title: dict[str, str] = Field(description="what is doubtful, `vi` and `en`")
    place: str = Field(description="where in the record")
    field: str = Field(description="which field of a reader it concerns: fees, limit, papers, level, methods")


class ProcedureDocument(Answer):
    """One procedure on one date.

    `version`, `valid_from`, `valid_to`, `source` and `definition` are those of our executable definition where there is
    one; otherwise `valid_from` is that of the nation's record and the others are null.
    """

    code: str
    on: date
    name: str
    kind: str
    decision: str
    version: int | None
    valid_from: date | None
    valid_to: date | None = Field(description="first day on which it is no longer in force")
    source: str
    definition: dict[str, Any] | None = Field(description="form, papers, fees, time limits, steps and their sources")
    national_version: int | None = Field(description="number of the nation's record, see its `record`")
    layers: dict[str, LayeredField]
    agreed: list[AgreedTime]
    doubts: list[DoubtShown]
    returning: list[str]
    related: list[dict[str, str]]
    non_territorial: bool


def procedure_document(found: EffectiveProcedure) -> ProcedureDocument:
    """The document of the procedure."""
    own = found.definition
    return ProcedureDocument(
        code=found.code,
        on=found.on,
        name=found.name.value,
        kind=found.kind,
        decision=found.decision,
        version=own.number if own is not None else None,
        valid_from=own.valid.start if own is not None else found.valid_from,
        valid_to=own.valid.end if own is not None else None,
        source=own.source if own is not None else found.name.source,
        definition=to_jsonable_python(own.definition) if own is not None else None,
        national_version=found.national or None,
        layers=_layers(found),
        agreed=[
            AgreedTime(
                channel=each.channel, amount=str(each.quantity.amount), unit=each.quantity.unit, source=each.source
            )
            for each in found.agreed
        ],
        doubts=[_doubt(each.code, each.place, each.field) for each in found.doubts],
        returning=list(found.returning),
        related=[to_jsonable_python(each) for each in found.related],
        non_territorial=found.non_territorial,
    )


def _layers(found: EffectiveProcedure) -> dict[str, LayeredField]:
    """The fields; a charge that is not trustworthy has no amount, only what was given."""
    layers = {name: _layered(getattr(found, name)) for name in LAYERED}
    for method in layers["methods"].value:
        for fee in method["fees"]:
            fee["amount"] = fee["amount"] if fee["trustworthy"] else None
    return layers


def _layered(field: Layered[Any]) -> LayeredField:
    return LayeredField(value=to_jsonable_python(field.value), layer=field.layer, source=field.source)


def _doubt(code: str, place: str, field: str) -> DoubtShown:
    title = FINDING_KINDS[code].title
    return DoubtShown(code=code, title={"vi": title.vi, "en": title.en}, place=place, field=field)

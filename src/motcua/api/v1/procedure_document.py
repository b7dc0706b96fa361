"""One procedure as a document: each field with its layer and source, and what is doubtful about it."""

from datetime import date
from typing import Any

from pydantic import Field

from motcua.api.answers import Answer


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


class DecidedPart(Answer):
    """Something that editors or the province asked for set about one part of the nation's record."""

    part: str = Field(
        description="limits, fees, doors, papers, steps, conditions, results, bases, executing, decision, tiers, level,"
        " fields, audience, name, or `record` for the whole"
    )
    place: str = Field(description="where in the record; empty for a decision of the province")
    text: str = Field(description="an editor's words; empty where a value was set")
    instead: bool = Field(description="whether it takes the place of what the record has there, or stands beside it")
    layer: str
    source: str


class OwnProcedures(Answer):
    """Procedures that a province published in the place of this one."""

    province: str = Field(description="code of its unit")
    codes: list[str]
    limits: list[str] = Field(description="the distinct limits as published; which case each belongs to is told there")
    source: str
    valid_from: date = Field(description="first date on which it holds")
    valid_from_is_earliest: bool = Field(
        description="no source names the day: it is the first that the law allows, and may have been later"
    )
    signed_on: date | None = Field(description="when the decision was signed; null where no source tells")


class ProvinceLaidOver(Answer):
    """The decision of the province that was asked for, laid over the record."""

    code: str = Field(description="code of the unit of the province")
    source: str
    valid_from: date
    valid_from_is_earliest: bool
    signed_on: date | None


class DoubtShown(Answer):
    """Something in the nation's record that is doubtful and about which nobody has decided yet."""

    code: str
    title: dict[str, str] = Field(description="what is doubtful, `vi` and `en`")
    place: str = Field(description="where in the record")
    field: str = Field(description="which field of a reader it concerns: fees, limit, papers, level, methods")


class Way(Answer):
    """One door, open by law on that date at that kind of unit, with where it leads and on what that rests."""

    channel: str = Field(description="online, counter or post")
    where: str = Field(
        description="here, national_portal, vneid, ministry_system, provincial_system, counter (a public service "
        "centre), office (the counter of the office that decides) or unknown"
    )
    system: dict[str, str] | None = Field(
        description="name of the system that takes it, `vi` and `en`; null: not known"
    )
    address: str = Field(description="its address; empty where no source names one")
    territory: str | None = Field(
        description="whose dossiers a counter takes: own_area, province, nation; null: not known"
    )
    valid_from: date | None
    valid_to: date | None = Field(description="first day on which it no longer holds; null: none is known")
    layer: str = Field(description="`ours` (decided for this procedure), `rule` (general) or `national` (the record)")
    source: str
    verified: bool = Field(description="false where nobody has checked the source: do not send anybody there")
    note: dict[str, str] | None = Field(description="what is not known about it, `vi` and `en`")


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
    province: ProvinceLaidOver | None = Field(description="whose decision is laid over; null where none is")
    decided: list[DecidedPart] = Field(description="what editors and that province set, each with its source")
    originals: dict[str, LayeredField] = Field(description="the fields that this changed, as the nation has them")
    own_of_provinces: list[OwnProcedures] = Field(description="of every province, or of the one that was asked for")
    portal_page: str | None = Field(description="the national portal's own page of it; null where it is not known")
    doubts: list[DoubtShown]
    returning: list[str]
    related: list[dict[str, str]]
    non_territorial: bool
    level_reason: str | None = Field(description="why only in part, as published; null where no source says")
    channels: dict[str, str] = Field(description="online, counter, post: `open`, `closed` or `unknown`")
    ways: list[Way] = Field(
        description="lawful ways on that date at that kind of unit; a decision stands over the rest"
    )
    closed_ways: list[Way] = Field(description="systems that the record names though they take nothing any more")

"""The catalogue for machines: which procedures there are, all that holds of one on a date, and what has changed."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field
from pydantic_core import to_jsonable_python

from motcua.api.answers import Answer, Moment
from motcua.api.conditional import conditional, tagged_answer
from motcua.api.input import DayIn
from motcua.api.v1.procedure_document import ProcedureDocument
from motcua.catalogue.api import (
    ANYWHERE,
    SearchPage,
    changes_after,
    document_of,
    effective_procedure,
    list_published,
    national_record,
    search_page,
)
from motcua.core.access import public
from motcua.orgs.api import unit_in_force

router = Router()

On = Annotated[DayIn | None, Query(description="local date on which it must be in force; default today")]
Limit = Annotated[int, Query(ge=1, le=200, description="most entries of a page")]


class ProcedureFound(Answer):
    """One procedure and why it fits the words."""

    code: str
    name: str = Field(description="official name")
    title: dict[str, str] = Field(description="short name, `vi` and `en`; the official name where there is none")
    why: str
    said: str | None = Field(description="everyday words by whose official meaning it was found, see `understood`")


class Understood(Answer):
    """Everyday words that were taken for official ones, and on what that rests."""

    said: str
    meant: str
    source: str


class ProceduresFound(Answer):
    """Procedures, best first, without words by name; `next` is what to hand back as `after`, null on the last page."""

    procedures: list[ProcedureFound]
    next: str | None
    total: int | None = Field(description="how many answer the words, on this page and others; null without words")
    understood: list[Understood]


What = Literal["national_record", "definition", "override", "doubts", "channels"]
_WHAT: dict[str, What] = {
    "national_record": "national_record",
    "definition": "definition",
    "override": "override",
    "doubts": "doubts",
    "channels": "channels",
}


class CatalogueChange(Answer):
    """One change: ask for the procedure again. `valid_from` is null where it counts at once."""

    cursor: int
    code: str
    what: What = Field(
        description="a record of the nation, our executable definition, a decision of a province, or one of editors, "
        "or what was decided about its doors"
    )
    valid_from: date | None
    at: Moment


class CatalogueChanges(Answer):
    """Changes, oldest first. `next` is where to go on, now or later; `more` says that others follow already."""

    changes: list[CatalogueChange]
    next: int
    more: bool


class NationalRecord(Answer):
    """A record of the national portal exactly as it was given."""

    code: str
    version: int
    valid_from: date
    valid_to: date | None
    imported_at: Moment
    record: dict[str, Any]


@router.get("", auth=None, response=ProceduresFound, operation_id="list_procedures")
@public
@conditional
def list_procedures(
    request: HttpRequest,
    q: Annotated[str, Query(max_length=200, description="words, with or without diacritics; empty: all")] = "",
    on: On = None,
    life_event: Annotated[
        str, Query(max_length=400, description="an event of life, as the portal calls it in addresses")
    ] = "",
    field: Annotated[str, Query(max_length=100, description="code of a field")] = "",
    agency: Annotated[str, Query(max_length=100, description="code of a publishing agency")] = "",
    tier: Annotated[
        str,
        Query(max_length=100, description="ministry, province, commune, vertical, other"),
    ] = "",
    audience: Annotated[str, Query(max_length=100, description="code of an audience")] = "",
    level: Annotated[str, Query(max_length=100, description="full, part or none")] = "",
    channel: Annotated[str, Query(max_length=100, description="online, counter or post")] = "",
    after: Annotated[str, Query(max_length=2000, description="`next` of the page before")] = "",
    limit: Limit = 50,
) -> HttpResponse:
    """Find procedures by words of everyday language, with or without diacritics; or list all that hold on a day."""
    given = dict(zip(_FILTERS, (life_event, field, agency, tier, audience, level, channel), strict=True))
    filters = {name: value for name, value in given.items() if value}
    page = _found(q, filters, on or timezone.localdate(), after, limit)
    found = [
        ProcedureFound(
            code=hit.code,
            name=hit.name,
            title={"vi": hit.title.vi, "en": hit.title.en},
            why=hit.why,
            said=hit.said or None,
        )
        for hit in page.hits
    ]
    answer = ProceduresFound(
        procedures=found,
        next=page.after or None,
        total=page.total if q.strip() else None,
        understood=[Understood(said=one.said, meant=one.meant, source=one.source) for one in page.said],
    )
    return tagged_answer(request, answer)


_FILTERS = ("life_event", "field", "agency", "tier", "audience", "level", "channel")


def _found(q: str, filters: dict[str, str], on: date, after: str, limit: int) -> SearchPage:
    if q.strip():
        return search_page(q, on=on, filters=filters, after=after, limit=limit)
    hits, following = list_published(filters, on=on, after=after, limit=limit)
    return SearchPage(tuple(hits), following, len(hits), ())


@router.get("/changes", auth=None, response=CatalogueChanges, operation_id="list_procedure_changes")
@public
@conditional
def list_changes(
    request: HttpRequest,
    after: Annotated[int, Query(ge=0, le=2**63 - 1, description="`next` of the answer before; 0: from the start")] = 0,
    limit: Limit = 200,
) -> HttpResponse:
    """What has changed since a cursor: a copy of the catalogue stays up to date by asking for these codes again."""
    found, more = changes_after(after, limit=limit)
    changes = [
        CatalogueChange(cursor=one.cursor, code=one.code, what=_WHAT[one.what], valid_from=one.valid_from, at=one.at)
        for one in found
    ]
    answer = CatalogueChanges(changes=changes, next=changes[-1].cursor if changes else after, more=more)
    return tagged_answer(request, answer)


@router.get("/{code}", auth=None, response=ProcedureDocument, operation_id="get_procedure")
@public
@conditional
def get_procedure(
    request: HttpRequest,
    code: str,
    on: On = None,
    province: Annotated[
        str, Query(max_length=40, description="code of the province whose decisions are laid over the record")
    ] = "",
    unit_kind: Annotated[
        str, Query(max_length=40, description="kind of unit for which the lawful ways are told")
    ] = ANYWHERE,
    unit: Annotated[str, Query(max_length=40, description="code of the unit for which they are told")] = "",
) -> HttpResponse:
    """One procedure as it holds on a date: every field with the layer that it came from, its source and its doubts."""
    day = on or timezone.localdate()
    kind = unit_in_force(unit, on=day).kind if unit else unit_kind
    found = effective_procedure(code, on=day, province=province, unit_kind=kind, unit_code=unit)
    return tagged_answer(request, ProcedureDocument(**document_of(found)))


@router.get("/{code}/record", auth=None, response=NationalRecord, operation_id="get_procedure_record")
@public
@conditional
def get_record(request: HttpRequest, code: str, on: On = None) -> HttpResponse:
    """The national portal's record behind it, as given, defects and all."""
    found = national_record(code, on=on or timezone.localdate())
    return tagged_answer(request, NationalRecord(**to_jsonable_python(found)))

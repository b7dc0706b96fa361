"""The catalogue for machines: which procedures there are, and all that is published about one."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field
from pydantic_core import to_jsonable_python

from motcua.api.answers import Answer, json_answer
from motcua.api.input import DayIn
from motcua.catalogue.api import search_procedures, version_in_force
from motcua.core.access import public

router = Router()

On = Annotated[DayIn | None, Query(description="local date on which it must be in force; default today")]


class ProcedureFound(Answer):
    """One procedure and why it fits the words."""

    code: str
    name: str = Field(description="official name")
    title: dict[str, str] = Field(description="short name, `vi` and `en`")
    why: str


class ProceduresFound(Answer):
    """Procedures, best first."""

    procedures: list[ProcedureFound]


class Procedure(Answer):
    """One published version of a procedure; `definition` holds form, papers, fees, time limits, steps and sources."""

    code: str
    name: str
    version: int
    valid_from: date
    valid_to: date | None = Field(description="first day on which it is no longer in force")
    source: str
    definition: dict[str, Any]


def _plain(value: Any) -> Any:
    """The values of the catalogue as JSON: members by name, dates in ISO 8601."""
    return to_jsonable_python(value)


@router.get("", auth=None, response=ProceduresFound, operation_id="list_procedures")
@public
def list_procedures(
    request: HttpRequest,
    q: Annotated[str, Query(max_length=200, description="words, with or without diacritics; empty: all")] = "",
    on: On = None,
) -> HttpResponse:
    """Find procedures by words of everyday language, with or without diacritics."""
    hits = search_procedures(q, on=on or timezone.localdate())
    found = [ProcedureFound(code=hit.code, name=hit.name, title=_plain(hit.title), why=hit.why) for hit in hits]
    return json_answer(ProceduresFound(procedures=found))


@router.get("/{code}", auth=None, response=Procedure, operation_id="get_procedure")
@public
def get_procedure(request: HttpRequest, code: str, on: On = None) -> HttpResponse:
    """One procedure as published: form, papers, fees, time limits, steps and their sources."""
    version = version_in_force(code, on=on or timezone.localdate())
    answer = Procedure(
        code=version.code,
        name=version.definition.name.vi,
        version=version.number,
        valid_from=version.valid.start,
        valid_to=version.valid.end,
        source=version.source,
        definition=_plain(version.definition),
    )
    return json_answer(answer)

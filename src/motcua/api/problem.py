"""The one shape in which the machine interface says that something did not happen: problem+json (RFC 9457)."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import get_language_from_request
from pydantic import BaseModel, ConfigDict, Field

from motcua.api.words import field_words, problem_words

MEDIA_TYPE = "application/problem+json"


class FieldProblem(BaseModel):
    """What is wrong with one field."""

    field: str = Field(
        description="path of the member (`applicant.full_name`), the parameter or the header; empty: all"
    )
    code: str
    message: str = Field(description="what to do about it, in the language asked for")


class Problem(BaseModel):
    """Why nothing was done, in words for a person and in codes for a program (RFC 9457)."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(description="address that explains this code")
    title: str
    status: int
    detail: str
    code: str
    errors: list[FieldProblem]


class EdgeProblem(Exception):
    """Something the interface itself refuses, before or around the domain."""

    def __init__(
        self,
        status: int,
        code: str,
        *,
        errors: Iterable[tuple[str, str]] = (),
        headers: Mapping[str, str] | None = None,
        **values: Any,
    ) -> None:
        self.status = status
        self.code = code
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.values = values
        super().__init__(code)


def problem_type(code: str) -> str:
    """The address that names a problem, and explains it to whoever opens it."""
    return f"{settings.PUBLIC_URL}/api/v1/problems/{code}"


def problem_response(
    request: HttpRequest,
    *,
    status: int,
    code: str,
    errors: Iterable[tuple[str, str]] = (),
    values: Mapping[str, Any] | None = None,
    field_values: Mapping[str, Mapping[str, Any]] | None = None,
    members: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
    words: tuple[str, str] | None = None,
) -> HttpResponse:
    """Words in Vietnamese, or in English when `Accept-Language` prefers it.

    errors        pairs of field path and code
    values        fill the words
    field_values  fill the words of single fields, by path
    words         title and detail, where the refusal brings its own
    members       further members of the document (`ways` of channel_not_lawful)
    """
    values, of_fields = values or {}, field_values or {}
    language = get_language_from_request(request)
    with translation.override(language):
        title, detail = words or problem_words(code, values)
        document = {
            "type": problem_type(code),
            "title": title,
            "status": status,
            "detail": detail,
            "code": code,
            "errors": [
                {"field": field, "code": wrong, "message": field_words(wrong, {**values, **of_fields.get(field, {})})}
                for field, wrong in errors
            ],
        }
    document.update(members or {})
    response = HttpResponse(
        json.dumps(document, ensure_ascii=False, default=str).encode("utf-8", "replace"),
        status=status,
        content_type=MEDIA_TYPE,
        headers=dict(headers or {}),
    )
    response["Content-Language"] = language
    response["Vary"] = "Accept-Language"
    response["Cache-Control"] = "no-store"
    return response

"""The one translator from what the domain says to what a machine understands."""

import logging
import secrets
from collections.abc import Iterator
from typing import Any

import psycopg
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja.errors import AuthenticationError, HttpError, ValidationError

from motcua.api.problem import EdgeProblem, problem_response
from motcua.core.errors import NotAllowed, NotFound, Refused, Unavailable
from motcua.documents.api import TUS_STATUS_BY_CODE

logger = logging.getLogger(__name__)

# What pydantic calls a failure -> our code for the field. Whatever is not listed is `malformed`.
_FIELD_CODES = {
    "missing": "required",
    "extra_forbidden": "unknown_member",
    "string_type": "must_be_text",
    "string_unicode": "malformed",
    "int_type": "must_be_integer",
    "int_parsing": "must_be_integer",
    "int_parsing_size": "out_of_range",
    "int_from_float": "must_be_integer",
    "dict_type": "must_be_object",
    "model_type": "must_be_object",
    "model_attributes_type": "must_be_object",
    "list_type": "must_be_list",
    "tuple_type": "must_be_list",
    "enum": "not_in_list",
    "literal_error": "not_in_list",
    "string_too_long": "too_long",
    "string_too_short": "too_short",
    "too_long": "too_many",
    "too_short": "too_short",
    "greater_than_equal": "out_of_range",
    "less_than_equal": "out_of_range",
    "date_from_datetime_parsing": "must_be_date",
    "date_parsing": "must_be_date",
    "date_type": "must_be_date",
    "date_from_datetime_inexact": "must_be_date",
    "datetime_parsing": "must_be_moment",
    "datetime_from_date_parsing": "must_be_moment",
    "datetime_type": "must_be_moment",
}

# Refusals whose HTTP status is not the usual 409 (the thing's state) or 422 (the input).
_STATUS_BY_CODE = {
    "page_is_stale": 412,
    "idempotency_key_reused": 422,
    "analytics_not_installed": 503,
    **TUS_STATUS_BY_CODE,
}

# Django's names and the driver's own: prepared statements raise the latter.
_DOWN = (Unavailable, OperationalError, InterfaceError, psycopg.OperationalError, psycopg.InterfaceError)

# Refusals that speak of one member without naming it.
_FIELD_BY_CODE = {
    "file_not_yours": "papers",
    "file_empty": "file",
    "file_too_large": "file",
    "file_kind_not_allowed": "file",
    "file_locked": "file",
    "file_damaged": "file",
    "file_two_faced": "file",
    "picture_too_large": "file",
    "file_digest_differs": "file",
    "file_infected": "papers",
    "procedure_unknown": "procedure",
    "unit_unknown": "unit",
    "variant_unknown": "variant",
    "nothing_asked": "items",
    "reason_missing": "reason_code",
    "until_in_the_past": "until",
    "person_not_in_unit": "to",
    "idempotency_key_reused": "Idempotency-Key",
    "page_is_stale": "If-Match",
}

# The domain's names of an input -> the interface's names of the same.
_MEMBER_NAMES = {
    "procedure_code": "procedure",
    "unit_code": "unit",
    "submitting_actor": "actor",
    "to_account": "to",
}

BODY_LIMIT_BYTES = 2 * 1024 * 1024


def answer_for(request: HttpRequest, error: Exception) -> HttpResponse:
    """The problem document for any failure; never raises."""
    if isinstance(error, HttpError) and isinstance(error.__cause__, EdgeProblem):
        error = error.__cause__
    if isinstance(error, EdgeProblem):
        return problem_response(
            request,
            status=error.status,
            code=error.code,
            errors=error.errors,
            values=error.values,
            headers=error.headers,
        )
    if isinstance(error, Refused):
        return _refused(request, error)
    if isinstance(error, ValidationError):
        return _unusable(request, error)
    return _other(request, error)


def _refused(request: HttpRequest, error: Refused) -> HttpResponse:
    status = _STATUS_BY_CODE.get(error.code, 409 if error.conflict else 422)
    members = {"ways": error.values["ways"]} if "ways" in error.values else None
    errors = [(_member(path), code) for path, code in error.field_errors.items()]
    if not errors and error.code in _FIELD_BY_CODE:
        errors = [(_FIELD_BY_CODE[error.code], error.code)]
    return problem_response(
        request,
        status=status,
        code=error.code,
        errors=errors,
        values=error.values,
        field_values={_member(path): values for path, values in error.field_values.items()},
        members=members,
        words=_own_words(error),
    )


def _own_words(error: Refused) -> tuple[str, str] | None:
    """What is wrong and what to do, of refusals that say it themselves."""
    words = getattr(error, "words", "")
    return (str(words), str(getattr(error, "remedy", "") or words)) if words else None


def _member(path: str) -> str:
    head, dot, rest = path.partition(".")
    return _MEMBER_NAMES.get(head, head) + dot + rest


def _unusable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Input of the wrong shape; in the path it means that there is no such thing."""
    if any(item["loc"][0] == "path" for item in error.errors):
        return problem_response(request, status=404, code="not_found")
    return problem_response(request, status=422, code="input_refused", errors=_field_errors(error.errors))


def _field_errors(items: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for item in items:
        source, *path = item["loc"]
        if source == "body":
            path = path[1:]  # the first step is the name of our own argument
        yield ".".join(str(step) for step in path), _FIELD_CODES.get(item["type"], "malformed")


def _other(request: HttpRequest, error: Exception) -> HttpResponse:
    if isinstance(error, NotFound | Http404):
        return problem_response(request, status=404, code="not_found")
    if isinstance(error, NotAllowed):
        return problem_response(request, status=403, code="not_allowed")
    if isinstance(error, AuthenticationError):
        return problem_response(
            request, status=401, code="token_missing", headers={"WWW-Authenticate": 'Bearer realm="motcua"'}
        )
    if isinstance(error, RequestDataTooBig):
        return problem_response(request, status=413, code="body_too_large", values={"limit_bytes": BODY_LIMIT_BYTES})
    if isinstance(error, _DOWN):
        wait = getattr(error, "retry_after", 30)
        logger.warning("unavailable: %s", error)
        return problem_response(
            request, status=503, code="unavailable", values={"retry_after": wait}, headers={"Retry-After": str(wait)}
        )
    if isinstance(error, SuspiciousOperation | MultiPartParserError | HttpError):
        return problem_response(request, status=400, code="malformed_body")
    reference = secrets.token_hex(4)
    logger.error("reference %s", reference, exc_info=error)
    return problem_response(request, status=500, code="internal_error", values={"reference": reference})

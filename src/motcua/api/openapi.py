"""The description of the machine interface in OpenAPI 3.1, complete: every answer, every problem, every header."""

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja.operation import Operation

from motcua.api import conditional, idempotency, revisions
from motcua.api.answers import MEDIA_TYPE
from motcua.api.build import Interface, access_of
from motcua.api.errors import BODY_LIMIT_BYTES
from motcua.api.problem import MEDIA_TYPE as PROBLEM_TYPE
from motcua.api.problem import Problem
from motcua.api.tokens import Token
from motcua.core.access import public

_METHODS = ("get", "post", "put", "patch", "delete")
_ACCEPT_LANGUAGE = {
    "in": "header",
    "name": "Accept-Language",
    "required": False,
    "schema": {"type": "string", "examples": ["vi", "en"]},
    "description": "language of the words in a problem: Vietnamese, or English where that is preferred",
}
_IDEMPOTENCY_KEY = {
    "in": "header",
    "name": idempotency.HEADER,
    "required": False,
    "schema": {"type": "string", "pattern": idempotency.KEY_PATTERN},
    "description": "any text of the caller's own choice; the same key gives the same answer and does nothing twice",
}
_IF_MATCH = {
    "in": "header",
    "name": revisions.HEADER,
    "required": False,
    "schema": {"type": "string", "pattern": revisions.PATTERN},
    "description": "the ETag that the caller has seen; `*` for any",
}
_IF_NONE_MATCH = {
    "in": "header",
    "name": conditional.HEADER,
    "required": False,
    "schema": {"type": "string"},
    "description": "tags that the caller has seen; where one is still right the answer is 304, without a body",
}
_TAG = {"ETag": {"schema": {"type": "string"}, "description": "tag of these very bytes"}}
_ETAG = {"ETag": {"schema": {"type": "string"}, "description": "the revision"}}


def openapi_document(interface: Interface, *, prefix: str) -> Callable[[HttpRequest], HttpResponse]:
    """The page of the description; made once, on the first request."""
    made: list[bytes] = []

    @public
    def openapi(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        if not made:
            made.append(json.dumps(describe(interface, prefix=prefix), ensure_ascii=False).encode())
        return HttpResponse(made[0], content_type=MEDIA_TYPE, headers={"Cache-Control": "max-age=300"})

    return openapi


def describe(interface: Interface, *, prefix: str) -> dict[str, Any]:
    """The whole description as one document."""
    document: dict[str, Any] = json.loads(
        json.dumps(interface.get_openapi_schema(path_prefix=prefix.lstrip("/") + "/"))
    )
    operations = {
        (operation.operation_id, method.lower()): operation
        for _, view in interface.operations()
        for operation in view.operations
        for method in operation.methods
    }
    document["paths"] = {path.rstrip("/"): item for path, item in document["paths"].items()}
    for path, item in document["paths"].items():
        for method in _METHODS:
            if method in item:
                _complete(item[method], method, path, operations[item[method]["operationId"], method])
    components = document["components"]
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    components["schemas"] |= schema.pop("$defs") | {"Problem": schema}
    components["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "made by `motcua token create`"}
    }
    return document


def _complete(described: dict[str, Any], method: str, path: str, operation: Operation) -> None:
    """Add what is true of every operation of this kind: who may, which headers, which problems."""
    access = access_of(operation)
    described["security"] = [] if access == "public" else [{"token": _scopes(operation)}]
    described["description"] = f"{described.get('description', '')}\n\nAccess: {access.replace('token:', '')}.".strip()
    verb = method == "post" and "{code}" in path
    parameters = described.setdefault("parameters", [])
    parameters.append(_ACCEPT_LANGUAGE)
    if method == "post":
        parameters.append(_IDEMPOTENCY_KEY)
    if verb:
        parameters.append(_IF_MATCH)
    if getattr(operation.view_func, conditional.CONDITIONAL_MARK, False):
        parameters.append(_IF_NONE_MATCH)
        described["responses"]["200"]["headers"] = _TAG
        described["responses"]["304"] = {"description": "nothing has changed", "headers": _TAG}
    for status in _problems(method, path, access, has_body="requestBody" in described):
        described["responses"][str(status.value)] = _problem_answer(status)
    if path.endswith("/dossiers/{code}") or verb:
        described["responses"]["200"]["headers"] = _ETAG


def _scopes(operation: Operation) -> list[str]:
    return [scope.value for auth in operation.auth_callbacks if isinstance(auth, Token) for scope in auth.scopes]


def _problems(method: str, path: str, access: str, *, has_body: bool) -> list[HTTPStatus]:
    """Every status with which this operation can fail."""
    found = [HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.SERVICE_UNAVAILABLE]
    if access != "public":
        found += [HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN]
    if "{" in path:
        found.append(HTTPStatus.NOT_FOUND)
    if has_body:
        found += [HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE]
    if method == "post":
        found.append(HTTPStatus.CONFLICT)
        if "{code}" in path:
            found.append(HTTPStatus.PRECONDITION_FAILED)
    return sorted(found)


_REMARKS = {
    413: f"larger than {BODY_LIMIT_BYTES} bytes (files: 20 MiB)",
    409: "the state of the thing forbids it; `channel_not_lawful` names the lawful `ways`",
    412: "somebody was faster: the revision is not the one in If-Match",
    401: "no key, an unknown one, or one whose time is over",
    403: "the key lacks the scope, or the act is not this unit's",
    404: "no such thing, or not this unit's",
}


def _problem_answer(status: HTTPStatus) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "description": _REMARKS.get(status.value, status.phrase),
        "content": {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    if status == HTTPStatus.UNAUTHORIZED:
        answer["headers"] = {"WWW-Authenticate": {"schema": {"type": "string"}}}
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        answer["headers"] = {"Retry-After": {"schema": {"type": "integer"}}}
    return answer

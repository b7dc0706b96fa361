"""What a caller already has is not sent again: answers carry a tag, and one that is still right is 304."""

import hashlib
import re
from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel

from motcua.api.answers import json_answer

HEADER = "If-None-Match"
CONDITIONAL_MARK = "motcua_conditional"
_TAG = re.compile(r'"[^"]*"')
_FRESH_SECONDS = 60

View = TypeVar("View", bound=Callable[..., Any])


def conditional(view: View) -> View:
    """Mark an operation whose answers carry a tag, for the description of the interface."""
    setattr(view, CONDITIONAL_MARK, True)
    return view


def tagged_answer(request: HttpRequest, answer: BaseModel) -> HttpResponse:
    """The document with a strong tag of its bytes; 304 without it where the caller has just these."""
    response = json_answer(answer)
    tag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    if matches(request.headers.get(HEADER, ""), tag):
        response = HttpResponse(status=304)
        del response["Content-Type"]
    response["ETag"] = tag
    response["Cache-Control"] = f"public, max-age={_FRESH_SECONDS}"
    return response


def matches(given: str, tag: str) -> bool:
    """Whether one of the tags in the header is this one (RFC 9110 13.1.2: weakly compared); `*` is any."""
    return given.strip() == "*" or tag in _TAG.findall(given)

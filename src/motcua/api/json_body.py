"""Reading what a machine sent: strict JSON in UTF-8, nothing that the database could not keep."""

import math
import re
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser
from pydantic_core import from_json

from motcua.api.problem import EdgeProblem

# Only documents that hold one of these can hold a NUL or a number beyond all numbers; others are not walked through.
_SUSPECT = re.compile(rb"\\u0000|[0-9][eE]\+?[0-9]{3}|[0-9]{300}")


class StrictJson(Parser):
    """Refuses other media types, NaN, broken UTF-8, lone surrogates, documents nested without end, and NUL in texts."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The document. Raises EdgeProblem."""
        media_type = request.content_type or ""
        if media_type not in ("application/json", "") and not media_type.endswith("+json"):
            raise EdgeProblem(415, "media_type_unsupported", expected="application/json")
        body = request.body
        try:
            document = from_json(body, allow_inf_nan=False)
        except ValueError as error:
            raise EdgeProblem(400, "malformed_json") from error
        if _SUSPECT.search(body):
            wrong = list(_unkeepable(document, ""))
            if wrong:
                raise EdgeProblem(422, "input_refused", errors=wrong)
        return document


def _unkeepable(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Path and code of every text (or member name) with a NUL, and of every number that is infinite."""
    if isinstance(value, str):
        if "\x00" in value:
            yield path, "text_with_nul"
    elif isinstance(value, float):
        if math.isinf(value):
            yield path, "out_of_range"
    elif isinstance(value, dict):
        for name, item in value.items():
            inner = f"{path}.{name}".lstrip(".").replace("\x00", "\\u0000")
            if "\x00" in name:
                yield inner, "text_with_nul"
            yield from _unkeepable(item, inner)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _unkeepable(item, f"{path}.{number}".lstrip("."))

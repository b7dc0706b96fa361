"""A request that is sent twice with the same Idempotency-Key is done once and answered twice."""

import hashlib
import re
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from motcua.api.answers import MEDIA_TYPE
from motcua.api.problem import EdgeProblem
from motcua.core import idempotency
from motcua.core.actor import Actor

HEADER = "Idempotency-Key"
KEY_PATTERN = r"^[!-~]{1,255}$"
REPLAYED = "Idempotent-Replayed"
"""Header on an answer that was given before."""

_KEPT_HEADERS = ("ETag", "Location")
_KEY = re.compile(KEY_PATTERN)


def key_of(request: HttpRequest) -> str:
    """The key that came with the request; empty if none came. Raises EdgeProblem for one that is not a key."""
    key = request.headers.get(HEADER)
    if key is None:
        return ""
    if not _KEY.fullmatch(key):
        raise EdgeProblem(422, "input_refused", errors=[(HEADER, "malformed")])
    return key


def scope_of(actor: Actor) -> str:
    """Whose key it is: two machines may choose the same one."""
    return f"token:{actor.token_id}"


def once(request: HttpRequest, actor: Actor, content: bytes, act: Callable[[], HttpResponse]) -> HttpResponse:
    """Do `act` in one transaction with the memory of its answer; a repeat waits for the first and gets that answer.

    `content` is what must be the same in a repeat, beside the address. Only what was done is remembered: a refused
    request changed nothing and is judged anew when it comes again.

    Raises  IdempotencyKeyReused, whatever `act` raises.
    """
    key = key_of(request)
    if not key:
        return act()
    fingerprint = hashlib.sha256(request.path.encode("utf-8", "replace") + b"\n" + content).hexdigest()
    kept, repeated = idempotency.once(scope_of(actor), key, fingerprint, lambda: _kept(act()))
    response = HttpResponse(kept["body"], status=kept["status"], content_type=MEDIA_TYPE, headers=kept["headers"])
    if repeated:
        response[REPLAYED] = "true"
    return response


def _kept(response: HttpResponse) -> dict[str, Any]:
    return {
        "status": response.status_code,
        "body": response.content.decode(),
        "headers": {name: response[name] for name in _KEPT_HEADERS if name in response},
    }

"""The only place that asks an outside server: short waits, no detours, small answers."""

import json
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from motcua.core.errors import Unavailable

SECONDS = 5.0
MOST_BYTES = 512 * 1024


class Rejected(Exception):
    """The server understood and said no (4xx)."""


class _NoDetours(urllib.request.HTTPRedirectHandler):
    """An address that moved is not followed: a secret would go along."""

    def redirect_request(self, *_args: Any, **_more: Any) -> None:
        return None


_opener = urllib.request.build_opener(_NoDetours)


def get_json(address: str, *, bearer: str = "") -> dict[str, Any]:
    """The object at the address. Raises Unavailable, Rejected."""
    headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    return _asked(urllib.request.Request(address, headers={"Accept": "application/json"} | headers))  # noqa: S310


def post_form(
    address: str, fields: Mapping[str, str], *, client_id: str, secret: str, secret_in_body: bool
) -> dict[str, Any]:
    """What the server answers to the form, which the client signs with its secret where it has one.

    Raises Unavailable, Rejected.
    """
    form, headers = dict(fields), {"Accept": "application/json"}
    if secret and not secret_in_body:
        pair = f"{quote(client_id, safe='')}:{quote(secret, safe='')}".encode()
        headers["Authorization"] = "Basic " + b64encode(pair).decode()
    else:
        form |= {"client_id": client_id} | ({"client_secret": secret} if secret else {})
    return _asked(urllib.request.Request(address, data=urlencode(form).encode(), headers=headers))  # noqa: S310


def _asked(request: urllib.request.Request) -> dict[str, Any]:
    try:
        with _opener.open(request, timeout=SECONDS) as answer:
            text = answer.read(MOST_BYTES + 1)
        found = json.loads(text) if len(text) <= MOST_BYTES else None
    except urllib.error.HTTPError as error:
        with error:
            if 400 <= error.code < 500:
                raise Rejected(error.code) from error
            raise Unavailable(f"{request.host} answered {error.code}") from error
    except (OSError, ValueError) as error:
        raise Unavailable(f"{request.host} does not answer: {type(error).__name__}") from error
    if not isinstance(found, dict):
        raise Unavailable(f"{request.host} answered with something else than an object")
    return found

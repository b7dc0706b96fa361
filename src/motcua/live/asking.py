"""What a page asks of the process that tells news, read from its request; nothing here is believed."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.http import parse_cookie
from django.http.request import validate_host

CLOCKS_DIFFER_SECONDS = 2.0
"""How far the clocks of two machines of one installation may be apart; what was heard twice harms nobody."""

_VIEW = re.compile(r"[A-Za-z0-9_-]{8,32}")
_ACT = re.compile(r"[a-z_]{1,40}")
_MOMENT = re.compile(r"\d{9,11}(?:\.\d{1,6})?")
_SESSION = re.compile(r"[A-Za-z0-9]{8,64}")
_LONGEST_QUERY, _MOST_FIELDS = 4000, 100


@dataclass(frozen=True, slots=True)
class Asked:
    """A dossier by its code, or lists of units; `since` is when the page was made, or when it heard something last.

    `view` and `doing` name the opened page, as its presence was noted; `session_key` may be nobody's.
    """

    code: str
    unit_ids: tuple[int, ...]
    view: str
    doing: str
    since: float
    session_key: str


def read_asked(query: bytes, headers: Mapping[str, str], *, now: float) -> Asked:
    """What the request says; what cannot be read is as if it were not there."""
    given = _fields(query)
    one = {name: values[0] for name, values in given.items()}
    since = headers.get("last-event-id", "") or one.get("at", "")
    code, view, doing = one.get("dossier", ""), one.get("view", ""), one.get("doing", "")
    session_key = parse_cookie(headers.get("cookie", "")).get(settings.SESSION_COOKIE_NAME, "")
    named = bool(code and _VIEW.fullmatch(view))
    return Asked(
        code=code if named else "",
        unit_ids=tuple(
            int(key) for key in given.get("unit", ()) if key.isascii() and key.isdecimal() and len(key) < 19
        ),
        view=view if named else "",
        doing=doing if _ACT.fullmatch(doing) else "",
        since=float(since) - CLOCKS_DIFFER_SECONDS if _MOMENT.fullmatch(since) else now - CLOCKS_DIFFER_SECONDS,
        session_key=session_key if _SESSION.fullmatch(session_key) else "",
    )


def _fields(query: bytes) -> dict[str, list[str]]:
    with suppress(ValueError):  # more fields than any page of ours sends
        return parse_qs(query[:_LONGEST_QUERY].decode("latin-1"), max_num_fields=_MOST_FIELDS)
    return {}


def allowed_origin(given: str) -> str | None:
    """The origin that may read the stream, empty where the page is of the same origin; None for a foreign one."""
    if not given:
        return ""
    try:
        parts = urlsplit(given)
    except ValueError:
        return None
    own = urlsplit(settings.PUBLIC_URL)
    if (parts.scheme, parts.netloc) == (own.scheme, own.netloc):
        return given
    host = parts.hostname or ""
    named = f"[{host}]" if ":" in host else host
    known = parts.scheme in {"http", "https"} and validate_host(named, settings.ALLOWED_HOSTS)
    return given if known else None

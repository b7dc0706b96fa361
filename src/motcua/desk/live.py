"""Where an open page hears what changed; empty where this installation has no such place."""

import re
import time
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest

_HOST = re.compile(r"(\[[^\]]+\]|[^:]+)(?::\d+)?")


@dataclass(frozen=True, slots=True)
class LiveView:
    """What the page's script needs: the address of its stream, by which name it fetches its own news, and which
    revision of the dossier it shows.
    """

    source: str
    view: str = ""
    revision: int | None = None


def listen_to_dossier(request: HttpRequest, code: str, *, revision: int, view: str, doing: str = "") -> LiveView:
    """The stream of one dossier's page; `doing` names the act whose page it is."""
    asked = {"dossier": code, "view": view, "doing": doing}
    return _view(request, [(name, value) for name, value in asked.items() if value], view, revision)


def listen_to_lists(request: HttpRequest, *unit_ids: int) -> LiveView:
    """The stream of a page that lists dossiers of these units."""
    return _view(request, [("unit", str(unit_id)) for unit_id in unit_ids], "", None)


def _view(request: HttpRequest, asked: list[tuple[str, str]], view: str, revision: int | None) -> LiveView:
    place = settings.LIVE
    if not place:
        return LiveView("")
    if place.isdecimal():
        name = _HOST.fullmatch(request.get_host())
        origin = f"{request.scheme}://{name.group(1) if name else '127.0.0.1'}:{place}"
        request.listens_at = origin  # type: ignore[attr-defined]  # lets the page connect there
        place = origin + "/"
    # The moment by this machine's own clock: no legal time, and what happens from here on is to be heard.
    return LiveView(place + "?" + urlencode([*asked, ("at", f"{time.time():.3f}")]), view, revision)

"""The own dossier that this browser has open: its key stays on the server, for half an hour without a step."""

from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from motcua.core.actor import Actor, ActorKind
from motcua.dossiers.api import opening_mark

_OPEN = "portal_own_dossier"
IDLE = timedelta(minutes=30)


def keep_own(request: HttpRequest, own_id: int, *, now: datetime) -> None:
    """From now on this browser has the dossier open; the session gets a new key, so that an old one opens nothing."""
    request.session.cycle_key()
    request.session[_OPEN] = {"id": own_id, "at": now.timestamp(), "mark": opening_mark(own_id)}


def own_of(request: HttpRequest, *, now: datetime) -> int | None:
    """The key of the open dossier; nothing after half an hour without a step, nor after its code was renewed."""
    kept = request.session.get(_OPEN)
    if not kept:
        return None
    idle = now.timestamp() - kept["at"] > IDLE.total_seconds()
    if idle or not constant_time_compare(kept.get("mark", ""), opening_mark(int(kept["id"]))):
        close_own(request)
        return None
    request.session[_OPEN] = {**kept, "at": now.timestamp()}
    return int(kept["id"])


def close_own(request: HttpRequest) -> None:
    """Put the dossier away."""
    request.session.pop(_OPEN, None)


def own_actor(request: HttpRequest) -> Actor:
    """Who acts on a dossier that was opened by its secret: the signed-in person, else a citizen without an account."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor if actor.kind is ActorKind.CITIZEN else Actor(ActorKind.CITIZEN)

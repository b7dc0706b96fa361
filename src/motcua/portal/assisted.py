"""A helper at the portal: what is filled in is the person's, under the helper's own name, until the session ends."""

from django.http import HttpRequest
from django.utils import timezone

from motcua.assistance.api import SessionView, find_open_session
from motcua.core.actor import Actor, ActorKind

PORTAL_KEYS = "portal_"


def person_of(request: HttpRequest) -> Actor:
    """Whose drafts are meant: a member of staff who fills in for somebody has none of his own here."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return Actor.anonymous() if actor.kind is ActorKind.STAFF else actor


def assisted_by(request: HttpRequest) -> SessionView | None:
    """The helper's open session; nobody else costs a statement."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return find_open_session(actor=actor, now=timezone.now()) if actor.kind is ActorKind.STAFF else None


def forget_person(request: HttpRequest) -> None:
    """This browser holds nothing of the person any more: no draft, no receipt, no opened dossier."""
    for name in [name for name in request.session.keys() if name.startswith(PORTAL_KEYS)]:  # noqa: SIM118
        del request.session[name]

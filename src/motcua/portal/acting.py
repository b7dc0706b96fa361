"""Working for an organisation: in one browser, until it is put off or somebody ends it; the person stays known."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotFound
from motcua.organisations.api import EmploymentView, acting_actor, get_employment

_ACTING, _ASIDE = "portal_acting", "portal_aside"
_HELD = ("portal_held", "portal_receipts", "portal_own_dossier")
"""What a browser holds for whoever acts: drafts, receipts, the open dossier. It changes with the hat."""


def act_as_organisation(request: HttpRequest) -> None:
    """Let the request act as the organisation, where this browser works for one and its person still may.

    `request.person` is then the person herself and `request.acting` her part. Asked anew with every request.
    """
    organisation_id = request.session.get(_ACTING)
    if organisation_id is None:
        return
    person: Actor = request.actor  # type: ignore[attr-defined]
    try:
        if person.kind is not ActorKind.CITIZEN:
            raise NotFound("organisation")
        employment = get_employment(organisation_id, actor=person, on=timezone.localdate())
    except NotFound:
        change_hat(request, None)
        return
    request.person, request.acting = person, employment  # type: ignore[attr-defined]
    request.actor = acting_actor(employment, actor=person)  # type: ignore[attr-defined]


def change_hat(request: HttpRequest, organisation_id: int | None) -> None:
    """Work for this organisation (or for oneself) from now on; what was held under the other hat is put aside."""
    session = request.session
    aside = dict(session.get(_ASIDE, {}))
    aside[str(session.get(_ACTING) or "")] = {key: session.pop(key) for key in _HELD if key in session}
    for key, held in aside.pop(str(organisation_id or ""), {}).items():
        session[key] = held
    session[_ASIDE] = aside
    session.pop(_ACTING, None)
    if organisation_id is not None:
        session[_ACTING] = organisation_id
    session.cycle_key()


def acting_of(request: HttpRequest) -> EmploymentView | None:
    """The part in whose name this request acts."""
    return getattr(request, "acting", None)


def as_oneself(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The page is about the person and her own way in, for whomever she works in this browser."""

    @wraps(view)
    def own(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.actor = getattr(request, "person", request.actor)  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return own

"""What a page of the lab reads from the request: who acts, and for which of the units."""

import secrets

from django.http import HttpRequest

from motcua.core.actor import Actor
from motcua.orgs.api import UnitRef, get_units
from motcua.studies.api import ANALYSTS


def actor_of(request: HttpRequest) -> Actor:
    """The Actor that the middleware put beside the user."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def studied_units(actor: Actor) -> list[UnitRef]:
    """The units whose studies the actor keeps, by name."""
    return sorted(get_units(actor.units_as(*ANALYSTS)).values(), key=lambda unit: unit.name)


def whole_numbers(texts: list[str]) -> tuple[int, ...]:
    """Those that are numbers."""
    return tuple(int(text) for text in texts if text.isascii() and text.isdecimal() and len(text) < 7)


def page_mark(request: HttpRequest) -> str:
    """The mark of this page, so that its button pressed twice acts once."""
    return request.POST.get("once", "")[:64] or secrets.token_urlsafe(12)

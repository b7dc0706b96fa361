"""By which mandates the person before the screen may hand in for somebody else."""

from django.http import HttpRequest
from django.utils import timezone

from motcua.core.actor import Actor
from motcua.mandates.api import MandateState, MandateView, list_held, state_of
from motcua.portal.acting import acting_of


def held_for(request: HttpRequest, procedure_code: str) -> list[MandateView]:
    """All that were ever accepted by this person for the procedure; nothing while working for an organisation."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.account_id is None or acting_of(request) is not None:
        return []
    return [one for one in list_held(actor.account_id) if procedure_code in one.procedures]


def usable_for(request: HttpRequest, procedure_code: str) -> list[MandateView]:
    """Those of them that hold today."""
    on = timezone.localdate()
    return [one for one in held_for(request, procedure_code) if state_of(one, on=on) is MandateState.IN_FORCE]

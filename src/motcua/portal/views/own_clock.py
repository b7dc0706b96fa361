"""How the promised moment of my dossier was worked out, as the officers read it too."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from motcua.core.access import public
from motcua.core.errors import NotFound
from motcua.dossiers.api import derive, get_own_dossier
from motcua.orgs.api import get_unit
from motcua.portal.own import own_of
from motcua.told.derivation import present_derivation


@public
@never_cache
@require_GET
def own_clock(request: HttpRequest) -> HttpResponse:
    """The derivation of the open dossier; without one the question for its codes."""
    now = timezone.now()
    own_id = own_of(request, now=now)
    try:
        dossier = get_own_dossier(own_id) if own_id is not None else None
    except NotFound:
        dossier = None
    if dossier is None:
        return redirect("portal:own")
    context = {
        "title": gettext("Cách tính hạn"),
        "caption": dossier.code,
        "told": present_derivation(derive(dossier, now=now), now=now),
        "practice": bool(dossier.unit_id and get_unit(dossier.unit_id).practice),
        "simulated": dossier.simulated,
    }
    return render(request, "portal/own_clock.html", context)

"""An application that is only prepared here: filled in at home, printed with a QR, copied or opened at the counter."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from motcua.core.access import public
from motcua.portal import beginning
from motcua.portal.journey import Journey
from motcua.portal.opening import elsewhere, on_its_way, open_journey
from motcua.portal.presenters.prepared import present_prepared


@public
@never_cache
@require_POST
def begin_prepared(request: HttpRequest, code: str) -> HttpResponse:
    """Begin, or go on with what this account prepares."""
    journey = on_its_way(beginning.begin_prepared(request, code))
    return redirect(journey.last_href) if isinstance(journey, Journey) else journey


@public
@never_cache
@require_safe
def prepared(request: HttpRequest, code: str) -> HttpResponse:
    """The sheet to take along: QR and code for the counter, answers, papers, and what to copy where."""
    journey = open_journey(request, code)
    if not isinstance(journey, Journey):
        return journey
    if away := elsewhere(request, journey):
        return away
    if unfinished := journey.first_unfinished():
        return redirect(unfinished)
    address = settings.PUBLIC_URL + reverse("portal:resume")
    view = present_prepared(journey, address=address, language=get_language() or "vi", today=timezone.localdate())
    return render(request, "portal/prepared.html", {"view": view, "title": view.title})

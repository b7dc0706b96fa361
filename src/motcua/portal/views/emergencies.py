"""All emergencies that are in force or about to begin: which doors are closed, until when, on which word."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.core.access import public
from motcua.dossiers.emergency_api import AHEAD, in_force
from motcua.told.emergency import words_of


@public
@never_cache
@require_safe
def emergencies(request: HttpRequest) -> HttpResponse:
    """One paragraph for each."""
    now = timezone.now()
    found = [words_of(one, now=now) for one in in_force(at=now, ahead=AHEAD)]
    context = {"title": gettext("Tình huống khẩn cấp"), "emergencies": found}
    return render(request, "portal/emergencies.html", context)

"""How the promised moment of a dossier was worked out, as the applicant reads it too."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.audit.api import Purpose
from motcua.desk.access import handling_page
from motcua.desk.opening import opened
from motcua.dossiers.api import derive
from motcua.orgs.api import get_unit
from motcua.told.derivation import present_derivation


@handling_page
@never_cache
@require_safe
def show_clock(request: HttpRequest, code: str) -> HttpResponse:
    """The count line by line, what did not count and for whom, every change with its source."""
    now = timezone.now()
    dossier = opened(request, code, Purpose.HANDLING)
    context = {
        "title": gettext("Cách tính hạn"),
        "caption": dossier.code,
        "code": dossier.code,
        "told": present_derivation(derive(dossier, now=now), now=now),
        "practice": bool(dossier.unit_id and get_unit(dossier.unit_id).practice),
        "simulated": dossier.simulated,
    }
    return render(request, "desk/clock.html", context)

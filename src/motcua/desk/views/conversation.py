"""The office writes to the applicant."""

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.core.errors import Refused
from motcua.desk.access import handling_page
from motcua.desk.request import actor_of
from motcua.dossiers import api as dossiers


@handling_page
@never_cache
@require_http_methods(["GET", "POST"])
def send_message(request: HttpRequest, code: str) -> HttpResponse:
    """Once, however often the button is pressed, in the unit's name; who only opens the address sees the dossier."""
    if request.method == "GET":
        return redirect("desk:dossier", code=dossiers.get_dossier(actor=actor_of(request), code=code).code)
    key = request.POST.get("key", "")[:40] or secrets.token_urlsafe(12)
    try:
        dossiers.send_message(
            actor=actor_of(request), code=code, text=request.POST.get("text", ""), key=key, now=timezone.now()
        )
    except Refused:
        messages.warning(
            request, gettext("Tin nhắn trống, quá dài (nhiều nhất 4.000 ký tự) hoặc có ký tự lạ. Hãy viết lại.")
        )
    return redirect("desk:dossier", code=code)

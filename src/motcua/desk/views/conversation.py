"""The office writes to the applicant."""

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from motcua.core.errors import Refused
from motcua.desk.access import handling_page
from motcua.desk.request import actor_of
from motcua.dossiers import api as dossiers


@handling_page
@require_POST
def send_message(request: HttpRequest, code: str) -> HttpResponse:
    """Once, however often the button is pressed; in the unit's name."""
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

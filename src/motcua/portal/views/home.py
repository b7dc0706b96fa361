"""The first page: what do you want to do?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.catalogue.api import list_procedures
from motcua.core.access import public
from motcua.portal.draft import open_codes
from motcua.portal.presenters.home import present_home


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Search, events of life, three steps, procedures, and what was begun in this browser."""
    view = present_home(list_procedures(on=timezone.localdate()), open_codes(request))
    response = render(request, "portal/home.html", {"title": gettext("Làm thủ tục hành chính"), "view": view})
    if view.drafts:
        response["Cache-Control"] = "no-store"
    return response

"""The first page: what do you want to do?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.catalogue.api import list_procedures
from motcua.core.access import public
from motcua.portal.presenters.procedures import present_links
from motcua.ui.values import FormState


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Search, the procedures, three steps."""
    definitions = list_procedures(on=timezone.localdate())
    context = {
        "title": gettext("Làm thủ tục hành chính"),
        "form": FormState(),
        "procedures": present_links(definitions),
    }
    return render(request, "portal/home.html", context)

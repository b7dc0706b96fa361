"""What this site counts of the way through its forms, for everybody to read; here a yes is taken back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.core.access import public
from motcua.portal.presenters.traces import present_dictionary
from motcua.portal.tracing import VISIT, stop_visit


@public
@never_cache
@require_http_methods(["GET", "POST"])
def traces(request: HttpRequest) -> HttpResponse:
    """The data dictionary; POST erases what was kept of this visit."""
    if request.method == "POST":
        stop_visit(request)
        return redirect("portal:traces")
    context = {
        "title": gettext("Trang này đếm những gì"),
        "view": present_dictionary((get_language() or "vi")[:2]),
        "kept": VISIT in request.session,
    }
    return render(request, "portal/traces.html", context)

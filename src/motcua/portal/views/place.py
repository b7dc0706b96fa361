"""Asking the reader for the commune, once, so that pages can say where its centre is."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.core.access import public
from motcua.orgs.api import COMMUNE_KINDS, find_units
from motcua.portal.place import place_of, reader_place, remember_place
from motcua.portal.presenters.place import present_communes
from motcua.ui.values import FormState

ASKED_AT_MOST = 80
SHOWN_AT_MOST = 30


@public
@never_cache
@require_http_methods(["GET", "POST"])
def choose_place(request: HttpRequest) -> HttpResponse:
    """Look for a commune by name, then let the browser remember it and go back to where the reader came from."""
    back = _safe(request.POST.get("ve", "") or request.GET.get("ve", ""))
    today = timezone.localdate()
    wrong = ""
    if request.method == "POST":
        code = request.POST.get("xa", "")
        if not code or place_of(code, on=today):
            response = HttpResponseRedirect(back)
            remember_place(response, code)
            return response
        wrong = gettext("Hãy chọn một xã, phường trong danh sách.")
    asked = request.POST.get("ten", "") or request.GET.get("ten", "")
    name = " ".join(asked.replace("\x00", "").split())[:ASKED_AT_MOST]
    found = find_units(name, on=today, limit=100) if name else []
    communes = [unit for unit in found if unit.kind in COMMUNE_KINDS][:SHOWN_AT_MOST]
    context = {
        "title": gettext("Đang ở xã, phường nào?"),
        "name": name,
        "back": back,
        "place": reader_place(request, on=today),
        "communes": present_communes(communes, on=today),
        "form": FormState(
            {"xa": communes[0].code if len(communes) == 1 else ""},
            {"xa" if communes else "ten": wrong} if wrong else {},
        ),
    }
    return render(request, "portal/place.html", context, status=422 if wrong else 200)


def _safe(path: str) -> str:
    """The path within this site; the list of procedures for anything else."""
    inside = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if inside else reverse("portal:procedures")

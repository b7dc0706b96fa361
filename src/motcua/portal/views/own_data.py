"""My data: what this dossier keeps of me, to read, to take along, to have mended or erased."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from motcua.core.access import public
from motcua.core.errors import Refused
from motcua.documents.api import render_report
from motcua.dossiers.api import DossierView
from motcua.orgs.api import get_unit
from motcua.personal.api import REFUSAL_WORDS, ask_about_data, kept_until, list_requests_of, take_away
from motcua.portal.own import own_actor
from motcua.portal.presenters.own_data import present_own_data
from motcua.portal.presenters.own_sheet import own_sheet
from motcua.portal.views.own import opened
from motcua.ui.values import FormState


@public
@never_cache
@require_http_methods(["GET", "POST"])
@opened
def own_data(request: HttpRequest, dossier: DossierView) -> HttpResponseBase:
    """What is kept, for what and until when; here the person asks, and reads what the office answered."""
    if request.method != "POST":
        return _page(request, dossier, FormState(), status=200)
    wish, text = request.POST.get("wish", ""), request.POST.get("text", "")
    try:
        ask_about_data(actor=own_actor(request), dossier=dossier, wish=wish, text=text, now=timezone.now())
    except Refused as refused:
        errors = {name: str(REFUSAL_WORDS[code]) for name, code in refused.field_errors.items()}
        form = FormState({"wish": wish, "text": text[:5000]}, errors or {"wish": str(REFUSAL_WORDS[refused.code])})
        return _page(request, dossier, form, status=409 if refused.conflict else 422)
    return redirect("portal:own_data")


@public
@never_cache
@require_GET
@opened
def own_data_file(request: HttpRequest, dossier: DossierView) -> HttpResponseBase:
    """The same as a file that other programs can read."""
    response = JsonResponse(
        take_away(dossier, now=timezone.now()), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    response["Content-Disposition"] = f'attachment; filename="du-lieu-{dossier.code}.json"'
    return response


@public
@never_cache
@require_GET
@opened
def own_data_sheet(request: HttpRequest, dossier: DossierView) -> HttpResponseBase:
    """The same in words, as PDF to print or keep."""
    now = timezone.now()
    told = present_own_data(kept_until(dossier, now=now), list_requests_of(dossier.id))
    content = render_report(own_sheet(dossier, told, now=now), now=now)
    disposition = f'attachment; filename="du-lieu-{dossier.code}.pdf"'
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": disposition})


def _page(request: HttpRequest, dossier: DossierView, form: FormState, *, status: int) -> HttpResponse:
    context = {
        "title": gettext("Dữ liệu của tôi"),
        "caption": dossier.code,
        "view": present_own_data(kept_until(dossier, now=timezone.now()), list_requests_of(dossier.id)),
        "form": form,
        "practice": bool(dossier.unit_id and get_unit(dossier.unit_id).practice),
        "simulated": dossier.simulated,
    }
    return render(request, "portal/own_data.html", context, status=status)

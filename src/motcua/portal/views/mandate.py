"""My mandate: who gave one reads every use of it and takes it back, with the two codes of her part of the paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.core.access import public
from motcua.core.errors import NotFound
from motcua.mandates.api import list_uses, open_as_principal, revoke_mandate
from motcua.orgs.api import get_unit
from motcua.portal.own import own_actor
from motcua.told.mandate import tell_mandate
from motcua.ui.values import FormState


@public
@never_cache
@require_http_methods(["GET", "POST"])
def mandate(request: HttpRequest) -> HttpResponse:
    """Both codes are asked each time; nothing of it is kept in the browser."""
    title = gettext("Ủy quyền của tôi")
    code, secret = request.POST.get("code", ""), request.POST.get("secret", "")
    if request.method != "POST":
        return render(request, "portal/mandate.html", {"title": title, "form": FormState()})
    try:
        if "revoke" in request.POST:
            revoke_mandate(code, actor=own_actor(request), now=timezone.now(), secret=secret)
        found = open_as_principal(code, secret)
    except NotFound:
        words = gettext("Hai mã không khớp với ủy quyền nào. Xem lại phần người ủy quyền giữ riêng trên giấy.")
        form = FormState({"code": code[:64]}, {"secret": words})
        return render(request, "portal/mandate.html", {"title": title, "form": form}, status=422)
    context = {
        "title": title,
        "form": FormState(),
        "view": tell_mandate(found, list_uses(found.id), on=timezone.localdate(), numbers=False),
        "mandate": found,
        "practice": get_unit(found.unit_id or 0).practice,
    }
    return render(request, "portal/mandate.html", context)

"""Following a dossier with its code and lookup code: stage and dates, nothing else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.core.access import public
from motcua.core.errors import NotFound, Refused
from motcua.dossiers.api import track_dossier
from motcua.dossiers.rating_api import ENDED_STAGES
from motcua.portal.presenters.rating import present_rating
from motcua.portal.presenters.track import present_tracking
from motcua.portal.wording import words_of
from motcua.ui.values import FormState


@public
@never_cache
@require_http_methods(["GET", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """Ask for the two codes; `?code=` fills in the first (it stands in the QR code), never the second."""
    if request.method == "GET":
        form = FormState({"code": request.GET.get("code", "")[:64]})
        return render(request, "portal/track.html", {"title": gettext("Tra cứu hồ sơ"), "form": form})
    code, lookup_code = request.POST.get("code", ""), request.POST.get("lookup_code", "")
    try:
        tracking = track_dossier(code, lookup_code, now=timezone.now())
    except NotFound:
        words = gettext(
            "Hai mã không khớp với hồ sơ nào. Hãy xem lại từng ký tự trên phiếu; chữ hoa, chữ thường như nhau."
        )
        status = 422
    except Refused as refused:
        words, status = words_of(refused), 429
    else:
        view = present_tracking(tracking)
        frame = {"title": view.title, "simulated": tracking.simulated, "practice": tracking.practice}
        asked = {
            "view": view,
            "rating": present_rating(tracking.code) if tracking.stage in ENDED_STAGES else None,
            "form": FormState(),
        }
        return render(request, "portal/tracking.html", asked | frame)
    form = FormState({"code": code[:64], "lookup_code": ""}, {"lookup_code": words})
    return render(request, "portal/track.html", {"title": gettext("Tra cứu hồ sơ"), "form": form}, status=status)

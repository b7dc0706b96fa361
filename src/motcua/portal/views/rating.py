"""How content the person was: asked where she reads how her dossier ended, by account or by either of its codes."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.core.access import public
from motcua.core.errors import NotFound, Refused
from motcua.dossiers.rating_api import rate_dossier, tell_more
from motcua.portal.presenters.rating import code_behind, present_rating
from motcua.portal.wording import field_words
from motcua.ui.values import FormState


@public
@never_cache
@require_http_methods(["GET", "POST"])
def rating(request: HttpRequest) -> HttpResponseBase:
    """Keep the vote, then what it was about; who was not shown the dossier just before is asked for its codes."""
    code = code_behind(request.POST.get("seal", ""))
    if not code:
        return redirect("portal:track")
    try:
        errors = _keep(request, code)
    except NotFound:
        return redirect("portal:track")
    return _page(request, code, errors)


def _keep(request: HttpRequest, code: str) -> dict[str, str]:
    """Words for every field that cannot be kept."""
    now = timezone.now()
    try:
        if "more" in request.POST:
            text, aspects = request.POST.get("words", ""), request.POST.getlist("aspects")
            tell_more(code=code, aspects=aspects, text=text, now=now)
        else:
            rate_dossier(code=code, answer=request.POST.get("answer", ""), now=now)
    except NotFound:
        raise
    except Refused as refused:
        words = {
            "answer": gettext("Hãy chọn một câu trả lời."),
            "aspects": gettext("Hãy chọn trong danh sách."),
        }
        if refused.field_errors.get("text") == "required":
            words["text"] = gettext("Hãy chọn ít nhất một điều, hoặc viết vài lời. Không muốn nói thêm thì thôi.")
        return {
            ("words" if name == "text" else name): words.get(name) or field_words(told, refused.field_values.get(name))
            for name, told in refused.field_errors.items()
        }
    return {}


def _page(request: HttpRequest, code: str, errors: dict[str, str]) -> HttpResponse:
    view = present_rating(code, aspects=tuple(request.POST.getlist("aspects")))
    if view is None:
        raise NotFound("dossier")
    title = gettext("Cảm ơn ông/bà") if view.given else gettext("Đánh giá")
    form = FormState({"words": request.POST.get("words", "")[:5000]}, errors)
    context = {"title": title, "caption": code, "rating": view, "form": form}
    return render(request, "portal/rating.html", context, status=422 if errors else 200)

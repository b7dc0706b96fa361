"""Going on elsewhere: the code, opening by it, and leaving nothing behind on this device."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse, translate_url
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.catalogue.api import get_version
from motcua.core.access import public
from motcua.core.errors import NotFound, Refused
from motcua.drafts.api import DraftState, renew_resume_code, resume_draft
from motcua.portal.draft import all_held, close_draft, hold_draft, tag_of
from motcua.portal.journey import Journey
from motcua.portal.opening import language_now, on_its_way, open_journey
from motcua.portal.tracing import note, note_step_of
from motcua.portal.wording import words_of
from motcua.ui.values import FormState


@public
@never_cache
@require_http_methods(["GET", "POST"])
def resume_code(request: HttpRequest, code: str) -> HttpResponse:
    """The code by which this draft opens on another device; POST draws a new one. `?file=1` gives it as a text."""
    journey = open_journey(request, code)
    if not isinstance(journey, Journey):
        return journey
    if request.method == "POST":
        renew_resume_code(journey.draft.public_id, now=timezone.now())
        return redirect("portal:resume_code", code=code)
    if "file" in request.GET:
        return _as_file(request, journey)
    context = {
        "title": gettext("Mã để làm tiếp"),
        "caption": journey.version.definition.title.in_language(language_now()),
        "codes": ((gettext("Mã làm tiếp (giữ kín)"), journey.draft.resume_code),),
        "journey": journey,
        "tag": tag_of(journey.draft.public_id),
        "practice": journey.unit.practice,
        "resume_address": request.build_absolute_uri(reverse("portal:resume")),
    }
    return render(request, "portal/resume_code.html", context)


def _as_file(request: HttpRequest, journey: Journey) -> HttpResponse:
    """The code to keep on this device or to send to oneself."""
    code, place = gettext("Mã làm tiếp (giữ kín)"), gettext("Làm tiếp tại:")
    lines = (
        journey.version.definition.title.in_language(language_now()),
        f"{code}: {journey.draft.resume_code}",
        f"{place} {request.build_absolute_uri(reverse('portal:resume'))}",
    )
    disposition = {"Content-Disposition": 'attachment; filename="ma-lam-tiep.txt"'}
    return HttpResponse("\r\n".join(lines) + "\r\n", content_type="text/plain; charset=utf-8", headers=disposition)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def resume(request: HttpRequest) -> HttpResponse:
    """Open a draft by its code, in the language and on the page in which it was left."""
    title = gettext("Làm tiếp hồ sơ đang dở")
    if request.method == "GET":
        return render(request, "portal/resume.html", {"title": title, "form": FormState()})
    typed, status = request.POST.get("resume_code", ""), 422
    try:
        draft = resume_draft(typed, origin=request.META.get("REMOTE_ADDR", ""), now=timezone.now())
    except NotFound:
        words = gettext("Không có hồ sơ nào có mã này. Hãy xem lại từng ký tự; chữ hoa, chữ thường như nhau.")
    except Refused as refused:
        words, status = words_of(refused), 429 if refused.code == "resume_must_wait" else 409
    else:
        if draft.state is not DraftState.OPEN:
            close_draft(request, draft)
            return redirect("portal:submitted", code=draft.procedure_code)
        hold_draft(request, draft)
        journey = on_its_way(draft)
        if not isinstance(journey, Journey):
            return journey
        note_step_of(request, "resumed", journey, draft.page)
        return redirect(translate_url(journey.last_href, draft.language))
    form = FormState({"resume_code": typed[:40]}, {"resume_code": words})
    return render(request, "portal/resume.html", {"title": title, "form": form}, status=status)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponseBase:
    """End everything that this browser holds; the next person finds nothing, with the back button neither."""
    if request.method == "GET":
        codes = [
            (get_version(one.version_id).definition.title.in_language(language_now()), one.resume_code)
            for one in all_held(request)
        ]
        context = {"title": gettext("Thoát trên máy này"), "codes": codes}
        return render(request, "portal/leave.html", context)
    for held in all_held(request):
        note(request, "left", held.procedure_code)
    request.session.flush()
    response = render(request, "portal/left.html", {"title": gettext("Đã thoát trên máy này")})
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response

"""Applying online, one group of questions a page; what is sent is kept first and judged afterwards."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.core.access import public
from motcua.core.actor import Actor
from motcua.core.errors import NotFound, Refused
from motcua.dossiers.api import submit_dossier
from motcua.portal.draft import begin_draft, close_draft, find_draft, find_receipt, keep_draft
from motcua.portal.journey import Journey, journey_of
from motcua.portal.lawful import units_online_here
from motcua.portal.presenters.apply import present_review, present_section
from motcua.portal.submission import submission_of
from motcua.portal.wording import answers_words, words_of
from motcua.ui.questions import answers_of
from motcua.ui.rows import dropped_rows, row_pressed
from motcua.ui.values import Choice, FormState


@public
@never_cache
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """Which unit; where nothing is open online here, back to the procedure's page and its lawful ways."""
    today = timezone.localdate()
    units = units_online_here(code, on=today)
    if not units:
        return redirect("portal:procedure", code=code)
    chosen = request.POST.get("unit", "")
    if request.method == "POST" and chosen in {unit.code for unit in units}:
        journey = journey_of(code, begin_draft(request, code, unit_code=chosen), on=today)
        return redirect(journey.first_href)
    errors = {"unit": gettext("Hãy chọn nơi nộp.")} if request.method == "POST" else {}
    draft = find_draft(request, code)
    value = draft.unit_code if draft else units[0].code if len(units) == 1 else ""
    context = {
        "title": gettext("Nộp ở đâu?"),
        "form": FormState({"unit": value}, errors),
        "units": tuple(Choice(unit.code, unit.name) for unit in units),
        "practice": any(unit.practice for unit in units),
        "back_href": reverse("portal:procedure", args=[code]),
        "goes_on": draft is not None,
    }
    return render(request, "portal/begin.html", context, status=422 if errors else 200)


def open_journey(request: HttpRequest, code: str) -> Journey | HttpResponseRedirect:
    """The journey of the open draft; without one, back to the beginning (or to the receipt that there is)."""
    draft = find_draft(request, code)
    if draft is None:
        return redirect("portal:submitted" if find_receipt(request, code) else "portal:begin", code=code)
    return journey_of(code, draft, on=timezone.localdate())


@public
@never_cache
@require_http_methods(["GET", "POST"])
def answer_section(request: HttpRequest, code: str, section_id: str) -> HttpResponse:
    """One group of questions; `?back=review` comes from the review page and returns to it."""
    journey = open_journey(request, code)
    if isinstance(journey, HttpResponseRedirect):
        return journey
    section = journey.section(section_id)
    errors: dict[str, str] = {}
    row = row_pressed(request.POST)
    if request.method == "POST":
        journey.draft.answers[section_id] = answers_of(section, request.POST)
        keep_draft(request, code, journey.draft)
        if "later" in request.POST:
            return redirect("portal:begin", code=code)
        errors = {} if row else answers_words(journey.check(section_id))
        if not errors and not row:
            return redirect(journey.review_href if request.GET.get("back") else journey.next_href(section_id))
    dropped = dropped_rows(section, request.POST)
    view = present_section(journey, section, errors, language=get_language() or "vi", dropped=dropped, focus=row)
    frame = {"title": view.title, "caption": view.caption, "form": view.form, "practice": journey.unit.practice}
    return render(request, "portal/section.html", {"view": view} | frame, status=422 if errors else 200)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, code: str) -> HttpResponse:
    """Everything once more with a way to change it; then submit, once, however often the button is pressed."""
    journey = open_journey(request, code)
    if isinstance(journey, HttpResponseRedirect):
        return journey
    if request.method == "GET" and (unfinished := journey.first_unfinished()):
        return redirect(unfinished)
    refusal = ""
    if request.method == "POST":
        actor: Actor = request.actor  # type: ignore[attr-defined]
        try:
            receipt = submit_dossier(
                actor=actor,
                submission=submission_of(journey, request.POST, language=get_language() or "vi"),
                now=timezone.now(),
                idempotency_key=journey.draft.once,
                idempotency_scope="portal",
            )
        except Refused as refused:
            refusal = words_of(refused)
        except NotFound:
            return redirect("portal:procedure", code=code)
        else:
            kept = {
                "id": receipt.id,
                "code": receipt.code,
                "lookup_code": receipt.lookup_code,
                "practice": journey.unit.practice,
            }
            close_draft(request, code, receipt=kept)
            return redirect("portal:submitted", code=code)
    view = present_review(journey, request.POST, language=get_language() or "vi")
    frame = {"title": view.title, "caption": view.caption, "form": view.form, "practice": journey.unit.practice}
    return render(
        request, "portal/review.html", {"view": view, "refusal": refusal} | frame, status=422 if refusal else 200
    )

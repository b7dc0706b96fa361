"""The page of papers: photos and scans are taken in, kept and taken back."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from motcua.core.access import public
from motcua.core.errors import Refused
from motcua.documents.api import discard_upload, store_upload
from motcua.portal.draft import keep_draft
from motcua.portal.journey import Journey
from motcua.portal.presenters.papers import present_papers
from motcua.portal.views.apply import open_journey
from motcua.portal.wording import words_of


@public
@never_cache
@require_http_methods(["GET", "POST"])
def hand_in_papers(request: HttpRequest, code: str) -> HttpResponse:
    """Photos or scans of the papers; a file that cannot be used is refused at its field, the others stay."""
    journey = open_journey(request, code)
    if isinstance(journey, HttpResponseRedirect):
        return journey
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = _store(request, journey)
        keep_draft(request, code, journey.draft)
        missing = journey.missing_papers() if not errors and "more" not in request.POST else {}
        errors |= missing
        if not errors and "more" not in request.POST:
            return redirect(journey.review_href)
    view = present_papers(journey, errors, language=get_language() or "vi")
    frame = {"title": view.title, "caption": view.caption, "form": view.form, "practice": journey.unit.practice}
    return render(request, "portal/papers.html", {"view": view} | frame, status=422 if errors else 200)


def _store(request: HttpRequest, journey: Journey) -> dict[str, str]:
    """Keep every file that can be used; words for those that cannot, by the field's name."""
    errors: dict[str, str] = {}
    for paper in journey.papers:
        for file in request.FILES.getlist(f"paper.{paper.code}"):
            try:
                kept = store_upload(file=file, scope=journey.draft.scope, now=timezone.now())
            except Refused as refused:
                errors[f"paper.{paper.code}"] = f"{file.name}: {words_of(refused)}"
            else:
                journey.draft.files.setdefault(paper.code, []).append({"id": kept.public_id, "name": kept.name})
    return errors


@public
@require_POST
def take_back_paper(request: HttpRequest, code: str) -> HttpResponse:
    """Remove one file from the draft."""
    journey = open_journey(request, code)
    if isinstance(journey, HttpResponseRedirect):
        return journey
    public_id = request.POST.get("file", "")
    for files in journey.draft.files.values():
        if any(file["id"] == public_id for file in files):
            discard_upload(public_id, scope=journey.draft.scope)
            files[:] = [file for file in files if file["id"] != public_id]
    keep_draft(request, code, journey.draft)
    return redirect("portal:papers", code=code)

"""The page of papers: photos and scans are taken in, kept and taken back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from motcua.core.access import public
from motcua.core.errors import Refused
from motcua.documents.api import discard_upload, store_upload
from motcua.drafts.api import change_draft
from motcua.portal.journey import PAPERS, Journey
from motcua.portal.opening import elsewhere, in_this_language, open_journey
from motcua.portal.presenters.papers import present_papers
from motcua.portal.wording import words_of


@public
@never_cache
@require_http_methods(["GET", "POST"])
def hand_in_papers(request: HttpRequest, code: str) -> HttpResponse:
    """Photos or scans of the papers; a file that cannot be used is refused at its field, the others stay."""
    journey = open_journey(request, code)
    if not isinstance(journey, Journey):
        return journey
    errors: dict[str, str] = {}
    if request.method == "POST":
        journey, errors = _store(request, journey)
        missing = journey.missing_papers() if not errors and "more" not in request.POST else {}
        errors |= missing
        if not errors and "more" not in request.POST:
            return elsewhere(request, journey) or redirect(journey.review_href)
    if away := elsewhere(request, journey):
        return away
    journey = in_this_language(journey)
    view = present_papers(journey, errors, language=get_language() or "vi")
    frame = {"title": view.title, "caption": view.caption, "form": view.form, "practice": journey.unit.practice}
    return render(request, "portal/papers.html", {"view": view} | frame, status=422 if errors else 200)


def _store(request: HttpRequest, journey: Journey) -> tuple[Journey, dict[str, str]]:
    """Keep every file that can be used, at once; words for those that cannot, by the field's name."""
    errors: dict[str, str] = {}
    for paper in journey.papers:
        for file in request.FILES.getlist(f"paper.{paper.code}"):
            try:
                kept = store_upload(file=file, scope=journey.draft.scope, now=timezone.now())
            except Refused as refused:
                errors[f"paper.{paper.code}"] = f"{file.name}: {words_of(refused)}"
            else:
                named = (paper.code, {"id": kept.public_id, "name": kept.name})
                draft = change_draft(journey.draft.public_id, now=timezone.now(), add_file=named, page=PAPERS)
                journey = journey.with_draft(draft)
    return journey, errors


@public
@require_POST
def take_back_paper(request: HttpRequest, code: str) -> HttpResponse:
    """Remove one file from the draft."""
    journey = open_journey(request, code)
    if not isinstance(journey, Journey):
        return journey
    public_id = request.POST.get("file", "")
    for files in journey.draft.files.values():
        if any(file["id"] == public_id for file in files):
            change_draft(journey.draft.public_id, now=timezone.now(), remove_file=public_id)
            discard_upload(public_id, scope=journey.draft.scope)
    return redirect("portal:papers", code=code)

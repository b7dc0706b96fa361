"""The page of papers: photos and scans are taken in, put in order, looked at and taken back."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.core.access import public
from motcua.core.actor import Actor
from motcua.core.errors import NotFound, Refused
from motcua.documents.api import (
    StoredFileRef,
    TooManyFiles,
    discard_upload,
    list_waiting,
    open_picture,
    plain_name,
    store_upload,
)
from motcua.drafts.api import change_draft
from motcua.portal.journey import PAPERS, Journey
from motcua.portal.opening import elsewhere, in_this_language, language_now, open_journey
from motcua.portal.presenters.papers import PapersView, present_papers
from motcua.portal.tracing import note_first_file, note_step_of
from motcua.portal.wording import words_of

MOST_TOLD = 3


@public
@never_cache
@require_http_methods(["GET", "POST"])
def hand_in_papers(request: HttpRequest, code: str) -> HttpResponse:
    """Photos or scans of the papers; a file that cannot be used is refused at its field, the others stay.

    `?paper=CODE` gives only the list of that paper's files, for the script.
    """
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
    journey = with_all_files(in_this_language(journey))
    view = present_papers(journey, errors, _waiting(journey), language=language_now())
    if "paper" in request.GET:
        return _list_of(request, view)
    frame = {"title": view.title, "caption": view.caption, "form": view.form, "practice": journey.unit.practice}
    return render(request, "portal/papers.html", {"view": view} | frame, status=422 if errors else 200)


def with_all_files(journey: Journey) -> Journey:
    """The journey with every file that came in for its papers, also where a process was killed before it was noted."""
    known = {file["id"] for given in journey.draft.files.values() for file in given}
    papers = {paper.code for paper in journey.papers}
    for file in list_waiting(scope=journey.draft.scope):
        if file.public_id not in known and file.paper in papers:
            journey = note_file(journey, file.paper, file.public_id, file.name)
    return journey


def note_file(journey: Journey, paper: str, public_id: str, name: str) -> Journey:
    """The draft has the file from now on; noted again it changes nothing."""
    named = (paper, {"id": public_id, "name": name})
    draft = change_draft(journey.draft.public_id, now=timezone.now(), add_file=named, page=PAPERS)
    return journey.with_draft(draft)


def _waiting(journey: Journey) -> dict[str, StoredFileRef]:
    return {file.public_id: file for file in list_waiting(scope=journey.draft.scope)}


def _list_of(request: HttpRequest, view: PapersView) -> HttpResponse:
    for paper in view.papers:
        if paper.code == request.GET["paper"]:
            return render(request, "portal/paper_files.html", {"view": view, "paper": paper})
    raise NotFound(request.GET["paper"])


def _store(request: HttpRequest, journey: Journey) -> tuple[Journey, dict[str, str]]:
    """Keep every file that can be used, at once; words for those that cannot, by the field's name."""
    errors: dict[str, str] = {}
    for paper in journey.papers:
        refused: list[str] = []
        full: Refused | None = None
        for file in request.FILES.getlist(f"paper.{paper.code}"):
            try:
                if full is not None:  # five hundred files are not asked about one by one
                    raise full
                kept = store_upload(file=file, scope=journey.draft.scope, now=timezone.now(), paper=paper.code)
            except Refused as no:
                full = no if isinstance(no, TooManyFiles) else None
                note_step_of(request, "upload_refused", journey, PAPERS, code=no.code)
                refused.append(f"{plain_name(file.name or '')[:80]}: {words_of(no)}")
            else:
                note_first_file(request, journey)
                journey = note_file(journey, paper.code, kept.public_id, kept.name)
        if refused:
            errors[f"paper.{paper.code}"] = _together(refused)
    return journey, errors


def _together(refused: list[str]) -> str:
    rest = len(refused) - MOST_TOLD
    more = ngettext("Và %(count)s tệp khác chưa nhận.", "Và %(count)s tệp khác chưa nhận.", rest) % {"count": rest}
    return " ".join(refused[:MOST_TOLD] + ([more] if rest > 0 else []))


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


@public
@require_POST
def move_paper(request: HttpRequest, code: str) -> HttpResponse:
    """Put one file of a paper a place earlier (`up`) or later (`down`); at the end of the row it stays."""
    journey = open_journey(request, code)
    if not isinstance(journey, Journey):
        return journey
    step = -1 if "up" in request.POST else 1
    public_id = request.POST.get("up") or request.POST.get("down", "")
    files = {paper: list(given) for paper, given in journey.draft.files.items()}
    for given in files.values():
        place = next((place for place, file in enumerate(given) if file["id"] == public_id), None)
        if place is not None and 0 <= place + step < len(given):
            given[place], given[place + step] = given[place + step], given[place]
            change_draft(journey.draft.public_id, now=timezone.now(), files=files)
    return redirect("portal:papers", code=code)


@public
@never_cache
@require_safe
def look_at_paper(request: HttpRequest, code: str, public_id: str) -> FileResponse | HttpResponse:
    """The small picture of one file of the draft."""
    journey = open_journey(request, code)
    if not isinstance(journey, Journey):
        raise NotFound(gettext("Không tìm thấy tệp này."))
    actor: Actor = request.actor  # type: ignore[attr-defined]
    picture = open_picture(str(public_id), actor=actor, scope=journey.draft.scope)
    return FileResponse(picture.file, content_type=picture.media_type, filename=picture.name)

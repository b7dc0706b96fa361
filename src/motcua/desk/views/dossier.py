"""One dossier: its story, clock, papers, and what may be done now."""

import secrets
from contextlib import suppress

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.audit.api import Purpose
from motcua.core.errors import NotFound
from motcua.desk.access import handling_page
from motcua.desk.live import listen_to_dossier
from motcua.desk.opening import opened
from motcua.desk.presence import open_page, view_of
from motcua.desk.presenters.company import present_company
from motcua.desk.presenters.conversation import present_messages
from motcua.desk.presenters.dossier import people_of, present_dossier
from motcua.desk.request import actor_of
from motcua.documents.api import (
    REFUSAL_WORDS,
    FileInfected,
    FileWaitsForScan,
    get_paper_content,
    list_papers,
    list_uploads,
    open_file,
    open_paper,
    open_picture,
)
from motcua.dossiers.api import course_of, get_dossier, list_parts
from motcua.dossiers.door_api import print_hand_over_slip
from motcua.identity.api import names_of_accounts
from motcua.orgs.api import get_unit
from motcua.told.issued_paper import read_paper
from motcua.ui.values import FormState
from motcua.voice.api import list_messages

CODE_MAX = 64
"""No code is longer; what is, was pasted by mistake."""


@handling_page
@never_cache
@require_safe
def show_dossier(request: HttpRequest, code: str) -> HttpResponse:
    """The dossier's page."""
    actor, view = actor_of(request), view_of(request)
    dossier = get_dossier(actor=actor, code=code)
    papers, uploads = list_papers(dossier_id=dossier.id), list_uploads(dossier_id=dossier.id)
    people = names_of_accounts(people_of(dossier))
    parts = list_parts(dossier.id, version_id=dossier.procedure_version_id)
    presented = present_dossier(
        dossier,
        papers,
        uploads,
        parts=parts,
        people=people,
        course=course_of(dossier, actor=actor),
        actor=actor,
        now=timezone.now(),
    )
    context = {
        "view": presented,
        "title": presented.title,
        "practice": presented.practice,
        "simulated": presented.simulated,
        "said": present_messages(list_messages(dossier.id), uploads, code=dossier.code),
        "company": present_company(open_page(request, dossier.id, view=view, unit_id=dossier.unit_id)),
        "live": listen_to_dossier(request, dossier.code, revision=dossier.revision, view=view),
        "form": FormState(),
        "key": secrets.token_urlsafe(12),
    }
    return render(request, "desk/dossier.html", context)


@handling_page
@never_cache
@require_safe
def find_dossier(request: HttpRequest) -> HttpResponse:
    """Go to the dossier whose code was typed into the search box."""
    typed = request.GET.get("code", "").strip()[:CODE_MAX]
    for code in dict.fromkeys((typed, typed.upper(), typed.lower())):
        with suppress(NotFound):
            return redirect("desk:dossier", code=get_dossier(actor=actor_of(request), code=code).code)
    return render(
        request,
        "desk/not_found.html",
        {"code": typed, "title": gettext("Không tìm thấy hồ sơ"), "lists_href": reverse("desk:work_list")},
        status=404,
    )


@handling_page
@never_cache
@require_safe
def download_paper(request: HttpRequest, code: str, paper_id: int) -> FileResponse:
    """A paper that the office issued, as it was issued."""
    dossier = opened(request, code, Purpose.PAPER)
    paper = open_paper(dossier_id=dossier.id, paper_id=paper_id)
    return FileResponse(paper.file, content_type="application/pdf", filename=paper.name)


@handling_page
@never_cache
@require_safe
def print_slip(request: HttpRequest, code: str) -> HttpResponse:
    """The hand-over slip as it stands now, to go along with the papers."""
    dossier = opened(request, code, Purpose.PAPER)
    name = f'inline; filename="phieu-ban-giao-{dossier.code}.pdf"'
    slip = print_hand_over_slip(dossier.id)
    return HttpResponse(slip, content_type="application/pdf", headers={"Content-Disposition": name})


@handling_page
@never_cache
@require_safe
def show_paper(request: HttpRequest, code: str, paper_id: int) -> HttpResponse:
    """The same paper to read on the screen, or aloud."""
    dossier = opened(request, code, Purpose.PAPER)
    view = read_paper(get_paper_content(dossier_id=dossier.id, paper_id=paper_id))
    context = {"view": view, "title": view.title, "caption": code, "code": code, "simulated": dossier.simulated}
    context["practice"] = bool(dossier.unit_id and get_unit(dossier.unit_id).practice)
    return render(request, "desk/issued_paper.html", context)


@handling_page
@never_cache
@require_safe
def download_upload(request: HttpRequest, code: str, public_id: str) -> FileResponse | HttpResponse:
    """A file that the applicant handed in; always as a download, never shown inside our pages.

    `?anyway=1` opens one that has waited too long for its virus scan, after the warning.
    """
    actor = actor_of(request)
    dossier = opened(request, code, Purpose.FILE)
    anyway = request.GET.get("anyway") == "1"
    try:
        upload = open_file(str(public_id), actor=actor, dossier_id=dossier.id, unscanned=anyway)
    except (FileWaitsForScan, FileInfected) as refused:
        context = {
            "title": gettext("Chưa mở được tệp"),
            "words": REFUSAL_WORDS[refused.code],
            "anyway_href": "?anyway=1" if refused.values.get("too_long") else "",
            "back_href": reverse("desk:dossier", args=[code]),
        }
        return render(request, "desk/file_waits.html", context, status=409)
    return FileResponse(upload.file, as_attachment=True, filename=upload.name, content_type=upload.media_type)


@handling_page
@never_cache
@require_safe
def picture_of_upload(request: HttpRequest, code: str, public_id: str) -> FileResponse:
    """The small picture of a file, or with `?view=1` the one to read from; drawn here, never the stranger's bytes."""
    actor = actor_of(request)
    dossier = opened(request, code, Purpose.FILE)
    picture = open_picture(str(public_id), actor=actor, dossier_id=dossier.id, view="view" in request.GET)
    return FileResponse(picture.file, content_type=picture.media_type, filename=picture.name)

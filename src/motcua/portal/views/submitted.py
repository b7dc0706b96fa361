"""The receipt: two codes to keep, and what comes next."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.core.access import public
from motcua.core.errors import NotFound
from motcua.documents.api import list_papers, open_paper
from motcua.portal.draft import find_receipt
from motcua.portal.presenters.apply import next_steps

SLIP = "slip"


@public
@never_cache
@require_safe
def submitted(request: HttpRequest, code: str) -> HttpResponse:
    """What this browser has just submitted."""
    receipt = find_receipt(request, code)
    if receipt is None:
        return redirect("portal:procedure", code=code)
    context = {
        "title": gettext("Đã nộp hồ sơ"),
        "codes": (
            (gettext("Mã hồ sơ"), receipt["code"]),
            (gettext("Mã tra cứu (giữ kín)"), receipt["lookup_code"]),
            (gettext("Mã mở hồ sơ (giữ kín)"), receipt["resume_code"]),
        ),
        "slip_href": reverse("portal:slip", args=[code]) if _slip_id(receipt["id"]) else "",
        "track_href": f"{reverse('portal:track')}?code={receipt['code']}",
        "own_href": f"{reverse('portal:own')}?code={receipt['code']}",
        "practice": receipt["practice"],
        "tag": receipt["tag"],
        "steps": next_steps(),
    }
    return render(request, "portal/submitted.html", context)


@public
@never_cache
@require_safe
def slip(request: HttpRequest, code: str) -> FileResponse:
    """The slip as PDF, for this browser only."""
    receipt = find_receipt(request, code)
    paper_id = _slip_id(receipt["id"]) if receipt else None
    if receipt is None or paper_id is None:
        raise NotFound(code)
    paper = open_paper(dossier_id=receipt["id"], paper_id=paper_id)
    return FileResponse(paper.file, content_type=paper.media_type, filename=paper.name)


def _slip_id(dossier_id: int) -> int | None:
    """The slip's key once it has been issued."""
    return next((paper.id for paper in list_papers(dossier_id=dossier_id) if paper.form == SLIP), None)

"""My dossier: opened by its own secret or by the account, told in plain words, with papers and messages."""

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from motcua.core.access import public
from motcua.core.actor import Actor
from motcua.core.errors import NotFound, Refused
from motcua.documents.api import (
    INTERNAL_FORMS,
    IssuedPaperRef,
    get_paper_content,
    list_papers,
    list_uploads,
    open_file,
    open_paper,
    store_upload,
)
from motcua.dossiers.api import (
    DossierView,
    find_own_dossier,
    get_own_dossier,
    list_own_dossiers,
    open_own_dossier,
    send_message,
    withdraw_dossier,
)
from motcua.dossiers.rating_api import ENDED_STAGES
from motcua.portal.own import keep_own, own_actor, own_of
from motcua.portal.presenters.own import present_own, present_own_list
from motcua.portal.presenters.rating import present_rating
from motcua.portal.wording import field_words, words_of
from motcua.told.issued_paper import read_paper
from motcua.ui.values import FormState
from motcua.voice.api import Side, get_thread, list_messages, mark_read


@public
@never_cache
@require_http_methods(["GET", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """The open dossier; without one the question for its two codes, and the list of the account's dossiers."""
    now = timezone.now()
    if request.method == "POST":
        return _open(request)
    own_id = own_of(request, now=now)
    if own_id is not None:
        try:
            return _page(request, get_own_dossier(own_id))
        except NotFound:
            pass
    return _ask(request, FormState({"code": request.GET.get("code", "")[:64]}))


def _open(request: HttpRequest) -> HttpResponse:
    now, code = timezone.now(), request.POST.get("code", "")
    try:
        if "resume_code" in request.POST:
            own_id = open_own_dossier(code, request.POST["resume_code"], now=now)
        else:
            own_id = find_own_dossier(code, actor=own_actor(request))
    except NotFound:
        words = gettext("Hai mã không khớp với hồ sơ nào. Xem lại phiếu: cần mã mở hồ sơ, không phải mã tra cứu.")
        return _ask(request, FormState({"code": code[:64]}, {"resume_code": words}), status=422)
    except Refused as refused:
        return _ask(request, FormState({"code": code[:64]}, {"resume_code": words_of(refused)}), status=429)
    keep_own(request, own_id, now=now)
    return redirect("portal:own")


def _ask(request: HttpRequest, form: FormState, *, status: int = 200) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    listed = present_own_list(list_own_dossiers(actor=actor))
    context = {"title": gettext("Hồ sơ của tôi"), "form": form, "listed": listed}
    return render(request, "portal/own_ask.html", context, status=status)


def _page(request: HttpRequest, dossier: DossierView, *, wrong: str = "", typed: str = "") -> HttpResponse:
    messages, thread = list_messages(dossier.id), get_thread(dossier.id)
    view = present_own(
        dossier,
        papers=_own_papers(dossier),
        uploads=list_uploads(dossier_id=dossier.id),
        messages=messages,
        unread=thread.unread_by_applicant,
        now=timezone.now(),
    )
    if thread.unread_by_applicant and not wrong:
        mark_read(dossier.id, by=Side.APPLICANT)
    context = {
        "title": view.title,
        "view": view,
        "form": FormState({"text": typed}, {"text": wrong} if wrong else {}),
        "key": secrets.token_urlsafe(12),
        "simulated": dossier.simulated,
        "practice": view.practice,
        "rating": present_rating(dossier.code) if dossier.stage in ENDED_STAGES else None,
    }
    return render(request, "portal/own.html", context, status=422 if wrong else 200)


def _own_papers(dossier: DossierView) -> list[IssuedPaperRef]:
    """The papers for the applicant; those of the office alone are left out."""
    return [paper for paper in list_papers(dossier_id=dossier.id) if paper.form not in INTERNAL_FORMS]


def opened(
    view: Callable[..., HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Only for a browser that has its dossier open; everybody else is asked for the codes."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        own_id = own_of(request, now=timezone.now())
        return redirect("portal:own") if own_id is None else view(request, get_own_dossier(own_id), *args, **kwargs)

    return asked


@public
@never_cache
@require_POST
@opened
def write(request: HttpRequest, dossier: DossierView) -> HttpResponseBase:
    """Write to the office; a file may go with it. What cannot be kept is told, and the text stands there still."""
    scope, text = f"own-{secrets.token_urlsafe(12)}", request.POST.get("text", "")
    try:
        kept = [store_upload(file=one, scope=scope, now=timezone.now()) for one in request.FILES.getlist("file")]
        send_message(
            actor=own_actor(request),
            code=dossier.code,
            own_id=dossier.id,
            text=text,
            key=request.POST.get("key", "")[:40] or secrets.token_urlsafe(12),
            now=timezone.now(),
            files=tuple(one.public_id for one in kept),
            file_scope=scope,
        )
    except Refused as refused:
        codes = refused.field_errors
        words = field_words(codes["text"], refused.field_values.get("text")) if "text" in codes else words_of(refused)
        return _page(request, dossier, wrong=words, typed=text[:5000])
    return redirect("portal:own")


@public
@never_cache
@require_http_methods(["GET", "POST"])
@opened
def withdraw(request: HttpRequest, dossier: DossierView) -> HttpResponseBase:
    """Say what withdrawing means, then do it once."""
    wrong = ""
    if request.method == "POST":
        try:
            withdraw_dossier(actor=own_actor(request), code=dossier.code, own_id=dossier.id, now=timezone.now())
        except Refused as refused:
            wrong = words_of(refused)
        else:
            return redirect("portal:own")
    context = {"title": gettext("Rút hồ sơ"), "code": dossier.code, "wrong": wrong}
    return render(request, "portal/own_withdraw.html", context, status=409 if wrong else 200)


@public
@never_cache
@require_GET
@opened
def own_file(request: HttpRequest, dossier: DossierView, public_id: str) -> HttpResponseBase:
    """One of the files that were handed in."""
    try:
        found = open_file(public_id, actor=own_actor(request), dossier_id=dossier.id)
    except Refused as refused:  # it waits for the virus scan, or did not pass it
        return _page(request, dossier, wrong=words_of(refused))
    return FileResponse(found.file, content_type=found.media_type, filename=found.name, as_attachment=True)


@public
@never_cache
@require_GET
@opened
def own_paper(request: HttpRequest, dossier: DossierView, paper_id: int) -> HttpResponseBase:
    """One of the papers that the office issued to her."""
    if paper_id not in {paper.id for paper in _own_papers(dossier)}:
        raise NotFound("paper")
    paper = open_paper(dossier_id=dossier.id, paper_id=paper_id)
    return FileResponse(paper.file, content_type=paper.media_type, filename=paper.name)


@public
@never_cache
@require_GET
@opened
def read_own_paper(request: HttpRequest, dossier: DossierView, paper_id: int) -> HttpResponseBase:
    """The same paper to read on the screen, or aloud."""
    if paper_id not in {paper.id for paper in _own_papers(dossier)}:
        raise NotFound("paper")
    view = read_paper(get_paper_content(dossier_id=dossier.id, paper_id=paper_id))
    context = {"view": view, "title": view.title, "caption": dossier.code, "simulated": dossier.simulated}
    return render(request, "portal/own_paper.html", context)

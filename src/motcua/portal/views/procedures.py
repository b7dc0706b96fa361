"""Finding a procedure and understanding it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.catalogue.api import list_procedures, search_procedures, version_in_force
from motcua.core.access import public
from motcua.portal.lawful import ways_of
from motcua.portal.presenters.prepare import present_questions
from motcua.portal.presenters.procedure import present_procedure
from motcua.portal.presenters.procedures import present_hits, present_links

SEARCHED_AT_MOST = 200


@public
@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """All procedures, or those that fit the words in `?q=`, with or without diacritics."""
    text = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:SEARCHED_AT_MOST]
    today = timezone.localdate()
    hits = present_hits(search_procedures(text, on=today)) if text else present_links(list_procedures(on=today))
    context = {
        "title": gettext("Tìm thủ tục"),
        "text": text,
        "hits": hits,
    }
    return render(request, "portal/procedures.html", context)


@public
@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """What to bring, how long, how much, where; and the one button that the law allows."""
    today = timezone.localdate()
    view = present_procedure(version_in_force(code, on=today), ways_of(code, on=today))
    frame = {"title": view.title, "caption": view.field, "crumbs": view.crumbs, "practice": bool(view.begin_href)}
    return render(request, "portal/procedure.html", {"view": view} | frame)


@public
@require_safe
def prepare(request: HttpRequest, code: str) -> HttpResponse:
    """A sheet to print: what to bring and where to go."""
    today = timezone.localdate()
    version = version_in_force(code, on=today)
    view = present_procedure(version, ways_of(code, on=today))
    title = gettext("Chuẩn bị hồ sơ: %(procedure)s") % {"procedure": view.title}
    context = {"view": view, "title": title, "today": today, "questions": present_questions(version.definition)}
    return render(request, "portal/prepare.html", context)

"""Understanding one procedure: its page, its sheet to print, its short address."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.catalogue.api import EffectiveProcedure, effective_procedure
from motcua.core.access import public
from motcua.dossiers.emergency_api import closed_doors, left_open
from motcua.portal.lawful import open_now, units_of
from motcua.portal.place import elsewhere, reader_place
from motcua.portal.presenters.leaflet.page import LeafletView, present_leaflet
from motcua.portal.presenters.prepare import present_lists, present_questions


@public
@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """What to bring, how long, how much, where; and the one button that the law allows."""
    one, view = _leaflet(request, code)
    frame = {
        "title": view.content.title,
        "caption": view.content.field,
        "crumbs": view.crumbs,
        "practice": view.where.practice,
        "short_address": _short_address(request, one.code),
    }
    return render(request, "portal/procedure.html", {"view": view} | frame)


@public
@require_safe
def short(request: HttpRequest, code: str) -> HttpResponse:
    """The short address that stands on paper: `/t/1.001193`."""
    return redirect("portal:procedure", code=code)


@public
@require_safe
def prepare(request: HttpRequest, code: str) -> HttpResponse:
    """A draft to print and take along: what to bring, where to go, what will be asked.

    `?danh-sach=2` prints the second list of papers alone.
    """
    today = timezone.localdate()
    one, view = _leaflet(request, code)
    lists, chosen = present_lists(view.content, request.GET.get("danh-sach", ""))
    context = {
        "view": replace(view, content=replace(view.content, groups=chosen)),
        "lists": lists,
        "title": gettext("Chuẩn bị hồ sơ: %(procedure)s") % {"procedure": view.content.title},
        "today": today,
        "questions": present_questions(one.definition.definition) if one.definition else (),
        "short_address": _short_address(request, one.code),
    }
    return render(request, "portal/prepare.html", context)


def _leaflet(request: HttpRequest, code: str) -> tuple[EffectiveProcedure, LeafletView]:
    """The procedure as it holds today for the reader's province, and its page."""
    today = timezone.localdate()
    place = reader_place(request, on=today)
    if place is None:
        one, foreign = effective_procedure(code, on=today), False
    else:
        one = effective_procedure(
            code, on=today, province=place.province_code, unit_kind=place.unit.kind, unit_code=place.unit.code
        )
        foreign = elsewhere(place, one.agency.value.code, on=today)
    if place is not None:
        closed = closed_doors({place.unit.id}, one.code, at=timezone.now())
        one = replace(one, ways=tuple(left_open(one.ways, closed)))
    units = open_now(units_of(one.online_here, on=today), one.code)
    return one, present_leaflet(one, units, place, foreign=foreign)


def _short_address(request: HttpRequest, code: str) -> str:
    """As it is typed from paper: without the scheme."""
    return request.get_host() + reverse("portal:short", args=[code])

"""The leader's sheet for the weekly meeting: on the screen, printed, and as PDF."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.analytics.api import FigureRefused, Week, WeeklySheet, weekly_sheet
from motcua.core.actor import Actor
from motcua.desk.access import HANDLING, LEADING, leading_page
from motcua.desk.presenters.weekly import present_weekly, sheet_fields
from motcua.desk.request import actor_of, chosen_unit
from motcua.documents.api import render_sheet
from motcua.identity.api import count_officers
from motcua.orgs.api import UnitRef, units_below

FEWEST_OFFICERS = 3
"""A unit with fewer would mean a person: it is not named on the sheet of a unit above it."""


@leading_page
@never_cache
@require_safe
def show_weekly_sheet(request: HttpRequest) -> HttpResponse:
    """The sheet of one unit (`?unit=`) and one week (`?week=2026-W47`, else the last with dossiers)."""
    unit, units = _chosen(request)
    context: dict[str, Any] = {
        "title": gettext("Giao ban tuần"),
        "caption": unit.name,
        "practice": unit.practice,
        "simulated": unit.simulated,
    }
    try:
        week, wrong = _week(request.GET)
        sheet = _sheet(unit, week)
    except FigureRefused as refused:
        return render(request, "desk/weekly_empty.html", context | {"refused": refused})
    page = present_weekly(sheet, unit=unit, units=units)
    context |= {"view": page, "simulated": page.simulated, "wrong": wrong}
    return render(request, "desk/weekly.html", context, status=400 if wrong else 200)


@leading_page
@never_cache
@require_safe
def print_weekly_sheet(request: HttpRequest) -> HttpResponse:
    """The same as PDF, always in Vietnamese."""
    unit, units = _chosen(request)
    try:
        week, wrong = _week(request.GET)
        sheet = _sheet(unit, week)
    except FigureRefused:
        return redirect("desk:weekly")
    if wrong:
        return redirect(f"{request.path.removesuffix('pdf/')}?{request.GET.urlencode()}")
    with translation.override("vi"):
        fields = sheet_fields(present_weekly(sheet, unit=unit, units=units), unit=unit)
        document = render_sheet(fields, now=timezone.now())
    answer = HttpResponse(document, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="giao-ban-{sheet.week}.pdf"'
    return answer


def _chosen(request: HttpRequest) -> tuple[UnitRef, list[UnitRef]]:
    """One of the units that the reader leads. Raises NotFound."""
    actor: Actor = actor_of(request)
    return chosen_unit(actor, request.GET.get("unit", ""), roles=LEADING)


def _week(given: Mapping[str, str]) -> tuple[Week | None, FigureRefused | None]:
    """The week of the address; None and why not where it cannot be read."""
    text = given.get("week", "")
    if not text:
        return None, None
    try:
        return Week.read(text), None
    except FigureRefused as refused:
        return None, refused


def _sheet(unit: UnitRef, week: Week | None) -> WeeklySheet:
    """The sheet over the unit and all below it; the unit itself may always see its own. Raises FigureRefused."""
    below = units_below(unit)
    officers = count_officers([one.id for one in below], *HANDLING, on=timezone.localdate())
    few = {one.code for one in below if 0 < officers.get(one.id, 0) < FEWEST_OFFICERS and one.code != unit.code}
    return weekly_sheet({one.code: one.name for one in below}, week, few=few)

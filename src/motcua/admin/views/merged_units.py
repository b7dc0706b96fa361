"""Open dossiers of units that were merged, divided or renamed: to their successors, and back."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.admin.access import administration_page
from motcua.admin.presenters.merged_units import present_merged_unit, present_merged_units
from motcua.admin.request import actor_of
from motcua.core.errors import NotFound, Refused
from motcua.dossiers.wording import REFUSAL_WORDS
from motcua.dossiers.work_api import (
    MOST_BY_PAGE,
    list_reroutings,
    reroute_dossiers,
    stranded_units,
    undo_rerouting,
)
from motcua.orgs.api import read_units


@administration_page
@never_cache
@require_safe
def list_merged_units(request: HttpRequest) -> HttpResponse:
    """Which units are no more and still have open dossiers; and what was handed over so far."""
    actor = actor_of(request)
    view = present_merged_units(
        stranded_units(actor=actor, on=timezone.localdate()),
        list_reroutings(actor=actor),
    )
    return render(request, "admin/merged_units.html", {"view": view, "title": gettext("Sắp xếp đơn vị")})


@administration_page
@never_cache
@require_http_methods(["GET", "POST"])
def show_merged_unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """What would move where; POST with `confirmed` moves it, at most 2,000 dossiers at a time."""
    actor, sent = actor_of(request), request.POST
    unit = read_units([unit_id]).get(unit_id)
    if unit is None:
        raise NotFound("unit")
    confirmed = request.method == "POST" and "confirmed" in sent
    try:
        report = reroute_dossiers(
            actor=actor,
            from_unit_id=unit_id,
            now=timezone.now(),
            to_unit=sent.get("to_unit", ""),
            because=sent.get("because", ""),
            dry_run=not confirmed,
            at_most=MOST_BY_PAGE,
        )
    except Refused as refused:
        view = present_merged_unit(unit, None, refused, sent)
        context = {"view": view, "title": unit.name, "form": view.form, "practice": unit.practice}
        return render(request, "admin/merged_unit.html", context, status=409 if refused.conflict else 422)
    if confirmed:
        moved = sum(count for _, count in report.moved)
        words = ngettext("Đã chuyển %(count)s hồ sơ.", "Đã chuyển %(count)s hồ sơ.", moved) % {"count": moved}
        if report.left:
            words += " " + gettext("Còn %(left)s hồ sơ: hãy chuyển tiếp.") % {"left": report.left}
        messages.success(request, words)
        return redirect("admin:merged_units")
    view = present_merged_unit(unit, report, None, sent)
    context = {"view": view, "title": unit.name, "form": view.form, "practice": unit.practice}
    return render(request, "admin/merged_unit.html", context)


@administration_page
@never_cache
@require_POST
def undo(request: HttpRequest, rerouting_id: uuid.UUID) -> HttpResponse:
    """Give back what was handed over, where nobody has moved it on since."""
    try:
        undone = undo_rerouting(actor=actor_of(request), public_id=rerouting_id, now=timezone.now())
    except Refused as refused:
        messages.error(request, str(REFUSAL_WORDS[refused.code]) % refused.values)
        return redirect("admin:merged_units")
    words = ngettext("Đã trả lại %(count)s hồ sơ.", "Đã trả lại %(count)s hồ sơ.", undone.returned)
    words = words % {"count": undone.returned}
    if undone.stayed:
        words += " " + gettext("%(count)s hồ sơ đã được xử lý tiếp nên giữ nguyên.") % {"count": undone.stayed}
    messages.success(request, words)
    return redirect("admin:merged_units")

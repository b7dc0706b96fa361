"""What a unit is reminded of: limits that run out, and dossiers that nothing moves any more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.desk.access import HANDLING, handling_page
from motcua.desk.presenters.reminders import present_reminders
from motcua.desk.request import actor_of, chosen_unit
from motcua.dossiers.limit_api import count_warnings, lateness, list_stuck, list_warnings

MOST_DIGITS = 18


@handling_page
@never_cache
@require_safe
def show_reminders(request: HttpRequest) -> HttpResponse:
    """The digest of one unit; `?unit=`, `?before=`, `?mine=1`. The same rows as in the work list may be read."""
    actor, given = actor_of(request), request.GET
    unit, units = chosen_unit(actor, given.get("unit", ""), roles=HANDLING)
    before = given.get("before", "")
    mine = given.get("mine") == "1"
    place = int(before) if before.isascii() and before.isdecimal() and len(before) <= MOST_DIGITS else 0
    view = present_reminders(
        list_warnings(actor=actor, unit_id=unit.id, before=place, mine=mine),
        count_warnings(actor=actor, unit_id=unit.id),
        list_stuck(actor=actor, unit_id=unit.id),
        lateness(now=timezone.now()),
        unit=unit,
        units=units,
        mine=mine,
    )
    context = {
        "view": view,
        "title": gettext("Nhắc việc"),
        "caption": unit.name,
        "practice": unit.practice,
        "simulated": unit.simulated,
    }
    return render(request, "desk/reminders.html", context)

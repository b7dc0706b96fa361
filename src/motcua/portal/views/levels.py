"""How far the nation's procedures go online: counts by level, by agency and tier, on a day."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.core.access import public
from motcua.portal.place import reader_place
from motcua.portal.presenters.levels import GROUPS, present_levels


@public
@require_safe
def levels(request: HttpRequest) -> HttpResponse:
    """The counts of the day and group in the address; anything else that stands there is today, all together."""
    today = timezone.localdate()
    group = request.GET.get("theo", "")
    place = reader_place(request, on=today)
    view = present_levels(
        on=_day(request.GET.get("ngay", ""), today), today=today, group=group if group in GROUPS else "", place=place
    )
    return render(request, "portal/levels.html", {"title": gettext("Mức độ trực tuyến của thủ tục"), "view": view})


def _day(given: str, today: date) -> date:
    """A day that has been; the machine interface answers for any day."""
    try:
        return min(date.fromisoformat(given), today)
    except ValueError:
        return today

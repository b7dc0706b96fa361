"""The register of dossiers (form 07) of a unit and a month: on the screen, in print, and as a file."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.desk.access import HANDLING, handling_page
from motcua.desk.presenters.register import TooLongToPrint, present_register, register_csv, register_fields
from motcua.desk.request import actor_of, chosen_unit
from motcua.desk.wording import field_words, words_of
from motcua.documents.api import render_register
from motcua.dossiers.work_api import AfterUnknown, Month, MonthNotUnderstood, read_register, whole_register
from motcua.ui.values import FormState


@handling_page
@never_cache
@require_safe
def show_register(request: HttpRequest) -> HttpResponse:
    """`?unit=`, `?month=11/2026` (else the present month), `?after=` the place in the list."""
    actor, after = actor_of(request), request.GET.get("after", "")
    unit, units = chosen_unit(actor, request.GET.get("unit", ""), roles=HANDLING)
    context: dict[str, object] = {
        "title": gettext("Sổ theo dõi hồ sơ"),
        "caption": unit.name,
        "practice": unit.practice,
        "unit": unit,
    }
    try:
        month = _month(request)
    except MonthNotUnderstood as refused:
        context["form"] = FormState({"month": request.GET.get("month", "")}, field_words(refused))
        return render(request, "desk/register.html", context, status=422)
    try:
        page = read_register(actor=actor, unit_id=unit.id, month=month, after=after)
    except AfterUnknown:  # an address that somebody cut off on its way
        after, page = "", read_register(actor=actor, unit_id=unit.id, month=month)
    view = present_register(page, unit=unit, units=units, month=month, goes_on=bool(after))
    context |= {"form": FormState({"month": str(month)}), "month": str(month), "view": view}
    return render(request, "desk/register.html", context | {"simulated": view.simulated})


@handling_page
@never_cache
@require_safe
def download_register(request: HttpRequest) -> HttpResponseBase:
    """The whole month as CSV, sent while it is read."""
    actor = actor_of(request)
    unit, _ = chosen_unit(actor, request.GET.get("unit", ""), roles=HANDLING)
    try:
        month = _month(request)
    except MonthNotUnderstood:
        return redirect(f"{request.path.removesuffix('csv/')}?{request.GET.urlencode()}")
    lines = whole_register(actor=actor, unit_id=unit.id, month=month)
    answer = StreamingHttpResponse(register_csv(lines, unit), content_type="text/csv; charset=utf-8")
    name = f"so-theo-doi-{unit.code}-{month.year}-{month.month:02}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@handling_page
@never_cache
@require_safe
def print_register(request: HttpRequest) -> HttpResponse:
    """Form 07 of the whole month as PDF; a month that is too long is taken as CSV."""
    actor = actor_of(request)
    unit, _ = chosen_unit(actor, request.GET.get("unit", ""), roles=HANDLING)
    try:
        month = _month(request)
        lines = whole_register(actor=actor, unit_id=unit.id, month=month)
        sheet = render_register(register_fields(lines, unit, month), now=timezone.now())
    except (MonthNotUnderstood, TooLongToPrint) as refused:
        messages.warning(request, words_of(refused))
        return redirect(f"{request.path.removesuffix('pdf/')}?{request.GET.urlencode()}")
    name = f'inline; filename="so-theo-doi-{unit.code}-{month.year}-{month.month:02}.pdf"'
    return HttpResponse(sheet, content_type="application/pdf", headers={"Content-Disposition": name})


def _month(request: HttpRequest) -> Month:
    """The month of the address, else the present one. Raises MonthNotUnderstood."""
    typed = request.GET.get("month", "")
    return Month.read(typed) if typed else Month.of(timezone.localdate(timezone.now()))

"""Assessments on the spot: the list, a new one, one with its printed page and its table, the blank sheet."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.core.errors import Refused
from motcua.documents.api import render_report
from motcua.lab.access import analysis_page, study_page
from motcua.lab.crumbs import to_home
from motcua.lab.presenters.assessment import (
    blank_sheet,
    caution,
    list_columns,
    list_rows,
    present_assessment,
    sheet_of,
    table_of,
)
from motcua.lab.presenters.assessment_form import (
    asked_boxes,
    assessment_typed,
    has_tallies,
    labels_of,
    section_forms,
)
from motcua.lab.presenters.barriers import said
from motcua.lab.request import actor_of, page_mark, studied_units, whole_numbers
from motcua.lab.wording import field_words, words_of
from motcua.orgs.api import get_unit
from motcua.studies.assessment_api import (
    Instrument,
    get_assessment,
    instruments,
    list_assessments,
    record_assessment,
)
from motcua.ui.values import Choice, FormState, Link
from motcua.ui.words import date_words

MOST_ON_PAGE = 50


@study_page
@never_cache
@require_safe
def show_list(request: HttpRequest) -> HttpResponse:
    """What was assessed, and what can be."""
    actor = actor_of(request)
    before = next(iter(whole_numbers([request.GET.get("before", "")])), None)
    found = list_assessments(actor=actor, before=before)
    context = {
        "title": gettext("Đánh giá nhanh"),
        "simulated": any(one.synthetic for one in found),
        "instruments": [
            (one.code, said(one), sum(1 for _ in one.items())) for one in instruments().by_code.values()
        ],
        "columns": list_columns(),
        "rows": list_rows(found),
        "next_href": f"?before={found[-1].id}" if len(found) == MOST_ON_PAGE else "",
        "keeps": bool(studied_units(actor)),
        "crumbs": to_home(),
    }  # fmt: skip
    return render(request, "lab/assessments.html", context)


@analysis_page
@never_cache
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, instrument: str) -> HttpResponse:
    """Everything that was seen and heard, on one page."""
    own, actor = _instrument(instrument), actor_of(request)
    units = studied_units(actor)
    today = timezone.localdate(timezone.now())
    form = FormState({"made_on": f"{today:%d/%m/%Y}"})
    if request.method == "POST":
        chosen = next((unit for unit in units if str(unit.id) == request.POST.get("unit")), units[0])
        try:
            number = record_assessment(
                actor=actor,
                unit_id=chosen.id,
                given=assessment_typed(own, request.POST, today=today),
                synthetic=chosen.practice or chosen.simulated or "synthetic" in request.POST,
                now=timezone.now(),
                once=page_mark(request),
            )
        except Refused as refused:
            errors = field_words(refused) or {"subject": words_of(refused)}
            form = FormState(request.POST.dict(), errors, labels_of(own))
        else:
            messages.success(request, gettext("Đã ghi. Có thể in thành một trang."))
            return redirect("lab:assessment", number)
    context = {
        "title": said(own),
        "form": form,
        "units": tuple(Choice(str(unit.id), unit.name) for unit in units),
        "subject": said(own.subject),
        "asked": asked_boxes(form) if any(map(has_tallies, own.sections)) else (),
        "sections": section_forms(own, form),
        "synthetic": (Choice("1", gettext("Dữ liệu là giả lập")),),
        "once": page_mark(request),
        "crumbs": _crumbs(),
    }
    return render(request, "lab/record_assessment.html", context, status=422 if form.errors else 200)


@study_page
@never_cache
@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """What it says."""
    one = get_assessment(number, actor=actor_of(request))
    context = {
        "title": one.given.subject,
        "caption": f"{said(_instrument(one.given.instrument))}, {date_words(one.given.made_on)}",
        "simulated": one.synthetic,
        "assessment": one,
        "view": present_assessment(one),
        "caution": caution(),
        "crumbs": _crumbs(),
    }
    return render(request, "lab/assessment.html", context)


@study_page
@never_cache
@require_safe
def sheet(request: HttpRequest, number: int) -> HttpResponse:
    """One printed page."""
    one = get_assessment(number, actor=actor_of(request))
    return _pdf(render_report(sheet_of(one, unit=get_unit(one.unit_id).name), now=one.at), f"danh-gia-nhanh-{one.id}")


@study_page
@never_cache
@require_safe
def table(request: HttpRequest, number: int) -> HttpResponse:
    """Item by item, as CSV."""
    one = get_assessment(number, actor=actor_of(request))
    answer = HttpResponse(table_of(one), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="danh-gia-nhanh-{one.id}.csv"'
    return answer


@study_page
@never_cache
@require_safe
def blank(request: HttpRequest, instrument: str) -> HttpResponse:
    """The instrument on paper, to take along."""
    own = _instrument(instrument)
    return _pdf(render_report(blank_sheet(own), now=timezone.now()), f"{own.code}-{own.version}")


def _instrument(code: str) -> Instrument:
    found = instruments().by_code.get(code)
    if found is None:
        raise Http404(code)
    return found


def _pdf(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


def _crumbs() -> list[Link]:
    return [*to_home(), Link(gettext("Đánh giá nhanh"), reverse("lab:assessments"))]

"""The register of interventions: the list, a new one, one with its dose by place, what was done, its tables."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.core.barriers import vocabulary
from motcua.core.errors import NotFound, Refused
from motcua.lab.access import analysis_page, study_page
from motcua.lab.barrier_words import MEASURE_WORDS, REMEDY_WORDS
from motcua.lab.crumbs import to_home, to_study
from motcua.lab.presenters.barriers import said
from motcua.lab.presenters.interventions import (
    delivery_columns,
    delivery_rows,
    dose_columns,
    dose_rows,
    register_columns,
    register_rows,
    summary_of,
)
from motcua.lab.request import actor_of, page_mark, studied_units, whole_numbers
from motcua.lab.typed import amount_typed, day_typed, whole_typed
from motcua.lab.wording import field_words, words_of
from motcua.orgs.api import get_unit, units_below
from motcua.studies.api import FileKind, StudyRefused, WholeStudy, add_study_file, get_study
from motcua.studies.intervention_api import (
    DeliveryGiven,
    InterventionGiven,
    InterventionView,
    RemedyKind,
    cost_table,
    dose_table,
    list_interventions,
    plan_intervention,
    register_delivery,
)
from motcua.ui.values import Choice, FormState

MOST_ON_PAGE = 50
MOST_SUGGESTED = 200


@study_page
@never_cache
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """What was done anywhere, the latest first."""
    before = next(iter(whole_numbers([request.GET.get("before", "")])), None)
    found = list_interventions(actor=actor_of(request), before=before)
    context = {
        "title": gettext("Sổ can thiệp"),
        "simulated": any(one.synthetic for one in found),
        "columns": register_columns(),
        "rows": register_rows(found),
        "next_href": f"?before={found[-1].id}" if len(found) == MOST_ON_PAGE else "",
        "crumbs": to_home(),
    }
    return render(request, "lab/interventions.html", context)


@analysis_page
@never_cache
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, study_code: str) -> HttpResponse:
    """Enter an intervention before it is done."""
    actor, form = actor_of(request), FormState({"barrier": request.GET.get("barrier", "")})
    study = get_study(study_code, actor=actor)
    if request.method == "POST":
        try:
            number = plan_intervention(
                study_code, actor=actor, given=_planned(request.POST), now=timezone.now(), once=page_mark(request)
            )
        except Refused as refused:
            form = _refused(request, refused, "what")
        else:
            messages.success(request, gettext("Đã ghi can thiệp số %(number)s vào sổ.") % {"number": number})
            return redirect("lab:intervention", study_code, number)
    context = _page(study, gettext("Ghi một can thiệp"), form) | {
        "barriers": (
            Choice("", gettext("Chưa chọn")),
            *(Choice(code, f"{code} {said(one)}") for code, one in sorted(vocabulary().barriers.items())),
        ),
        "kinds": tuple(
            Choice(
                kind.value, str(REMEDY_WORDS[kind]), gettext("đếm bằng %(measure)s") % {"measure": MEASURE_WORDS[kind]}
            )
            for kind in RemedyKind
        ),
        "units": [unit.name for unit in units_below(get_unit(study.study.unit_id))][:MOST_SUGGESTED],
        "once": page_mark(request),
    }
    return render(request, "lab/plan_intervention.html", context, status=422 if form.errors else 200)


@study_page
@never_cache
@require_safe
def show(request: HttpRequest, study_code: str, number: int) -> HttpResponse:
    """The dose of each place beside its plan, and every entry."""
    actor = actor_of(request)
    study = get_study(study_code, actor=actor)
    one = _find(study, number)
    context = _page(study, one.given.what, FormState()) | {
        "intervention": one,
        "summary": summary_of(one),
        "dose_columns": dose_columns(one),
        "dose_rows": dose_rows(one),
        "delivery_columns": delivery_columns(),
        "delivery_rows": delivery_rows(one),
        "keeps": any(unit.id == study.study.unit_id for unit in studied_units(actor)),
    }
    return render(request, "lab/intervention.html", context)


@analysis_page
@never_cache
@require_http_methods(["GET", "POST"])
def deliver(request: HttpRequest, study_code: str, number: int) -> HttpResponse:
    """Enter what was done at one place."""
    actor, form = actor_of(request), FormState()
    study = get_study(study_code, actor=actor)
    one = _find(study, number)
    if request.method == "POST":
        try:
            register_delivery(
                study_code, number, actor=actor, given=_done(request.POST), now=timezone.now(), once=page_mark(request)
            )
        except Refused as refused:
            form = _refused(request, refused, "place")
        else:
            messages.success(request, gettext("Đã ghi vào sổ."))
            return redirect("lab:intervention", study_code, number)
    context = _page(study, gettext("Ghi việc đã làm"), form) | {
        "intervention": one,
        "measure": str(MEASURE_WORDS[one.given.kind]),
        "places": (
            Choice("", gettext("Chưa chọn")),
            *(Choice(place, place) for place in one.given.places),
        ),
        "entries": (
            Choice("", gettext("Không sửa số nào")),
            *(Choice(str(entry.number), f"{entry.number}. {entry.given.place}") for entry in one.standing()),
        ),
        "once": page_mark(request),
    }
    return render(request, "lab/deliver.html", context, status=422 if form.errors else 200)


@analysis_page
@require_POST
def take_tables(request: HttpRequest, study_code: str) -> HttpResponse:
    """Dose and cost as tables of the study, so that its methods can read them."""
    actor = actor_of(request)
    study = get_study(study_code, actor=actor)
    made = (("lieu-luong.csv", dose_table), ("chi-phi.csv", cost_table))
    taken = [(name, table(study.interventions)) for name, table in made]
    filled = [(name, content) for name, content in taken if content.count(b"\n") > 1]
    for name, content in filled:
        add_study_file(
            study_code,
            actor=actor,
            name=name,
            content=content,
            kind=FileKind.INPUT,
            source="Sổ can thiệp của nghiên cứu",
            now=timezone.now(),
        )
    if filled:
        messages.success(request, gettext("Đã đưa sổ can thiệp vào nghiên cứu thành bảng liều lượng và chi phí."))
    else:
        messages.error(request, gettext("Sổ can thiệp chưa có gì để đưa vào nghiên cứu."))
    return redirect("lab:study", study_code)


def _planned(typed: Mapping[str, str]) -> InterventionGiven:
    """Raises StudyRefused."""
    kind = typed.get("kind", "")
    if kind not in {one.value for one in RemedyKind}:
        raise StudyRefused(field_errors={"kind": "missing"})
    return InterventionGiven(
        kind=RemedyKind(kind),
        barrier=typed.get("barrier", ""),
        what=typed.get("what", ""),
        places=tuple(line.strip() for line in typed.get("places", "").splitlines() if line.strip()),
        first_day=day_typed("first_day", typed.get("first_day", "")),
        last_day=day_typed("last_day", typed.get("last_day", "")),
        amount=amount_typed("amount", typed.get("amount", "")),
        reach=whole_typed("reach", typed.get("reach", "")),
        cost_dong=whole_typed("cost_dong", typed.get("cost_dong", "")),
    )


def _done(typed: Mapping[str, str]) -> DeliveryGiven:
    """Raises StudyRefused."""
    low = whole_typed("cost_low", typed.get("cost_low", ""))
    high = whole_typed("cost_high", typed.get("cost_high", ""))
    first = day_typed("first_day", typed.get("first_day", ""))
    last = typed.get("last_day", "").strip()
    return DeliveryGiven(
        place=typed.get("other_place", "").strip() or typed.get("place", ""),
        first_day=first,
        last_day=day_typed("last_day", last) if last else first,
        amount=amount_typed("amount", typed.get("amount", "")),
        reach=whole_typed("reach", typed.get("reach", "")),
        cost_low_dong=low,
        cost_high_dong=low if high is None else high,
        deviation=typed.get("deviation", ""),
        corrects=next(iter(whole_numbers([typed.get("corrects", "")])), 0),
    )


def _find(study: WholeStudy, number: int) -> InterventionView:
    for one in study.interventions:
        if one.number == number:
            return one
    raise NotFound("intervention")


def _page(study: WholeStudy, title: str, form: FormState) -> dict[str, object]:
    return {
        "title": title,
        "caption": study.study.title,
        "study": study.study,
        "simulated": study.study.synthetic,
        "form": form,
        "crumbs": to_study(study.study.code),
    }


def _refused(request: HttpRequest, refused: Refused, main: str) -> FormState:
    return FormState(request.POST.dict(), field_words(refused) or {main: words_of(refused)}, say_labels=True)

"""Where our own forms make people stop: the page, its picture, and the table taken into a study."""

import csv
import io
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from motcua.catalogue.api import version_in_force
from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.lab.access import analysis_page, study_page
from motcua.lab.crumbs import to_home
from motcua.lab.form_funnel import GROUPINGS, FormFunnel, form_funnel
from motcua.lab.pictures.marks import marks_of
from motcua.lab.pictures.showing import alternative_of, picture_of
from motcua.lab.presenters.form_funnel import present_form_funnel
from motcua.lab.request import actor_of, studied_units
from motcua.lab.typed import optional_day
from motcua.lab.wording import GROUPING_WORDS, field_words
from motcua.orgs.api import UnitRef, units_below
from motcua.studies.api import FileKind, StudyRefused, add_study_file, get_study, list_studies
from motcua.traces.api import procedures_counted, read_dictionary, write_counters
from motcua.ui.values import Choice, FormState

COLUMNS = ("group", "step", "cases", "reached", "lost", "share", "low", "high", "suppressed")


@study_page
@never_cache
@require_safe
def show_form_funnel(request: HttpRequest) -> HttpResponse:
    """`?procedure=`, `?first=`, `?after=` (days; whole weeks are counted), `?by=`."""
    actor, language = actor_of(request), get_language() or "vi"
    form, units = FormState(request.GET.dict()), _units(actor)
    try:
        found = _found(request.GET, units)
    except StudyRefused as refused:
        form, found = FormState(request.GET.dict(), field_words(refused), say_labels=True), None
    by = request.GET.get("by", "")
    drawn = _drawn(found, by, units) if found else {"rows": []}
    marks = marks_of("funnel", drawn)
    context = {
        "title": gettext("Tờ khai làm người dân dừng ở đâu"),
        "form": form,
        "procedures": tuple(Choice(code, _name(code)) for code in procedures_counted()),
        "groupings": tuple(Choice(name, str(GROUPING_WORDS[name])) for name in GROUPINGS),
        "found": found,
        "view": present_form_funnel(found, by=by, groups=_group_words(by, units), language=language) if found else None,
        "alternative": alternative_of(marks) if marks else "",
        "query": request.GET.urlencode(),
        "studies": [one for one in list_studies(actor=actor) if one.unit_id in {unit.id for unit in _own(actor)}][:20],
        "practice": _is_practice(actor),
        "crumbs": to_home(),
    }
    return render(request, "lab/form_funnel.html", context, status=422 if form.errors else 200)


@study_page
@never_cache
@require_safe
def draw_form_funnel(request: HttpRequest) -> HttpResponse:
    """The picture of the same. Raises NotFound where there is nothing to draw."""
    units = _units(actor_of(request))
    try:
        found = _found(request.GET, units)
    except StudyRefused as refused:
        raise NotFound("form_funnel") from refused
    made_up = _is_practice(actor_of(request))
    drawn = found and picture_of("funnel", _drawn(found, request.GET.get("by", ""), units), synthetic=made_up)
    if not drawn:
        raise NotFound("form_funnel")
    return HttpResponse(drawn, content_type="image/svg+xml")


@analysis_page
@never_cache
@require_POST
def take_form_funnel(request: HttpRequest, study_code: str) -> HttpResponse:
    """The table, small counts left out, as a file of the study."""
    actor = actor_of(request)
    study = get_study(study_code, actor=actor)
    found = _found(request.POST, _units(actor))
    if found is None:
        raise NotFound("form_funnel")
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(found.rows)
    number = add_study_file(
        study.study.code,
        actor=actor,
        name=f"to-khai-{found.procedure}.csv",
        content=text.getvalue().encode(),
        kind=FileKind.INPUT,
        source=gettext("Bộ đếm tờ khai %(procedure)s, các tuần từ %(first)s tới %(last)s")
        % {
            "procedure": found.procedure,
            "first": f"{found.first:%d/%m/%Y}",
            "last": f"{found.last:%d/%m/%Y}",
        },
        now=timezone.now(),
    )
    messages.success(request, gettext("Đã nhận bảng, là tệp số %(number)s.") % {"number": number})
    return redirect("lab:study", study_code)


def _found(given: QueryDict, units: dict[str, UnitRef]) -> FormFunnel | None:
    """Raises StudyRefused for what is no day."""
    first, after = optional_day(given, "first"), optional_day(given, "after")
    procedure = given.get("procedure", "")
    if not procedure:
        return None
    write_counters()  # what this process still has in memory
    try:
        return form_funnel(
            procedure,
            first=_monday(first),
            last=_monday(after - timedelta(days=1)) if after else None,
            by=given.get("by", ""),
            units=set(units),
            on=timezone.localdate(),
            language=get_language() or "vi",
            ends=(gettext("Bắt đầu"), gettext("Đã nộp")),
        )
    except NotFound:
        return None


def _monday(day: date | None) -> date | None:
    return day - timedelta(days=day.weekday()) if day else None


def _drawn(found: FormFunnel, by: str, units: dict[str, UnitRef]) -> dict[str, Any]:
    """Rows with words, as the picture wants them."""
    words = _group_words(by, units)
    rows = [
        row | {"step": found.titles.get(row["step"], row["step"]), "group": words.get(row["group"], row["group"])}
        for row in found.rows
    ]
    return {"rows": rows}


def _group_words(by: str, units: dict[str, UnitRef]) -> dict[str, str]:
    language, known = (get_language() or "vi")[:2], read_dictionary()
    if by == "unit":
        return {code: unit.name for code, unit in units.items()}
    if by == "language":
        return {"vi": "Tiếng Việt", "en": "English"}
    titles = known.devices if by == "device" else known.hands
    return {code: words.get(language, words["vi"]) for code, words in titles.items()}


def _own(actor: Actor) -> list[UnitRef]:
    return studied_units(actor)


def _is_practice(actor: Actor) -> bool:
    """Whether one of the reader's units only practises: then counts over all offices hold made-up cases too."""
    return any(unit.practice or unit.simulated for unit in _own(actor))


def _units(actor: Actor) -> dict[str, UnitRef]:
    """The units whose own counts may be read, by code."""
    return {one.code: one for unit in studied_units(actor) for one in units_below(unit)}


def _name(code: str) -> str:
    try:
        title = version_in_force(code, on=timezone.localdate()).definition.title
    except NotFound:
        return code
    return f"{code} – {title.in_language(get_language() or 'vi')}"

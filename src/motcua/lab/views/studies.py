"""Studies: the list, a new one, one with all that belongs to it, its files, and the folder to take away."""

import io
import tempfile
import zipfile
from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.core.errors import NotFound, Refused
from motcua.lab.access import analysis_page, study_page
from motcua.lab.crumbs import to_home
from motcua.lab.labels import labels_of
from motcua.lab.presenters.interventions import register_columns
from motcua.lab.presenters.study import (
    file_columns,
    list_columns,
    list_rows,
    plan_columns,
    present_study,
    result_columns,
)
from motcua.lab.request import actor_of, page_mark, studied_units
from motcua.lab.steps import STEPS
from motcua.lab.wording import field_words
from motcua.studies.api import folder_of, get_content, get_study, list_studies, open_example, open_study
from motcua.ui.values import Choice, FormState
from motcua.uptake.api import read_table
from motcua.uptake.line_api import FORMS, export_table

MOST_ON_PAGE = 50


@study_page
@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The studies of one's units, and what a study leads through."""
    actor = actor_of(request)
    before = request.GET.get("before", "")
    studies = list_studies(actor=actor, before=int(before) if before.isascii() and before.isdecimal() else None)
    context = {
        "title": gettext("Phân tích"),
        "steps": STEPS,
        "columns": list_columns(),
        "rows": list_rows(studies),
        "next_href": f"?before={studies[-1].id}" if len(studies) == MOST_ON_PAGE else "",
        "keeps": bool(studied_units(actor)),
        "once": page_mark(request),
    }
    return render(request, "lab/home.html", context)


@analysis_page
@never_cache
@require_http_methods(["GET", "POST"])
def open_new(request: HttpRequest) -> HttpResponse:
    """A question, and on whose data."""
    actor, form = actor_of(request), FormState()
    units = studied_units(actor)
    if request.method == "POST":
        chosen = next((unit for unit in units if str(unit.id) == request.POST.get("unit")), units[0])
        try:
            study = open_study(
                actor=actor,
                unit_id=chosen.id,
                title=request.POST.get("study_title", ""),
                question=request.POST.get("question", ""),
                synthetic=chosen.practice or chosen.simulated or "synthetic" in request.POST,
                now=timezone.now(),
                once=page_mark(request),
            )
        except Refused as refused:
            errors = {"study_title" if name == "title" else name: words for name, words in field_words(refused).items()}
            form = FormState(request.POST.dict(), errors, say_labels=True)
        else:
            return redirect("lab:study", study.code)
    context = {
        "title": gettext("Mở một nghiên cứu"),
        "form": form,
        "units": tuple(Choice(str(unit.id), unit.name) for unit in units),
        "synthetic": (Choice("1", gettext("Dữ liệu là giả lập")),),
        "once": page_mark(request),
        "crumbs": to_home(),
    }
    return render(request, "lab/open_study.html", context, status=422 if form.errors else 200)


@analysis_page
@require_POST
def open_an_example(request: HttpRequest) -> HttpResponse:
    """A whole study on a made-up province, to learn from."""
    actor = actor_of(request)
    unit = studied_units(actor)[0]
    code = open_example(actor=actor, unit_id=unit.id, now=timezone.now(), once=page_mark(request))
    messages.success(
        request, gettext("Đây là nghiên cứu ví dụ trên một tỉnh giả lập. Hãy tự ghi kết luận và xem báo cáo.")
    )
    return redirect("lab:study", code)


@study_page
@never_cache
@require_safe
def show_study(request: HttpRequest, study_code: str) -> HttpResponse:
    """The way, step by step, and everything that is kept."""
    actor = actor_of(request)
    study = get_study(study_code, actor=actor)
    context = {
        "title": study.study.title,
        "caption": study.study.code,
        "study": study.study,
        "simulated": study.study.synthetic,
        "view": present_study(study),
        "file_columns": file_columns(),
        "result_columns": result_columns(),
        "plan_columns": plan_columns(),
        "intervention_columns": register_columns(),
        "keeps": any(unit.id == study.study.unit_id for unit in studied_units(actor)),
        "crumbs": to_home(),
    }
    return render(request, "lab/study.html", context)


@study_page
@never_cache
@require_safe
def download_file(request: HttpRequest, study_code: str, number: int) -> HttpResponse:
    """The bytes as they were kept."""
    view, content = get_content(study_code, number, actor=actor_of(request))
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{study_code}-{view.number}-{view.name}"'
    return answer


@study_page
@never_cache
@require_safe
def export_file(request: HttpRequest, study_code: str, number: int, form: str) -> HttpResponse:
    """The same table for Stata, SPSS or as Parquet, labelled in both languages."""
    view, content = get_content(study_code, number, actor=actor_of(request))
    if form not in FORMS or not view.columns:
        raise NotFound("study_file")
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder) / "table.csv", Path(folder) / f"table.{form}"
        given.write_bytes(content)
        export_table(read_table(given), labels_of(view.columns), made, form)
        answer = HttpResponse(made.read_bytes(), content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{study_code}-{number}.{form}"'
    return answer


@study_page
@never_cache
@require_safe
def take_away(request: HttpRequest, study_code: str) -> HttpResponse:
    """The whole study as a ZIP of the folder that `motcua lab replay` runs again."""
    study = get_study(study_code, actor=actor_of(request))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in folder_of(study):
            archive.writestr(f"{study_code}/{path}", content)
    answer = HttpResponse(packed.getvalue(), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{study_code}.zip"'
    return answer

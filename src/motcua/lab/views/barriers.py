"""What keeps people from the online door: the vocabulary, one barrier, and the log's window taken into a study."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.analytics.api import FigureRefused, refresh_extract
from motcua.core.barriers import vocabulary
from motcua.core.errors import Refused
from motcua.lab.access import analysis_page, study_page
from motcua.lab.barrier_log import GRAINS, barrier_log, counted_signatures
from motcua.lab.barrier_words import LOG_GRAIN_WORDS
from motcua.lab.crumbs import to_home, to_study
from motcua.lab.presenters.barriers import (
    answers_of,
    remedy_rows,
    said,
    session_kind,
    signature_rows,
    success_rows,
    vocabulary_columns,
    vocabulary_rows,
)
from motcua.lab.request import actor_of
from motcua.lab.typed import optional_day
from motcua.lab.wording import KIND_WORDS, field_words, words_of
from motcua.orgs.api import get_unit
from motcua.studies.api import FileKind, StudyView, add_study_file, get_study, list_studies
from motcua.ui.values import Choice, Column, FormState, Link


@study_page
@never_cache
@require_safe
def list_barriers(request: HttpRequest) -> HttpResponse:
    """The three windows, and every barrier in the order of the cascade."""
    words = vocabulary()
    context = {
        "title": gettext("Rào cản"),
        "windows": [
            (said(one), said(one.sees), said(one.blind), said(one.of)) for one in words.windows.values()
        ],
        "cascade": [said(rung) for rung in words.cascade],
        "columns": vocabulary_columns(),
        "rows": vocabulary_rows(),
        "version": words.version,
        "source": words.source,
        "studies": list_studies(actor=actor_of(request))[:5],
        "crumbs": to_home(),
    }  # fmt: skip
    return render(request, "lab/barriers.html", context)


@study_page
@never_cache
@require_safe
def show_barrier(request: HttpRequest, barrier: str) -> HttpResponse:
    """Everything that belongs to one code."""
    words = vocabulary()
    if barrier not in words.barriers:
        raise Http404(barrier)
    one = words.barriers[barrier]
    rungs = {rung.code: said(rung) for rung in words.cascade}
    context = {
        "title": said(one),
        "caption": one.code,
        "barrier": one,
        "rungs": [rungs[code] for code in one.rungs],
        "evidence": [(mark, words.sources[mark]) for mark in one.evidence],
        "signatures": signature_rows(one),
        "signature_columns": [
            Column(gettext("Dấu hiệu")),
            Column(gettext("Cần dữ liệu của")),
            Column(gettext("Chỉ số")),
        ],
        "question": said(one.survey),
        "answers": answers_of(one),
        "session": said(one.session) if one.session else "",
        "session_kind": session_kind(one),
        "remedies": remedy_rows(one),
        "remedy_columns": [Column(gettext("Can thiệp")), Column(gettext("Loại"))],
        "success": success_rows(one),
        "success_columns": [Column(gettext("Phải thay đổi")), Column(gettext("Hướng")), Column(gettext("Chỉ số"))],
        "crumbs": [*to_home(), Link(gettext("Rào cản"), reverse("lab:barriers"))],
    }
    return render(request, "lab/barrier.html", context)


@analysis_page
@never_cache
@require_http_methods(["GET", "POST"])
def take_log(request: HttpRequest, study_code: str) -> HttpResponse:
    """What the ledger's signatures count, as a table of the study."""
    actor, form = actor_of(request), FormState({"grain": "unit", "kind": FileKind.INPUT.value})
    study = get_study(study_code, actor=actor)
    if request.method == "POST":
        try:
            number = _take(request, study.study)
        except Refused as refused:
            form = FormState(request.POST.dict(), field_words(refused) or {"grain": words_of(refused)}, say_labels=True)
        else:
            messages.success(request, gettext("Đã nhận bảng, là tệp số %(number)s.") % {"number": number})
            return redirect("lab:study", study_code)
    context = {
        "title": gettext("Lấy dấu hiệu rào cản từ sổ hồ sơ"),
        "caption": study.study.title,
        "study": study.study,
        "simulated": study.study.synthetic,
        "form": form,
        "signatures": [f"{one.code} {said(one)}: {said(signature)}" for one, signature in counted_signatures()],
        "grains": tuple(Choice(name, str(LOG_GRAIN_WORDS[name])) for name in GRAINS),
        "kinds": tuple(Choice(kind.value, str(KIND_WORDS[kind])) for kind in (FileKind.INPUT, FileKind.OUTCOME)),
        "crumbs": to_study(study_code),
    }
    return render(request, "lab/barrier_log.html", context, status=422 if form.errors else 200)


def _take(request: HttpRequest, study: StudyView) -> int:
    """The number of the file. Raises StudyRefused, FigureRefused, PlanFirst."""
    kind = FileKind.OUTCOME if request.POST.get("kind") == FileKind.OUTCOME else FileKind.INPUT
    now = timezone.now()
    refresh_extract(now)
    table = barrier_log(
        grain=request.POST.get("grain", ""),
        unit=get_unit(study.unit_id),
        date_from=optional_day(request.POST, "first"),
        date_to=optional_day(request.POST, "after"),
    )
    if table.simulated and not study.synthetic:
        raise FigureRefused(
            gettext("Trong sổ có hồ sơ giả lập mà nghiên cứu này không ghi là giả lập."),
            remedy=gettext("Mở một nghiên cứu ghi rõ dữ liệu là giả lập."),
        )
    return add_study_file(
        study.code,
        actor=actor_of(request),
        name=f"dau-hieu-rao-can-{request.POST['grain'].replace('_', '-')}.csv",
        content=table.content,
        kind=kind,
        source=table.source,
        now=now,
    )

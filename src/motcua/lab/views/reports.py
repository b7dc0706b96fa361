"""The report: the draft with its comments, the PDF, publishing, and what everybody reads."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language, gettext, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from motcua.core.access import public
from motcua.core.errors import NotFound, Refused
from motcua.documents.api import render_report
from motcua.lab.access import publishing_page, study_page
from motcua.lab.crumbs import to_study
from motcua.lab.presenters.report import Report, present_report
from motcua.lab.presenters.report_blocks import report_fields
from motcua.lab.request import actor_of, studied_units, whole_numbers
from motcua.lab.wording import words_of
from motcua.orgs.api import get_unit
from motcua.studies.api import (
    PUBLISHERS,
    WholeStudy,
    answer_comment,
    comment_on_report,
    get_published,
    get_study,
    list_published,
    publish_report,
)
from motcua.ui.values import FormState

LANGUAGES = ("vi", "en")


@study_page
@never_cache
@require_safe
def draft(request: HttpRequest, study_code: str) -> HttpResponse:
    """The report as it stands, with the comments and their answers."""
    actor = actor_of(request)
    study = get_study(study_code, actor=actor)
    context = {
        "title": gettext("Báo cáo (bản thảo)"),
        "caption": study.study.title,
        "study": study.study,
        "simulated": study.study.synthetic,
        "report": _report(study),
        "comments": study.comments,
        "editions": study.editions,
        "keeps": any(unit.id == study.study.unit_id for unit in studied_units(actor)),
        "publishes": study.study.unit_id in actor.units_as(*PUBLISHERS),
        "form": FormState(),
        "crumbs": to_study(study_code),
    }
    return render(request, "lab/report_draft.html", context)


@study_page
@never_cache
@require_safe
def draft_sheet(request: HttpRequest, study_code: str) -> HttpResponse:
    """The draft as PDF, marked as one."""
    study = get_study(study_code, actor=actor_of(request))
    now = timezone.now()
    return _pdf(render_report(report_fields(_report(study), draft=True), now=now), f"{study_code}-ban-thao.pdf")


@study_page
@require_POST
def comment(request: HttpRequest, study_code: str) -> HttpResponse:
    """A new comment, or the answer to one."""
    actor, now = actor_of(request), timezone.now()
    try:
        answered = whole_numbers([request.POST.get("answers", "")])
        if answered:
            answer_comment(study_code, answered[0], actor=actor, text=request.POST.get("text", ""), now=now)
        else:
            text, by = request.POST.get("text", ""), request.POST.get("spoken_by", "")
            comment_on_report(study_code, actor=actor, text=text, spoken_by=by, now=now)
    except Refused as refused:
        messages.error(request, words_of(refused))
    return redirect("lab:report", study_code)


@publishing_page
@require_POST
def publish(request: HttpRequest, study_code: str) -> HttpResponse:
    """Both languages are drawn up and kept as they are."""
    actor, now = actor_of(request), timezone.now()
    study = get_study(study_code, actor=actor)
    pages, sheets = {}, {}
    for language in LANGUAGES:
        with override(language):
            report = _report(study)
            pages[language] = render_to_string("lab/report_body.html", {"report": report})
            sheets[language] = render_report(report_fields(report, draft=False), now=now)
    try:
        publish_report(study_code, actor=actor, pages=pages, sheets=sheets, now=now)
    except Refused as refused:
        messages.error(request, words_of(refused))
        return redirect("lab:report", study_code)
    return redirect("lab:published", study_code)


@public
@require_safe
def published_list(request: HttpRequest) -> HttpResponse:
    """Every report that was published, newest first."""
    context = {"title": gettext("Báo cáo nghiên cứu"), "reports": list_published()}
    return render(request, "lab/published_list.html", context)


@public
@require_safe
def published(request: HttpRequest, study_code: str) -> HttpResponse:
    """The latest edition, for everybody."""
    report = get_published(study_code, language=_language())
    context = {"title": report.title, "report": report, "simulated": report.synthetic}
    return render(request, "lab/published.html", context)


@public
@require_safe
def published_sheet(request: HttpRequest, study_code: str) -> HttpResponse:
    """The same as PDF."""
    report = get_published(study_code, language=_language())
    if not report.sheet:
        raise NotFound("study_report")
    return _pdf(report.sheet, f"{study_code}.pdf")


def _report(study: WholeStudy) -> Report:
    return present_report(study, unit=get_unit(study.study.unit_id).name, now=timezone.now())


def _language() -> str:
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def _pdf(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer

"""What is put into a study: a table, a decision, the plan."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.core.errors import Refused
from motcua.lab.access import analysis_page
from motcua.lab.crumbs import to_study
from motcua.lab.line_words import LINES
from motcua.lab.presenters.plan import plan_typed
from motcua.lab.request import actor_of, whole_numbers
from motcua.lab.wording import KIND_WORDS, TOPIC_WORDS, field_words, words_of
from motcua.studies.api import (
    FileKind,
    StudyRefused,
    Topic,
    WholeStudy,
    add_study_file,
    decide_in_study,
    freeze_plan,
    get_study,
)
from motcua.ui.values import Choice, FormState

KINDS = (FileKind.INPUT, FileKind.OUTCOME)


@analysis_page
@never_cache
@require_http_methods(["GET", "POST"])
def add_file(request: HttpRequest, study_code: str) -> HttpResponse:
    """Take a table in, with where it is from."""
    actor, form = actor_of(request), FormState()
    study = get_study(study_code, actor=actor)
    if request.method == "POST":
        file = request.FILES.get("table")
        try:
            if file is None:
                raise StudyRefused(field_errors={"table": "missing"})
            number = add_study_file(
                study_code,
                actor=actor,
                name=file.name or "",
                content=file.read(),
                kind=FileKind(request.POST.get("kind", FileKind.INPUT)),
                source=request.POST.get("source", ""),
                now=timezone.now(),
                replaces=next(iter(whole_numbers([request.POST.get("replaces", "")])), 0),
            )
        except Refused as refused:
            form = _refused(request, refused, "table")
        except ValueError:
            form = FormState(request.POST.dict(), {"kind": gettext("Hãy chọn loại dữ liệu.")}, say_labels=True)
        else:
            messages.success(request, gettext("Đã nhận bảng, là tệp số %(number)s.") % {"number": number})
            return redirect("lab:study", study_code)
    context = _page(study, gettext("Thêm bảng dữ liệu"), form) | {
        "kinds": tuple(Choice(kind.value, str(KIND_WORDS[kind])) for kind in KINDS),
        "older": (
            Choice("", gettext("Không thay bảng nào")),
            *(Choice(str(file.number), f"{file.number}. {file.name}") for file in study.files if not file.replaced_by),
        ),
    }
    return render(request, "lab/add_file.html", context, status=422 if form.errors else 200)


@analysis_page
@never_cache
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, study_code: str) -> HttpResponse:
    """Minute a decision."""
    actor, form = actor_of(request), FormState({"topic": request.GET.get("topic", "")})
    study = get_study(study_code, actor=actor)
    if request.method == "POST":
        try:
            decide_in_study(
                study_code,
                actor=actor,
                topic=Topic(request.POST.get("topic", "")),
                decided=request.POST.get("decided", ""),
                reason=request.POST.get("reason", ""),
                results=whole_numbers(request.POST.getlist("results")),
                decided_by=request.POST.get("decided_by", ""),
                now=timezone.now(),
            )
        except Refused as refused:
            form = _refused(request, refused, "decided")
        except ValueError:
            form = FormState(
                request.POST.dict(), {"topic": gettext("Hãy chọn quyết định về việc gì.")}, say_labels=True
            )
        else:
            messages.success(request, gettext("Đã ghi biên bản quyết định."))
            return redirect("lab:study", study_code)
    context = _page(study, gettext("Ghi một quyết định"), form) | {
        "topics": (
            Choice("", gettext("Chưa chọn")),
            *(Choice(topic.value, str(TOPIC_WORDS[topic])) for topic in Topic),
        ),
        "results": tuple(
            Choice(
                str(one.number),
                f"{one.number}. {LINES[one.line].title if one.line in LINES else one.line}",
                one.purpose,
            )
            for one in study.results
        ),
    }
    return render(request, "lab/decide.html", context, status=422 if form.errors else 200)


@analysis_page
@never_cache
@require_http_methods(["GET", "POST"])
def freeze(request: HttpRequest, study_code: str) -> HttpResponse:
    """Write the plan down and lock it."""
    actor, form = actor_of(request), FormState({"alpha": "0,05", "line": "ri"})
    study = get_study(study_code, actor=actor)
    if request.method == "POST":
        try:
            plan = freeze_plan(study_code, actor=actor, plan=plan_typed(request.POST), now=timezone.now())
        except Refused as refused:
            form = _refused(request, refused, "primary")
        else:
            words = gettext("Đã khóa kế hoạch. Mã băm: %(digest)s.") % {"digest": plan.digest}
            messages.success(request, words)
            return redirect("lab:study", study_code)
    context = _page(study, gettext("Khóa kế hoạch phân tích"), form) | {
        "lines": tuple(Choice(name, str(LINES[name].title)) for name in ("ri", "did", "event-study", "its")),
        "amends": bool(study.plans),
    }
    return render(request, "lab/freeze_plan.html", context, status=422 if form.errors else 200)


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
    """The words at the fields they are about; those about none stand at the main one."""
    return FormState(request.POST.dict(), field_words(refused) or {main: words_of(refused)}, say_labels=True)

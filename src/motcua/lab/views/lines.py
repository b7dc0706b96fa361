"""A method within a study: its questions, its answer, and the command that gives the same."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.core.errors import NotFound
from motcua.lab.access import analysis_page, study_page
from motcua.lab.crumbs import to_study
from motcua.lab.line_words import LINES
from motcua.lab.pictures.marks import changes_of, marks_of
from motcua.lab.pictures.showing import alternative_of, drawn, picture_of
from motcua.lab.presenters.answer import present_answer
from motcua.lab.presenters.barriers import binding_columns, binding_rows
from motcua.lab.presenters.line_form import empty_ones, present_form, typed_of, words_typed
from motcua.lab.request import actor_of, studied_units, whole_numbers
from motcua.lab.wording import FIELD_WORDS
from motcua.studies.api import ResultView, WholeStudy, command_of, get_study, run_study_line
from motcua.ui.values import FormState
from motcua.uptake.line_api import options_of


@analysis_page
@never_cache
@require_http_methods(["GET", "POST"])
def run_line(request: HttpRequest, study_code: str, line: str) -> HttpResponse:
    """Ask for columns and files, run, and go to the result; `again` fills in an earlier result's words."""
    if line not in LINES:
        raise Http404(line)
    actor, parser = actor_of(request), options_of(line)
    study = get_study(study_code, actor=actor)
    empty = empty_ones(parser, request.POST) if request.method == "POST" else {}
    if request.method == "POST" and not empty:
        number = run_study_line(
            study_code,
            actor=actor,
            line=line,
            words=words_typed(parser, request.POST),
            purpose=request.POST.get("purpose", ""),
            now=timezone.now(),
        )
        return redirect("lab:result", study_code, number)
    errors = {name: str(FIELD_WORDS["missing"]) for name in empty}
    earlier = next((one for one in study.results if str(one.number) == request.GET.get("again")), None)
    typed = typed_of(earlier.words) if earlier else _prefilled(request.POST or request.GET)
    context = {
        "title": str(LINES[line].title),
        "caption": study.study.title,
        "study": study.study,
        "simulated": study.study.synthetic,
        "words": LINES[line],
        "view": present_form(parser, study, typed, errors),
        "form": FormState({"purpose": earlier.purpose if earlier else typed.get("purpose", "")}, errors, empty),
        "files": study.files,
        "command": f"motcua lab {line} --help",
        "crumbs": to_study(study_code),
    }
    return render(request, "lab/run_line.html", context, status=422 if errors else 200)


@study_page
@never_cache
@require_safe
def show_result(request: HttpRequest, study_code: str, number: int) -> HttpResponse:
    """The answer or the refusal, with the command."""
    actor = actor_of(request)
    study = get_study(study_code, actor=actor)
    result = _find(study, number)
    title = str(LINES[result.line].title) if result.line in LINES else result.line
    marks, changes = marks_of(result.line, result.answer or {}), changes_of(result.line, result.answer or {})
    context = {
        "title": title,
        "caption": gettext("%(study)s, kết quả số %(number)s") % {"study": study.study.title, "number": number},
        "study": study.study,
        "simulated": study.study.synthetic,
        "result": result,
        "words": LINES.get(result.line),
        "view": present_answer(result.line, result.answer) if result.answer is not None else None,
        "binding_columns": binding_columns(result.answer or {}),
        "binding_rows": binding_rows(result.answer or {}) if result.line == "barriers" else [],
        "alternative": alternative_of(marks) if marks else "",
        "changes": alternative_of(changes) if changes else "",
        "command": command_of(result, {file.number: f"files/{file.number}-{file.name}" for file in study.files}),
        "written": [file for file in study.files if file.made_by == number],
        "stale": [file for file in study.files if file.number in result.stale],
        "keeps": any(unit.id == study.study.unit_id for unit in studied_units(actor)),
        "crumbs": to_study(study_code),
    }
    return render(request, "lab/result.html", context)


@study_page
@never_cache
@require_safe
def show_picture(request: HttpRequest, study_code: str, number: int) -> HttpResponse:
    """The picture of a result. Raises NotFound where there is none to draw."""
    study = get_study(study_code, actor=actor_of(request))
    result = _find(study, number)
    picture = picture_of(result.line, result.answer or {}, synthetic=study.study.synthetic)
    if picture is None:
        raise NotFound("picture")
    return HttpResponse(picture, content_type="image/svg+xml")


@study_page
@never_cache
@require_safe
def show_changes(request: HttpRequest, study_code: str, number: int) -> HttpResponse:
    """The picture of what a weight changes in a choice. Raises NotFound where nothing was chosen."""
    study = get_study(study_code, actor=actor_of(request))
    result = _find(study, number)
    found = drawn(changes_of(result.line, result.answer or {}), synthetic=study.study.synthetic)
    if found is None:
        raise NotFound("picture")
    return HttpResponse(found, content_type="image/svg+xml")


def _find(study: WholeStudy, number: int) -> ResultView:
    for result in study.results:
        if result.number == number:
            return result
    raise NotFound("study_result")


def _prefilled(given: QueryDict) -> dict[str, str]:
    """What a link of another page already knows; `file` is the number of the table."""
    typed = {name: value for name, value in given.items() if isinstance(value, str)}
    numbers = whole_numbers([typed.get("file", "")])
    return typed | ({"data": f"@{numbers[0]}"} if numbers else {})

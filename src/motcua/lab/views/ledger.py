"""Taking a table out of the system's own ledger into a study."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.analytics.api import FigureRefused, metrics, refresh_extract
from motcua.core.errors import Refused
from motcua.lab.access import analysis_page
from motcua.lab.crumbs import to_study
from motcua.lab.ledger_table import GRAINS, KINDS, ledger_table, middle_units, tiers_below
from motcua.lab.request import actor_of
from motcua.lab.typed import optional_day
from motcua.lab.wording import GRAIN_WORDS, KIND_WORDS, TIER_WORDS, field_words, words_of
from motcua.orgs.api import get_unit, units_below
from motcua.studies.api import FileKind, ResultView, WholeStudy, add_study_file, get_study
from motcua.ui.values import Choice, FormState

BEFORE = {"metrics": ("self_service_share", "online_share", "received"), "grain": "unit_month", "kind": "input"}
"""What stands on the page before anything is typed."""


ROLES = {"treated": 1, "control": 0}
"""What the lots say of a unit; one that was set aside beside a pilot is of neither group."""


@analysis_page
@never_cache
@require_http_methods(["GET", "POST"])
def from_ledger(request: HttpRequest, study_code: str) -> HttpResponse:
    """Which figures, by what, from when to when."""
    actor, form = actor_of(request), FormState(BEFORE)
    study = get_study(study_code, actor=actor)
    if request.method == "POST":
        try:
            number = _take(request, study)
        except Refused as refused:
            lists = {name: tuple(request.POST.getlist(name)) for name in ("metrics", "within")}
            typed = request.POST.dict() | lists
            form = FormState(typed, field_words(refused) or {"metrics": words_of(refused)}, say_labels=True)
        else:
            messages.success(request, gettext("Đã nhận bảng, là tệp số %(number)s.") % {"number": number})
            return redirect("lab:study", study_code)
    english = (get_language() or "vi").startswith("en")
    unit = get_unit(study.study.unit_id)
    below = units_below(unit)
    context = {
        "title": gettext("Lấy bảng từ sổ hồ sơ"),
        "caption": study.study.title,
        "study": study.study,
        "simulated": study.study.synthetic,
        "form": form,
        "metrics": tuple(
            Choice(one.name, one.title.en if english else one.title.vi) for one in metrics() if one.kind in KINDS
        ),
        "grains": tuple(Choice(name, str(GRAIN_WORDS[name])) for name in GRAINS),
        "tiers": tuple(Choice(name, str(TIER_WORDS.get(name, name))) for name in ("", *tiers_below(below))),
        "within": tuple(Choice(one.code, one.name) for one in middle_units(unit, below)),
        "drawings": tuple(Choice(str(one.number), _drawing_words(one)) for one in _drawings(study)),
        "kinds": tuple(Choice(kind.value, str(KIND_WORDS[kind])) for kind in (FileKind.INPUT, FileKind.OUTCOME)),
        "crumbs": to_study(study_code),
    }
    return render(request, "lab/from_ledger.html", context, status=422 if form.errors else 200)


def _take(request: HttpRequest, study: WholeStudy) -> int:
    """The number of the file. Raises StudyRefused, FigureRefused, PlanFirst."""
    kind = FileKind.OUTCOME if request.POST.get("kind") == FileKind.OUTCOME else FileKind.INPUT
    now = timezone.now()
    refresh_extract(now)
    table = ledger_table(
        request.POST.getlist("metrics"),
        grain=request.POST.get("grain", ""),
        unit=get_unit(study.study.unit_id),
        date_from=optional_day(request.POST, "first"),
        date_to=optional_day(request.POST, "after"),
        tier=request.POST.get("tier", ""),
        within=request.POST.getlist("within"),
        pilots=_pilots(study, request.POST.get("pilots", "")),
    )
    if table.simulated and not study.study.synthetic:
        raise FigureRefused(
            gettext("Trong sổ có hồ sơ giả lập mà nghiên cứu này không ghi là giả lập."),
            remedy=gettext("Mở một nghiên cứu ghi rõ dữ liệu là giả lập."),
        )
    return add_study_file(
        study.study.code,
        actor=actor_of(request),
        name=f"so-ho-so-{request.POST.get('grain', '')}.csv",
        content=table.content,
        kind=kind,
        source=table.source,
        now=now,
    )


def _pilots(study: WholeStudy, typed: str) -> dict[str, int] | None:
    """Who begins first by that drawing of lots: 1 or 0 by unit; None where no drawing was chosen."""
    chosen = next((one for one in _drawings(study) if str(one.number) == typed), None)
    if chosen is None:
        return None
    return {row["unit"]: ROLES[row["role"]] for row in (chosen.answer or {})["rows"] if row.get("role") in ROLES}


def _drawing_words(drawing: ResultView) -> str:
    first = ", ".join(row["unit"] for row in (drawing.answer or {})["rows"] if row.get("role") == "treated")
    return gettext("Kết quả số %(number)s: %(units)s") % {"number": drawing.number, "units": first}


def _drawings(study: WholeStudy) -> list[ResultView]:
    return [one for one in study.results if one.line == "allocate" and one.answer is not None]

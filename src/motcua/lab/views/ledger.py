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
from motcua.studies.api import FileKind, add_study_file, get_study
from motcua.ui.values import Choice, FormState

BEFORE = {"metrics": ("self_service_share", "online_share", "received"), "grain": "unit_month", "kind": "input"}
"""What stands on the page before anything is typed."""


@analysis_page
@never_cache
@require_http_methods(["GET", "POST"])
def from_ledger(request: HttpRequest, study_code: str) -> HttpResponse:
    """Which figures, by what, from when to when."""
    actor, form = actor_of(request), FormState(BEFORE)
    study = get_study(study_code, actor=actor)
    if request.method == "POST":
        try:
            number = _take(request, study_code, study.study.unit_id, synthetic=study.study.synthetic)
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
        "kinds": tuple(Choice(kind.value, str(KIND_WORDS[kind])) for kind in (FileKind.INPUT, FileKind.OUTCOME)),
        "crumbs": to_study(study_code),
    }
    return render(request, "lab/from_ledger.html", context, status=422 if form.errors else 200)


def _take(request: HttpRequest, study_code: str, unit_id: int, *, synthetic: bool) -> int:
    """The number of the file. Raises StudyRefused, FigureRefused, PlanFirst."""
    kind = FileKind.OUTCOME if request.POST.get("kind") == FileKind.OUTCOME else FileKind.INPUT
    now = timezone.now()
    refresh_extract(now)
    table = ledger_table(
        request.POST.getlist("metrics"),
        grain=request.POST.get("grain", ""),
        unit=get_unit(unit_id),
        date_from=optional_day(request.POST, "first"),
        date_to=optional_day(request.POST, "after"),
        tier=request.POST.get("tier", ""),
        within=request.POST.getlist("within"),
    )
    if table.simulated and not synthetic:
        raise FigureRefused(
            gettext("Trong sổ có hồ sơ giả lập mà nghiên cứu này không ghi là giả lập."),
            remedy=gettext("Mở một nghiên cứu ghi rõ dữ liệu là giả lập."),
        )
    return add_study_file(
        study_code,
        actor=actor_of(request),
        name=f"so-ho-so-{request.POST.get('grain', '')}.csv",
        content=table.content,
        kind=kind,
        source=table.source,
        now=now,
    )

"""One decision for many dossiers: first what would come of each, then the act, then what came of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.core.actor import Actor
from motcua.core.errors import Refused
from motcua.desk.access import HANDLING, handling_page
from motcua.desk.input import chosen_person, whole_number
from motcua.desk.presenters.act_on_many import NAMES_SOMEBODY, present_many
from motcua.desk.presenters.work_list import narrowing_of, which_list
from motcua.desk.request import actor_of, chosen_unit
from motcua.desk.wording import words_of
from motcua.dossiers.work_api import MOST_AT_ONCE, ManyVerb, Picked, act_on_many, list_work
from motcua.identity.api import list_colleagues
from motcua.orgs.api import UnitRef
from motcua.ui.values import FormState


@handling_page
@never_cache
@require_http_methods(["GET", "POST"])
def act_on_chosen(request: HttpRequest) -> HttpResponse:
    """POST with `verb` and `pick` (code~revision) shows what would come of it; with `confirmed` it is done.

    `everything` stands for the first 500 of the list from which the officer came (`list`, `unit` and its narrowing).
    """
    if request.method != "POST":
        return redirect("desk:work_list")
    actor, sent = actor_of(request), request.POST
    unit, _units = chosen_unit(actor, sent.get("unit", ""), roles=HANDLING)
    done = "confirmed" in sent
    picked = _everything(actor, unit, request) if "everything" in sent else _picked(sent.getlist("pick"))
    try:
        results = act_on_many(
            actor=actor,
            verb=sent.get("verb", ""),
            picked=picked,
            now=timezone.now(),
            to_account=chosen_person(sent, "to"),
            note=sent.get("note", ""),
            dry_run=not done,
        )
    except Refused as refused:
        return _refused(request, unit, refused)
    verb = ManyVerb(sent["verb"])
    colleagues = list_colleagues(unit.id, *HANDLING, on=timezone.localdate()) if verb in NAMES_SOMEBODY else ()
    view = present_many(verb, picked, results, done=done, colleagues=colleagues)
    values: dict[str, object] = {name: sent.get(name, "") for name in ("to", "note")}
    context = _context(request, unit) | {"view": view, "title": view.title, "form": FormState(values)}
    return render(request, "desk/act_on_many.html", context)


def _picked(values: list[str]) -> list[Picked]:
    """What was ticked; a value that no page of ours wrote becomes a dossier that nobody knows."""
    found = []
    for value in values:
        code, _, revision = value.rpartition("~")
        found.append(Picked(code, whole_number(revision) or 0))
    return found


def _everything(actor: Actor, unit: UnitRef, request: HttpRequest) -> list[Picked]:
    sent = request.POST
    rows = list_work(
        actor=actor,
        unit_id=unit.id,
        now=timezone.now(),
        which=which_list(sent.get("list", "")),
        limit=MOST_AT_ONCE,
        only=narrowing_of(sent),
    )
    return [Picked(row.code, row.revision) for row in rows.rows]


def _refused(request: HttpRequest, unit: UnitRef, refused: Refused) -> HttpResponse:
    context = _context(request, unit) | {"refusal": words_of(refused), "title": gettext("Xử lý nhiều hồ sơ")}
    return render(request, "desk/act_on_many.html", context, status=422)


def _context(request: HttpRequest, unit: UnitRef) -> dict[str, object]:
    return {
        "caption": unit.name,
        "unit": unit,
        "which": which_list(request.POST.get("list", "")),
        "practice": unit.practice,
        "simulated": unit.simulated,
    }

"""The acts on a dossier: each asks first on a page of its own, then does it once."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.core.actor import Actor
from motcua.core.errors import Refused
from motcua.desk.access import HANDLING, handling_page
from motcua.desk.input import REASON, chosen_person, end_of_day, reasons_typed, whole_number
from motcua.desk.presenters.act import NAMES_SOMEBODY, act_form, present_act, verb_of
from motcua.desk.request import actor_of
from motcua.desk.wording import words_of
from motcua.dossiers import api as dossiers
from motcua.dossiers.rules.possible import check_possible
from motcua.identity.api import Colleague, list_colleagues

Act = Callable[[Actor, str, dict[str, Any], HttpRequest], object]


def _page(name: str) -> Callable[[Act], Callable[..., HttpResponse]]:
    """Make the page of an act: GET asks, POST acts and returns to the dossier; a refusal keeps what was typed."""

    def make(act: Act) -> Callable[..., HttpResponse]:
        def view(request: HttpRequest, code: str) -> HttpResponse:
            actor, refused = actor_of(request), None
            if request.method == "POST":
                common = {
                    "now": timezone.now(),
                    "revision": whole_number(request.POST.get("revision", "")),
                    "note": request.POST.get("note", ""),
                }
                try:
                    act(actor, code, common, request)
                    return redirect("desk:dossier", code=code)
                except Refused as error:
                    refused = error
            return _ask(request, name, dossiers.get_dossier(actor=actor, code=code), refused)

        view.__name__, view.__doc__, view.__module__ = name, act.__doc__, __name__
        return handling_page(never_cache(require_http_methods(["GET", "POST"])(view)))

    return make


def _ask(request: HttpRequest, name: str, dossier: dossiers.DossierView, refused: Refused | None) -> HttpResponse:
    """The page that asks; where the act is not possible now it says why, before anybody types."""
    barred = _barred(actor_of(request), verb_of(name, dossier), dossier)
    told = refused or barred
    presented = present_act(
        name,
        dossier,
        typed=request.POST,
        possible=barred is None,
        refused=told,
        colleagues=_colleagues(dossier) if name in NAMES_SOMEBODY else (),
    )
    context = {
        "view": presented,
        "title": presented.title,
        "caption": dossier.code,
        "form": act_form(presented, request.POST),
        "refusal": words_of(told) if told else None,
        "practice": presented.practice,
        "simulated": dossier.simulated,
    }
    status = (409 if told.conflict else 422) if told else 200
    return render(request, "desk/act_on_dossier.html", context, status=status)


def _barred(actor: Actor, verb: str, dossier: dossiers.DossierView) -> Refused | None:
    """Why the state of the dossier forbids the act. Raises NotAllowed where it is not this officer's to do."""
    try:
        check_possible(actor, verb, dossier)
    except Refused as refused:
        return refused
    return None


def _colleagues(dossier: dossiers.DossierView) -> Sequence[Colleague]:
    """Who works on dossiers today in the unit that has this one in hand."""
    return list_colleagues(dossier.unit_id, *HANDLING, on=timezone.localdate()) if dossier.unit_id else ()


@_page("accept_dossier")
def accept_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """The papers are complete: fix the due date and issue the receipt."""
    return dossiers.accept_dossier(actor=actor, code=code, **common)


@_page("request_supplement")
def request_supplement(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Ask once and completely for what is missing; the clock stands still until it comes."""
    items = tuple(
        dossiers.SupplementItem(paper=name.removeprefix(REASON), reason=reason)
        for name, reason in reasons_typed(request.POST).items()
    )
    until = end_of_day(request.POST, "until")
    return dossiers.request_supplement(actor=actor, code=code, items=items, until=until, **common)


@_page("supplement_dossier")
def supplement_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """What was missing has come in at the counter or by post."""
    papers = tuple(dossiers.PaperGiven(code=paper) for paper in request.POST.getlist("papers"))
    return dossiers.supplement_dossier(actor=actor, code=code, papers=papers, **common)


@_page("pass_dossier")
def pass_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Hand the dossier to the next step, to somebody if the officer names one."""
    return dossiers.pass_dossier(actor=actor, code=code, to_account=chosen_person(request.POST, "to"), **common)


@_page("assign_dossier")
def assign_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Take the dossier in hand, give it to a colleague, or give it back to everybody."""
    return dossiers.assign_dossier(actor=actor, code=code, to_account=chosen_person(request.POST, "to"), **common)


@_page("approve_dossier")
def approve_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Decide in favour; the result is drawn up and the clock ends."""
    return dossiers.approve_dossier(actor=actor, code=code, **common)


@_page("refuse_dossier")
def refuse_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Refuse with a reason in law."""
    reason = request.POST.get("reason_code", "")
    return dossiers.refuse_dossier(actor=actor, code=code, reason_code=reason, **common)


@_page("stop_dossier")
def stop_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Stop handling, for instance when nothing was supplemented in time."""
    reason = request.POST.get("reason_code", "")
    return dossiers.stop_dossier(actor=actor, code=code, reason_code=reason, **common)


@_page("withdraw_dossier")
def withdraw_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """The applicant takes the dossier back."""
    return dossiers.withdraw_dossier(actor=actor, code=code, **common)


@_page("return_result")
def return_result(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """The result is in the applicant's hands."""
    return dossiers.return_result(actor=actor, code=code, **common)

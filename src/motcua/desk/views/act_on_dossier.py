"""The acts on a dossier: each asks first on a page of its own, then does it once."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.core.actor import Actor
from motcua.core.errors import Refused
from motcua.desk.access import handling_page
from motcua.desk.input import local_date, whole_number
from motcua.desk.presenters.act import act_form, present_act
from motcua.desk.request import actor_of
from motcua.desk.wording import words_of
from motcua.dossiers import api as dossiers

Act = Callable[[Actor, str, dict[str, Any], HttpRequest], object]

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
END_OF_OFFICE_DAY = time(17, 0)


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
            dossier = dossiers.get_dossier(actor=actor, code=code)
            presented = present_act(name, dossier, typed=request.POST)
            context = {
                "view": presented,
                "title": presented.title,
                "caption": dossier.code,
                "form": act_form(presented, request.POST, refused),
                "refusal": words_of(refused) if refused else None,
            }
            status = (409 if refused.conflict else 422) if refused else 200
            return render(request, "desk/act_on_dossier.html", context, status=status)

        view.__name__, view.__doc__, view.__module__ = name, act.__doc__, __name__
        return handling_page(never_cache(require_http_methods(["GET", "POST"])(view)))

    return make


@_page("accept_dossier")
def accept_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """The papers are complete: fix the due date and issue the receipt."""
    return dossiers.accept_dossier(actor=actor, code=code, **common)


@_page("request_supplement")
def request_supplement(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Ask once and completely for what is missing; the clock stands still until it comes."""
    prefix = "reason."
    items = tuple(
        dossiers.SupplementItem(paper=name.removeprefix(prefix), reason=reason.strip())
        for name, reason in request.POST.items()
        if name.startswith(prefix) and isinstance(reason, str) and reason.strip()
    )
    until = _end_of_day(local_date(request.POST, "until"))
    return dossiers.request_supplement(actor=actor, code=code, items=items, until=until, **common)


def _end_of_day(day: date | None) -> datetime | None:
    return datetime.combine(day, END_OF_OFFICE_DAY, LOCAL) if day else None


@_page("supplement_dossier")
def supplement_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """What was missing has come in at the counter or by post."""
    papers = tuple(dossiers.PaperGiven(code=paper) for paper in request.POST.getlist("papers"))
    return dossiers.supplement_dossier(actor=actor, code=code, papers=papers, **common)


@_page("pass_dossier")
def pass_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Hand the dossier to the next step."""
    return dossiers.pass_dossier(actor=actor, code=code, **common)


@_page("approve_dossier")
def approve_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Decide in favour; the result is drawn up and the clock ends."""
    return dossiers.approve_dossier(actor=actor, code=code, **common)


@_page("refuse_dossier")
def refuse_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Refuse with a reason in law."""
    return dossiers.refuse_dossier(actor=actor, code=code, reason_code=request.POST.get("reason_code", ""), **common)


@_page("stop_dossier")
def stop_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Stop handling, for instance when nothing was supplemented in time."""
    return dossiers.stop_dossier(actor=actor, code=code, reason_code=request.POST.get("reason_code", ""), **common)


@_page("withdraw_dossier")
def withdraw_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """The applicant takes the dossier back."""
    return dossiers.withdraw_dossier(actor=actor, code=code, **common)


@_page("return_result")
def return_result(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """The result is in the applicant's hands."""
    return dossiers.return_result(actor=actor, code=code, **common)

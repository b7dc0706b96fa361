"""The page of an act on a dossier: it asks first, then does it once; a refusal keeps what was typed."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.core.actor import Actor
from motcua.core.errors import NotFound, Refused
from motcua.desk.access import HANDLING, handling_page
from motcua.desk.input import whole_number
from motcua.desk.live import listen_to_dossier
from motcua.desk.presence import open_page, view_of
from motcua.desk.presenters import step_acts
from motcua.desk.presenters.act import act_form, present_act, verb_of
from motcua.desk.presenters.act_words import NAMES_SOMEBODY
from motcua.desk.presenters.company import changes_since, present_company
from motcua.desk.presenters.similar import present_similar
from motcua.desk.request import actor_of
from motcua.desk.wording import words_of
from motcua.dossiers import api as dossiers
from motcua.dossiers.news_api import get_dossier_key
from motcua.dossiers.rules.possible import check_possible
from motcua.identity.api import Colleague, list_colleagues

Act = Callable[[Actor, str, dict[str, Any], HttpRequest], object]


def act_page(name: str) -> Callable[[Act], Callable[..., HttpResponse]]:
    """Make the page of an act: GET asks, POST acts and returns to the dossier; a refusal keeps what was typed.

    name  the act's one name: of its address, its use case and its words in `presenters/act_words.py`
    The act receives actor, code, `{"now", "revision", "note"}` for the use case, and the request.
    """

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
                    return _onward(request, actor, code)
                except Refused as error:
                    refused = error
            return _ask(request, name, dossiers.get_dossier(actor=actor, code=code), refused)

        view.__name__, view.__doc__, view.__module__ = name, act.__doc__, __name__
        return handling_page(never_cache(require_http_methods(["GET", "POST"])(view)))

    return make


def _onward(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    """To the dossier; to the list where the act ended what this unit had to do with it."""
    try:
        get_dossier_key(actor=actor, code=code)
    except NotFound:
        messages.success(request, gettext("Hồ sơ %(code)s: đã làm xong phần việc của đơn vị.") % {"code": code})
        return redirect("desk:work_list")
    return redirect("desk:dossier", code=code)


def _ask(request: HttpRequest, name: str, dossier: dossiers.DossierView, refused: Refused | None) -> HttpResponse:
    """The page that asks; where the act is not possible now it says why, before anybody types."""
    barred = _barred(actor_of(request), verb_of(name, dossier), dossier)
    told = refused or barred
    view = view_of(request)
    presented = present_act(
        name,
        dossier,
        typed=request.POST,
        possible=barred is None,
        refused=told,
        colleagues=_colleagues(dossier) if name in NAMES_SOMEBODY else (),
        course=dossiers.course_of(dossier, actor=actor_of(request)) if name in step_acts.ASKED else None,
    )
    context = {
        "view": presented,
        "similar": present_similar(dossier, actor=actor_of(request), refused=refused)
        if name == "accept_dossier" and not barred
        else None,
        "title": presented.title,
        "caption": dossier.code,
        "company": present_company(open_page(request, dossier.id, view=view, unit_id=dossier.unit_id, doing=name)),
        "live": listen_to_dossier(request, dossier.code, revision=dossier.revision, view=view, doing=name),
        "changes": changes_since(dossier, whole_number((request.POST or request.GET).get("revision", ""))),
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

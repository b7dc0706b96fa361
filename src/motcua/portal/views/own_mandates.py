"""Acting for one another online: given, taken on, read and ended in the own account."""

from datetime import date

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.catalogue.api import search_procedures
from motcua.core.access import public
from motcua.core.actor import Actor
from motcua.core.errors import NotFound, Refused
from motcua.mandates.api import (
    MandateGiven,
    MandateState,
    Party,
    accept_mandate,
    end_own_mandate,
    get_own_mandate,
    give_mandate,
    list_given,
    list_held,
    list_uses,
    state_of,
)
from motcua.portal.acting import as_oneself
from motcua.portal.entering import signed_in
from motcua.portal.presenters.own_mandates import (
    field_words,
    present_given,
    present_held,
    procedure_choices,
    refusal_words,
    typed_form,
)
from motcua.told.mandate import tell_mandate
from motcua.ui.posted import posted_date
from motcua.ui.values import Choice, FormState


@public
@never_cache
@require_http_methods(["GET", "POST"])
@as_oneself
@signed_in
def own_mandates(request: HttpRequest) -> HttpResponseBase:
    """Those given and those held; a code that was handed over is taken on here."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    now, form = timezone.now(), FormState()
    if request.method == "POST":
        code = request.POST.get("code", "")
        try:
            return redirect("portal:own_mandate", accept_mandate(code, actor=actor, now=now).code)
        except NotFound:
            words = gettext("Không có ủy quyền nào mang mã này. Hãy xem lại mã người ủy quyền đưa.")
            form = FormState({"code": code[:64]}, {"code": words})
        except Refused as refused:
            form = FormState({"code": code[:64]}, {"code": refusal_words(refused)})
    on, account_id = timezone.localdate(now), actor.account_id or 0
    context = {
        "title": gettext("Ủy quyền của tôi"),
        "given": present_given(list_given(account_id), on=on),
        "held": present_held(list_held(account_id), on=on),
        "form": form,
    }
    return render(request, "portal/own_mandates.html", context, status=422 if form.errors else 200)


@public
@never_cache
@require_http_methods(["GET", "POST"])
@as_oneself
@signed_in
def give(request: HttpRequest) -> HttpResponseBase:
    """Whom she lets act, for what and until when."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    now, wrong, errors, status = timezone.now(), "", {}, 200
    once = request.POST.get("once", "")[:64]
    if request.method == "POST":
        try:
            made = give_mandate(actor=actor, given=_given(request.POST), now=now, once=once)
            return redirect("portal:own_mandate", made.code)
        except Refused as refused:
            errors = field_words(refused)
            wrong, status = "" if errors else refusal_words(refused), 422
    context = {
        "title": gettext("Ủy quyền cho người khác"),
        "form": typed_form(request.POST, errors),
        "wrong": wrong,
        "once": once or get_random_string(22),
        "procedures": procedure_choices(
            search_procedures("", on=timezone.localdate(now), executable=True), on=timezone.localdate(now)
        ),
        "relatives": (
            Choice("yes", gettext("Ông, bà, cha, mẹ, con, vợ, chồng, anh, chị, em ruột")),
            Choice("no", gettext("Người khác")),
        ),
    }
    return render(request, "portal/give_mandate.html", context, status=status)


@public
@never_cache
@require_http_methods(["GET", "POST"])
@as_oneself
@signed_in
def own_mandate(request: HttpRequest, mandate: str) -> HttpResponseBase:
    """One with its uses; either side ends it here."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    now = timezone.now()
    if request.method == "POST":
        end_own_mandate(mandate, actor=actor, now=now)
        return redirect("portal:own_mandate", mandate)
    found = get_own_mandate(mandate, account_id=actor.account_id or 0)
    on = timezone.localdate(now)
    mine = found.principal_account_id == actor.account_id
    context = {
        "title": gettext("Ủy quyền của tôi"),
        "caption": found.code,
        "view": tell_mandate(found, list_uses(found.id), on=on, numbers=False),
        "mandate": found,
        "mine": mine,
        "usable": not mine and state_of(found, on=on) is MandateState.IN_FORCE,
    }
    return render(request, "portal/own_mandate.html", context)


def _given(typed: QueryDict) -> MandateGiven:
    return MandateGiven(
        principal=Party("", typed.get("principal_number", "")),
        holder=Party(typed.get("holder_name", ""), ""),
        relative=typed.get("relative", "") == "yes",
        procedures=tuple(typed.getlist("procedures")),
        valid_from=_day(typed, "valid_from"),
        valid_until=_day(typed, "valid_until"),
        proof=None,
    )


def _day(typed: QueryDict, name: str) -> date | None:
    boxes = posted_date(typed, name)
    try:
        return date(*(int(boxes[part]) for part in ("year", "month", "day")))
    except (ValueError, OverflowError):
        return None

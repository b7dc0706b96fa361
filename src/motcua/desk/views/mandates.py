"""Mandates at the counter: written down, printed, signed, looked at, taken back."""

from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.audit.api import Purpose, record_read
from motcua.catalogue.api import search_procedures
from motcua.core.actor import Role
from motcua.core.errors import NotFound, Refused
from motcua.desk.access import intake_page
from motcua.desk.input import page_token, whole_number
from motcua.desk.presenters.mandates import present_form, present_mandates
from motcua.desk.request import actor_of, chosen_unit
from motcua.desk.wording import field_words, words_of
from motcua.documents.api import MandateFields, render_mandate
from motcua.mandates.api import (
    MandateGiven,
    MandateView,
    Party,
    Proof,
    confirm_mandate,
    draw_up_mandate,
    get_mandate,
    list_mandates,
    list_uses,
    revoke_mandate,
)
from motcua.orgs.api import get_unit
from motcua.told.mandate import days_words, proof_words, tell_mandate
from motcua.ui.posted import posted_date

_ACTS = {"confirm": confirm_mandate, "revoke": revoke_mandate}


@intake_page
@never_cache
@require_safe
def show_mandates(request: HttpRequest) -> HttpResponse:
    """The latest of the unit, and the box for the code that somebody shows."""
    actor, code = actor_of(request), request.GET.get("code", "").strip()
    unit, _units = chosen_unit(actor, request.GET.get("unit", ""), roles=(Role.CLERK,))
    wrong = ""
    if code:
        try:
            return redirect("desk:mandate", get_mandate(code, actor=actor).code)
        except NotFound:
            wrong = gettext("Không có ủy quyền nào mang mã này. Hãy xem lại mã trên giấy ủy quyền.")
    rows = present_mandates(list_mandates(actor=actor, unit_id=unit.id), on=timezone.localdate())
    context = {"rows": rows, "unit": unit, "wrong": wrong, "title": gettext("Ủy quyền"), "practice": unit.practice}
    return render(request, "desk/mandates.html", context)


@intake_page
@never_cache
@require_http_methods(["GET", "POST"])
def draw_up(request: HttpRequest) -> HttpResponse:
    """Who lets whom act, for what and until when; then the paper is printed and signed."""
    actor, refused, now = actor_of(request), None, timezone.now()
    unit, _units = chosen_unit(actor, request.POST.get("unit", request.GET.get("unit", "")), roles=(Role.CLERK,))
    if request.method == "POST":
        try:
            given, once = _given(request.POST), page_token(request.POST)
            made = draw_up_mandate(actor=actor, unit_id=unit.id, given=given, now=now, once=once)
            return redirect("desk:mandate", made.code)
        except Refused as told:
            refused = told
    today = timezone.localdate(now)
    view = present_form(
        search_procedures("", on=today, executable=True),
        unit=unit,
        typed=request.POST,
        errors=field_words(refused) if refused else {},
        once=page_token(request.POST) or get_random_string(22),
        on=today,
    )
    context = {"view": view, "form": view.form, "title": gettext("Lập giấy ủy quyền"), "practice": unit.practice}
    return render(request, "desk/draw_up_mandate.html", context, status=422 if refused else 200)


@intake_page
@never_cache
@require_http_methods(["GET", "POST"])
def show_mandate(request: HttpRequest, mandate: str) -> HttpResponse:
    """One mandate with its uses; here it is confirmed once it was signed, or taken back for the person who gave it."""
    actor, now = actor_of(request), timezone.now()
    if request.method == "POST":
        act = _ACTS.get(request.POST.get("do", ""))
        try:
            if act:
                act(mandate, actor=actor, now=now)
        except Refused as refused:
            messages.warning(request, words_of(refused))
        return redirect("desk:mandate", mandate)
    found = get_mandate(mandate, actor=actor)
    record_read(actor=actor, subject="mandate", subject_id=found.id, purpose=Purpose.MANDATE, now=timezone.now())
    unit = get_unit(found.unit_id or 0)
    context = {
        "view": tell_mandate(found, list_uses(found.id), on=timezone.localdate(now)),
        "mandate": found,
        "ours": unit.id in actor.units_as(Role.CLERK),
        "list_href": reverse("desk:mandates") + "?" + urlencode({"unit": unit.id}),
        "title": gettext("Ủy quyền"),
        "caption": found.code,
        "practice": unit.practice,
    }
    return render(request, "desk/mandate.html", context)


@intake_page
@never_cache
@require_safe
def print_mandate(request: HttpRequest, mandate: str) -> HttpResponse:
    """The paper to sign; only the unit that drew it up prints the principal's own code."""
    actor = actor_of(request)
    found = get_mandate(mandate, actor=actor)
    if found.unit_id not in actor.units_as(Role.CLERK):
        raise NotFound("mandate")
    record_read(actor=actor, subject="mandate", subject_id=found.id, purpose=Purpose.MANDATE, now=timezone.now())
    paper = render_mandate(_paper(found), now=found.drawn_up_at)
    headers = {"Content-Disposition": f'inline; filename="uy-quyen-{found.code}.pdf"'}
    return HttpResponse(paper, content_type="application/pdf", headers=headers)


def _paper(found: MandateView) -> MandateFields:
    unit = get_unit(found.unit_id or 0)
    names = {hit.code: hit.title.vi for hit in search_procedures("", on=timezone.localdate(), executable=True)}
    return MandateFields(
        agency="",
        unit=unit.name,
        place="",
        practice=unit.practice,
        simulated=unit.simulated,
        number=found.code,
        secret=found.secret,
        principal_name=found.principal.name,
        principal_number=found.principal.number,
        holder_name=found.holder.name,
        holder_number=found.holder.number,
        relative=found.relative,
        procedures=tuple(f"{names.get(code, '')} (mã {code})".strip() for code in found.procedures),
        days=days_words(found),
        proof=proof_words(found),
        tracking_url=f"{settings.PUBLIC_URL}/uy-quyen/",
        issued_at=found.drawn_up_at,
    )


def _given(typed: QueryDict) -> MandateGiven:
    """What was written down; whether it can be so is decided by the domain."""
    proof = typed.get("proof", "")
    return MandateGiven(
        principal=Party(typed.get("principal_name", ""), typed.get("principal_number", "")),
        holder=Party(typed.get("holder_name", ""), typed.get("holder_number", "")),
        relative=bool(typed.get("relative")),
        procedures=tuple(typed.getlist("procedures")),
        valid_from=_day(typed, "valid_from"),
        valid_until=_day(typed, "valid_until"),
        proof=Proof(proof) if proof in set(Proof) else None,
        proof_given=typed.get("proof_given", ""),
    )


def _day(typed: QueryDict, name: str) -> date | None:
    boxes = posted_date(typed, name)
    numbers = [whole_number(boxes[part]) for part in ("year", "month", "day")]
    try:
        return date(*(number or 0 for number in numbers))
    except (ValueError, OverflowError):
        return None

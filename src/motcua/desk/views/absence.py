"""Absence: who looks after whose dossiers; and handing over for good when somebody leaves."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from motcua.core.actor import Role
from motcua.core.errors import Refused
from motcua.desk.access import HANDLING, handling_page
from motcua.desk.input import chosen_person, whole_number
from motcua.desk.presenters.absence import present_absence
from motcua.desk.request import actor_of, chosen_unit
from motcua.desk.wording import words_of
from motcua.dossiers.work_api import (
    end_delegation,
    give_delegation,
    hand_over_dossiers,
    list_delegations,
    who_left_work,
)
from motcua.identity.api import list_colleagues, names_of_accounts
from motcua.orgs.api import UnitRef
from motcua.ui.posted import posted_date


@handling_page
@never_cache
@require_safe
def show_absence(request: HttpRequest) -> HttpResponse:
    """Who is away in the unit and who stands in; `?unit=`."""
    unit, _units = chosen_unit(actor_of(request), request.GET.get("unit", ""), roles=HANDLING)
    return _page(request, unit, None)


@handling_page
@never_cache
@require_POST
def give(request: HttpRequest) -> HttpResponse:
    """Somebody stands in for somebody from one day to another."""
    actor, sent = actor_of(request), request.POST
    unit, _units = chosen_unit(actor, sent.get("unit", ""), roles=HANDLING)
    try:
        give_delegation(
            actor=actor,
            account_id=chosen_person(sent, "person") or actor.account_id or 0,
            unit_id=unit.id,
            to_account_id=chosen_person(sent, "to"),
            first_day=_day(request, "first_day"),
            last_day=_day(request, "last_day"),
            now=timezone.now(),
            note=sent.get("note", ""),
        )
    except Refused as refused:
        return _page(request, unit, refused)
    messages.success(request, gettext("Đã ghi. Hồ sơ hiện ở danh sách “Việc của tôi” của người xử lý thay."))
    return redirect(_address(unit))


@handling_page
@never_cache
@require_POST
def end(request: HttpRequest, delegation_id: int) -> HttpResponse:
    """Somebody is back."""
    actor = actor_of(request)
    unit, _units = chosen_unit(actor, request.POST.get("unit", ""), roles=HANDLING)
    end_delegation(actor=actor, delegation_id=delegation_id, now=timezone.now())
    messages.success(request, gettext("Đã kết thúc việc xử lý thay."))
    return redirect(_address(unit))


@handling_page
@never_cache
@require_POST
def hand_over(request: HttpRequest) -> HttpResponse:
    """First how much would go; with `confirmed` it goes, at most 500 dossiers at a time."""
    actor, sent = actor_of(request), request.POST
    unit, _units = chosen_unit(actor, sent.get("unit", ""), roles=HANDLING)
    confirmed = "confirmed" in sent
    try:
        went = hand_over_dossiers(
            actor=actor,
            unit_id=unit.id,
            from_account=chosen_person(sent, "leaver") or 0,
            to_account=chosen_person(sent, "receiver"),
            now=timezone.now(),
            note=sent.get("why", ""),
            dry_run=not confirmed,
        )
    except Refused as refused:
        return _page(request, unit, refused)
    if not confirmed:
        return _page(request, unit, None, asked=went.dossiers)
    words = ngettext("Đã bàn giao %(count)s hồ sơ.", "Đã bàn giao %(count)s hồ sơ.", went.dossiers)
    words = words % {"count": went.dossiers}
    if went.left:
        words += " " + gettext("Còn %(left)s hồ sơ: hãy bàn giao tiếp.") % {"left": went.left}
    messages.success(request, words)
    return redirect(_address(unit))


def _page(request: HttpRequest, unit: UnitRef, refused: Refused | None, *, asked: int | None = None) -> HttpResponse:
    actor, today = actor_of(request), timezone.localdate()
    colleagues = list_colleagues(unit.id, *HANDLING, on=today)
    delegations = list_delegations(actor=actor, unit_id=unit.id, today=today)
    left = who_left_work(actor=actor, unit_id=unit.id, today=today)
    known = {one.account_id for one in colleagues}
    people = {one.account_id for one in delegations} | {one.to_account_id for one in delegations} | left.keys()
    names = names_of_accounts(people - known) | {one.account_id: one.name for one in colleagues}
    view = present_absence(
        unit,
        colleagues,
        delegations,
        left,
        names,
        account_id=actor.account_id,
        leads=unit.id in actor.units_as(Role.LEADER),
        typed=request.POST,
        refused=refused,
        asked=asked,
    )
    context = {
        "view": view,
        "title": gettext("Vắng mặt và bàn giao"),
        "caption": unit.name,
        "form": view.form,
        "refusal": words_of(refused) if refused else "",
        "practice": unit.practice,
        "simulated": unit.simulated,
    }
    status = (409 if refused.conflict else 422) if refused else 200
    return render(request, "desk/absence.html", context, status=status)


def _day(request: HttpRequest, name: str) -> date | None:
    """The day in three boxes; None where there is none in the calendar."""
    boxes = posted_date(request.POST, name)
    numbers = [whole_number(boxes[part]) for part in ("year", "month", "day")]
    try:
        return date(*(number or 0 for number in numbers))
    except (ValueError, OverflowError):
        return None


def _address(unit: UnitRef) -> str:
    return reverse("desk:absence") + f"?unit={unit.id}"

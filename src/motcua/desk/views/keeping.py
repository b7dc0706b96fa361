"""Data whose time of keeping is over: the leader sees what will go, holds what must stay, erases what waits."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.audit.api import Purpose, record_read
from motcua.core.actor import Actor, Role
from motcua.core.errors import NotFound, Refused
from motcua.desk.access import erasing_page
from motcua.desk.presenters.keeping import due_columns, due_rows, due_summary
from motcua.desk.request import actor_of, chosen_unit
from motcua.dossiers.api import get_dossier
from motcua.orgs.api import get_unit
from motcua.personal.api import (
    REFUSAL_WORDS,
    DueData,
    erase_by_leader,
    hold_data,
    list_due,
    notice_days,
    release_data,
)
from motcua.ui.posted import posted_date
from motcua.ui.values import FormState


@erasing_page
@never_cache
@require_safe
def show_kept(request: HttpRequest) -> HttpResponse:
    """What is over in a unit or soon will be; `?unit=`."""
    actor = actor_of(request)
    unit, _units = chosen_unit(actor, request.GET.get("unit", ""), roles=(Role.LEADER,))
    found = list_due(actor=actor, unit_id=unit.id, now=timezone.now())
    context = {
        "title": gettext("Dữ liệu hết thời hạn giữ"),
        "columns": due_columns(),
        "rows": due_rows(found),
        "days": notice_days(),
        "unit": unit,
        "practice": unit.practice,
    }
    return render(request, "desk/kept_data.html", context)


@erasing_page
@never_cache
@require_http_methods(["GET", "POST"])
def show_kept_of(request: HttpRequest, code: str) -> HttpResponse:
    """One of them: hold it, let it go again, or erase it now."""
    actor, now, form, wrong, status = actor_of(request), timezone.now(), FormState(), "", 200
    found = _due_of(actor, code, now)
    if request.method == "POST":
        act = request.POST.get("act", "")
        values = {"reason": request.POST.get("reason", "")[:5000], "until": posted_date(request.POST, "until")}
        try:
            _acts(actor, code, values, now).get(act, _nothing)()
        except Refused as refused:
            errors = {name: str(REFUSAL_WORDS[word]) for name, word in refused.field_errors.items()}
            form, wrong = FormState(values, errors), "" if errors else str(REFUSAL_WORDS[refused.code])
            status = 409 if refused.conflict else 422
        else:
            messages.success(request, _done_words(act))
            return redirect(reverse("desk:kept"))
    record_read(
        actor=actor,
        subject="dossier",
        subject_id=found.dossier_id,
        purpose=Purpose.DATA_REQUEST,
        now=now,
        unit_id=get_dossier(actor=actor, code=code).unit_id,
    )
    context = {
        "title": gettext("Dữ liệu hết thời hạn giữ"),
        "caption": code,
        "code": code,
        "rows": due_summary(found),
        "held": found.held_until is not None,
        "over": found.until <= timezone.localdate(now),
        "form": form,
        "wrong": wrong,
    }
    return render(request, "desk/kept_data_of.html", context, status=status)


def _acts(actor: Actor, code: str, values: dict[str, Any], now: datetime) -> dict[str, Callable[[], None]]:
    hold = partial(hold_data, reason=values["reason"], until=_day(values["until"]))
    return {
        name: partial(act, actor=actor, code=code, now=now)
        for name, act in (("hold", hold), ("release", release_data), ("erase", erase_by_leader))
    }


def _nothing() -> None:
    raise NotFound("act")


def _done_words(act: str) -> str:
    return {
        "hold": gettext("Đã giữ lại. Đến hết ngày đã chọn không ai xóa được."),
        "release": gettext("Đã thôi giữ lại."),
        "erase": gettext("Đã xóa. Mã hồ sơ và số liệu thống kê còn lại."),
    }[act]


def _due_of(actor: Actor, code: str, now: datetime) -> DueData:
    """Raises NotFound where the dossier is not the actor's to see, or nothing of it is over soon."""
    dossier = get_dossier(actor=actor, code=code)
    unit = get_unit(dossier.unit_id or 0)
    for one in list_due(actor=actor, unit_id=unit.id, now=now):
        if one.code == code:
            return one
    raise NotFound(code)


def _day(typed: dict[str, str]) -> date | None:
    try:
        return date(*(int(typed[part]) for part in ("year", "month", "day")))
    except (ValueError, OverflowError):
        return None

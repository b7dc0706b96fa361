"""An emergency is declared for units, lasts longer, ends, or its declaration is taken back."""

import re
import uuid
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from motcua.admin.access import administration_page
from motcua.admin.presenters.emergencies import present_emergencies, present_emergency
from motcua.admin.request import actor_of, administered_units
from motcua.core.actor import Actor
from motcua.core.errors import NotFound, Refused
from motcua.dossiers.emergency_api import (
    EmergencyOrder,
    EmergencyRefused,
    EmergencyView,
    declare_emergency,
    end_emergency,
    extend_emergency,
    list_emergencies,
    revoke_emergency,
)
from motcua.dossiers.wording import REFUSAL_WORDS
from motcua.ui.posted import posted_date, posted_moment
from motcua.ui.values import FormState

TEXTS = ("ground", "source", "clause", "message", "procedures", "since_time", "until_time")
LISTS = ("units", "channels", "priority")
MOST_CODES = 50


@administration_page
@never_cache
@require_http_methods(["GET", "POST"])
def declare(request: HttpRequest) -> HttpResponse:
    """The form with the declarations so far; POST declares."""
    actor, errors = actor_of(request), {}
    if request.method == "POST":
        try:
            declare_emergency(actor=actor, order=_order(request.POST, actor), now=timezone.now())
        except Refused as refused:
            errors = _words(refused)
        else:
            messages.success(request, gettext("Đã công bố. Cửa nộp, thông báo và thời hạn theo ngay."))
            return redirect("admin:emergencies")
    typed = request.POST
    values: dict[str, object] = {name: typed.get(name, "") for name in TEXTS}
    values |= {name: typed.getlist(name) for name in LISTS}
    values |= {name: posted_date(typed, name) for name in ("since", "until")}
    units, now = administered_units(actor), timezone.now()
    if len(units) == 1 and not typed:
        values["units"] = [str(units[0].id)]
    context = {
        "title": gettext("Tình huống khẩn cấp"),
        "form": FormState(values, errors),
        "view": present_emergencies(list_emergencies(actor=actor), units, now=now),
    }
    return render(request, "admin/emergencies.html", context, status=422 if errors else 200)


@administration_page
@never_cache
@require_http_methods(["GET", "POST"])
def extend(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One declaration with what may be done about it; POST sets a later end."""
    actor, typed, errors = actor_of(request), request.POST, {}
    if request.method == "POST":
        try:
            until, source = _moment(typed, "until"), typed.get("source", "")
            extend_emergency(actor=actor, public_id=public_id, until=until, source=source, now=timezone.now())
        except Refused as refused:
            errors = _words(refused, place="until")
        else:
            messages.success(request, gettext("Đã kéo dài."))
            return redirect("admin:emergency", public_id=public_id)
    view = present_emergency(_found(actor, public_id), now=timezone.now())
    values: dict[str, object] = {name: typed.get(name, "") for name in ("source", "until_time")}
    form = FormState(values | {"until": posted_date(typed, "until")}, errors)
    context = {"title": view.title, "form": form, "view": view}
    return render(request, "admin/emergency.html", context, status=422 if errors else 200)


@administration_page
@require_POST
def end(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Over from now on."""
    try:
        end_emergency(actor=actor_of(request), public_id=public_id, now=timezone.now())
        messages.success(request, gettext("Đã kết thúc. Các cách nộp mở lại; thời hạn tính tiếp trong ít phút."))
    except Refused as refused:
        messages.error(request, "; ".join(_words(refused).values()))
    return redirect("admin:emergency", public_id=public_id)


@administration_page
@require_POST
def revoke(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """As if it had never been declared."""
    try:
        revoke_emergency(actor=actor_of(request), public_id=public_id, now=timezone.now())
        messages.success(request, gettext("Đã hủy công bố. Thời hạn được tính lại trong ít phút."))
    except Refused as refused:
        messages.error(request, "; ".join(_words(refused).values()))
    return redirect("admin:emergency", public_id=public_id)


def _found(actor: Actor, public_id: uuid.UUID) -> EmergencyView:
    for one in list_emergencies(actor=actor):
        if one.public_id == public_id:
            return one
    raise NotFound(str(public_id))


def _order(typed: QueryDict, actor: Actor) -> EmergencyOrder:
    """As typed. Raises EmergencyRefused for what cannot be read, each at its place."""
    errors: dict[str, str] = {}
    moments: dict[str, datetime] = {}
    for name in ("since", "until"):
        try:
            moments[name] = _moment(typed, name)
        except EmergencyRefused as refused:
            errors |= refused.field_errors
    own = {str(unit.id): unit.id for unit in administered_units(actor)}
    chosen = typed.getlist("units")
    if not chosen or not set(chosen) <= own.keys():
        errors["units"] = "choice_unknown"
    codes = [code for code in re.split(r"[\s,;]+", typed.get("procedures", "")) if code]
    if len(codes) > MOST_CODES:
        errors["procedures"] = "emergency_procedure_unknown"
    if errors:
        raise EmergencyRefused(field_errors=errors)
    return EmergencyOrder(
        ground=typed.get("ground", ""),
        source=typed.get("source", ""),
        message=typed.get("message", ""),
        clause=typed.get("clause", ""),
        since=moments["since"],
        until=moments["until"],
        unit_ids=[own[key] for key in chosen],
        procedures=codes,
        channels=typed.getlist("channels"),
        priority="yes" in typed.getlist("priority"),
    )


def _moment(typed: QueryDict, name: str) -> datetime:
    try:
        return posted_moment(typed, name)
    except (ValueError, OverflowError) as impossible:
        raise EmergencyRefused(field_errors={name: "emergency_no_moment"}) from impossible


def _words(refused: Refused, *, place: str = "ground") -> dict[str, str]:
    errors = {name: str(REFUSAL_WORDS.get(code, code)) for name, code in refused.field_errors.items()}
    return errors or {place: str(REFUSAL_WORDS[refused.code])}

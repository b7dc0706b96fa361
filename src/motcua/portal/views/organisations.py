"""The organisations for which a person works: coming in by a code, working for one, and managing its people."""

from datetime import date
from typing import Any

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from motcua.core.access import public
from motcua.core.actor import Actor
from motcua.core.errors import NotFound, Refused
from motcua.organisations.api import (
    OrganisationRefused,
    Part,
    accept_invitation,
    begin_acting,
    end_employment,
    invite_employee,
    list_employments,
    list_people,
)
from motcua.portal.acting import acting_of, as_oneself, change_hat
from motcua.portal.entering import signed_in
from motcua.told.organisation import PART_WORDS, field_words, refusal_words
from motcua.ui.posted import posted_date
from motcua.ui.values import Choice, FormState


@public
@never_cache
@require_http_methods(["GET", "POST"])
@as_oneself
@signed_in
def organisations(request: HttpRequest) -> HttpResponseBase:
    """For whom this person works; a code that was handed over lets her in."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    now, form = timezone.now(), FormState()
    if request.method == "POST":
        code = request.POST.get("code", "")
        try:
            accept_invitation(code, actor=actor, now=now)
        except Refused as refused:
            form = FormState({"code": code[:64]}, {"code": refusal_words(refused)})
        else:
            return redirect("portal:organisations")
    listed = [(one, PART_WORDS[one.part]) for one in list_employments(actor=actor, on=timezone.localdate(now))]
    context = {"title": gettext("Doanh nghiệp, tổ chức"), "form": form, "listed": listed, "acting": acting_of(request)}
    return render(request, "portal/organisations.html", context, status=422 if form.errors else 200)


@public
@require_POST
@as_oneself
@signed_in
def change_for_whom(request: HttpRequest) -> HttpResponseBase:
    """Work for one of them from now on, or for oneself again."""
    chosen = request.POST.get("organisation", "")
    if not chosen:
        change_hat(request, None)
        return redirect("portal:organisations")
    actor: Actor = request.actor  # type: ignore[attr-defined]
    organisation_id = _number(chosen)
    begin_acting(organisation_id, actor=actor, now=timezone.now())
    change_hat(request, organisation_id)
    return redirect("portal:account")


@public
@never_cache
@require_http_methods(["GET", "POST"])
@as_oneself
@signed_in
def people(request: HttpRequest, organisation_id: int) -> HttpResponseBase:
    """Who works for the organisation; its managers let others in by a code that is shown once."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    now, code, errors = timezone.now(), "", {}
    if request.method == "POST":
        try:
            code = invite_employee(organisation_id, actor=actor, **_invited(request.POST), now=now).code
        except Refused as refused:
            errors = field_words(refused)
    rows = list_people(organisation_id, actor=actor, on=timezone.localdate(now))
    typed = {} if code else {name: request.POST.get(name, "")[:300] for name in ("name", "part")}
    context = {
        "title": gettext("Người làm việc"),
        "caption": rows[0].organisation.name,
        "organisation_id": organisation_id,
        "rows": [(one, PART_WORDS[one.part]) for one in rows],
        "parts": tuple(Choice(part.value, str(PART_WORDS[part])) for part in (Part.EMPLOYEE, Part.MANAGER)),
        "code": code,
        "form": FormState(typed | {"valid_until": {} if code else posted_date(request.POST, "valid_until")}, errors),
    }
    return render(request, "portal/organisation_people.html", context, status=422 if errors else 200)


@public
@require_POST
@as_oneself
@signed_in
def end_person(request: HttpRequest, organisation_id: int) -> HttpResponseBase:
    """Somebody works for the organisation no longer, from the next press on."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    now, employment_id = timezone.now(), _number(request.POST.get("employment", ""))
    end_employment(employment_id, organisation_id=organisation_id, actor=actor, now=now)
    managed = {one.organisation.id for one in list_employments(actor=actor, on=timezone.localdate(now))}
    if organisation_id not in managed:  # she took herself out
        return redirect("portal:organisations")
    return redirect("portal:organisation_people", organisation_id)


def _invited(typed: QueryDict) -> dict[str, Any]:
    """Name, part and last day as typed. Raises OrganisationRefused where the calendar has no such day."""
    boxes = posted_date(typed, "valid_until")
    day: date | None = None
    if any(boxes.values()):
        try:
            day = date(*(int(boxes[part]) for part in ("year", "month", "day")))
        except (ValueError, OverflowError) as wrong:
            raise OrganisationRefused(field_errors={"valid_until": "day_not_understood"}) from wrong
    return {"name": typed.get("name", ""), "part": typed.get("part", ""), "valid_until": day}


def _number(typed: str) -> int:
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 18):
        raise NotFound("organisation")
    return int(typed)

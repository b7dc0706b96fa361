"""The acts that stop the clock, let it go on, or set the promised moment anew."""

from typing import Any

from django.http import HttpRequest

from motcua.core.actor import Actor
from motcua.desk.input import DayNotUnderstood, amount_typed, cause_typed, end_of_day
from motcua.desk.views.act_page import act_page
from motcua.dossiers import api as dossiers


@act_page("pause_dossier")
def pause_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Time does not count from now: posting, another agency's confirmation, an announced incident."""
    source = request.POST.get("source", "")
    return dossiers.pause_dossier(actor=actor, code=code, cause=cause_typed(request.POST), source=source, **common)


@act_page("resume_dossier")
def resume_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """What was waited for is over; the remaining working time runs on."""
    source = request.POST.get("source", "")
    return dossiers.resume_dossier(actor=actor, code=code, cause=cause_typed(request.POST), source=source, **common)


@act_page("request_payment")
def request_payment(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Ask for a financial obligation; the clock stands still until it is met."""
    amount, source = amount_typed(request.POST.get("amount_dong", "")), request.POST.get("source", "")
    return dossiers.request_payment(actor=actor, code=code, amount_dong=amount, source=source, **common)


@act_page("record_payment")
def record_payment(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Keep that the obligation is met."""
    return dossiers.record_payment(actor=actor, code=code, source=request.POST.get("source", ""), **common)


@act_page("extend_dossier")
def extend_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Set the promised moment anew, once and in time; the letter of apology follows."""
    until = end_of_day(request.POST, "until")
    if until is None:
        raise DayNotUnderstood(field_errors={"until": "day_not_understood"})
    return dossiers.extend_dossier(actor=actor, code=code, until=until, reason=request.POST.get("reason", ""), **common)

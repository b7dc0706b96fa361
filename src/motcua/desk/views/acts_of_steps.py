"""The acts that move a dossier through its design: give it back, ask another agency, answer."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from motcua.core.actor import Actor
from motcua.desk.input import unit_typed, whole_number
from motcua.desk.views.act_page import act_page
from motcua.dossiers import api as dossiers


@act_page("return_step")
def return_step(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Give the dossier back to an earlier step, with the reason."""
    typed = request.POST
    return dossiers.return_step(
        actor=actor, code=code, to_step=typed.get("step", ""), reason=typed.get("reason", ""), **common
    )


@act_page("consult_agency")
def consult_agency(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Ask another agency for its opinion."""
    hours = whole_number(request.POST.get("limit_hours", ""))
    return dossiers.consult_agency(
        actor=actor,
        code=code,
        to_unit=unit_typed(request.POST.get("to_unit", ""), on=timezone.localdate()),
        question=request.POST.get("question", ""),
        limit=f"{hours} hours" if hours else "",
        **common,
    )


@act_page("answer_consultation")
def answer_consultation(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Answer what another unit asked."""
    return dossiers.answer_consultation(actor=actor, code=code, answer=request.POST.get("answer", ""), **common)

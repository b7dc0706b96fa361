"""The acts on a dossier that every procedure knows: take in, ask, pass on, decide, hand out."""

from typing import Any

from django.http import HttpRequest

from motcua.core.actor import Actor
from motcua.desk.input import REASON, chosen_person, end_of_day, reasons_typed
from motcua.desk.presenters.endings import reason_typed
from motcua.desk.views.act_page import act_page
from motcua.dossiers import api as dossiers
from motcua.dossiers import door_api


@act_page("accept_dossier")
def accept_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """The papers are complete: fix the due date and issue the receipt."""
    looked_at = request.POST.getlist("similar") if "not_same" in request.POST else ()
    return dossiers.accept_dossier(actor=actor, code=code, not_same_as=looked_at, **common)


@act_page("transfer_dossier")
def transfer_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Hand the dossier on to the unit that decides."""
    return door_api.transfer_dossier(actor=actor, code=code, **common)


@act_page("request_supplement")
def request_supplement(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Ask once and completely for what is missing; the clock stands still until it comes."""
    items = tuple(
        dossiers.SupplementItem(paper=name.removeprefix(REASON), reason=reason)
        for name, reason in reasons_typed(request.POST).items()
    )
    until = end_of_day(request.POST, "until")
    return dossiers.request_supplement(actor=actor, code=code, items=items, until=until, **common)


@act_page("supplement_dossier")
def supplement_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """What was missing has come in at the counter or by post."""
    papers = tuple(dossiers.PaperGiven(code=paper) for paper in request.POST.getlist("papers"))
    return dossiers.supplement_dossier(actor=actor, code=code, papers=papers, **common)


@act_page("pass_dossier")
def pass_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Hand the dossier to the next step, to somebody if the officer names one."""
    to, outcome = chosen_person(request.POST, "to"), request.POST.get("outcome", "")
    return dossiers.pass_dossier(actor=actor, code=code, to_account=to, outcome=outcome, **common)


@act_page("assign_dossier")
def assign_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Take the dossier in hand, give it to a colleague, or give it back to everybody."""
    return dossiers.assign_dossier(actor=actor, code=code, to_account=chosen_person(request.POST, "to"), **common)


@act_page("approve_dossier")
def approve_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Decide in favour; the result is drawn up and the clock ends."""
    return dossiers.approve_dossier(actor=actor, code=code, **common)


@act_page("refuse_dossier")
def refuse_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Refuse with a reason in law."""
    return dossiers.refuse_dossier(actor=actor, code=code, reason_code=reason_typed(request.POST), **common)


@act_page("stop_dossier")
def stop_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """Stop handling, for instance when nothing was supplemented in time."""
    return dossiers.stop_dossier(actor=actor, code=code, reason_code=reason_typed(request.POST), **common)


@act_page("withdraw_dossier")
def withdraw_dossier(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """The applicant takes the dossier back."""
    return dossiers.withdraw_dossier(actor=actor, code=code, **common)


@act_page("renew_opening_code")
def renew_opening_code(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """A new opening code for who lost hers, printed on a new slip."""
    return dossiers.renew_opening_code(actor=actor, code=code, **common)


@act_page("return_result")
def return_result(actor: Actor, code: str, common: dict[str, Any], request: HttpRequest) -> object:
    """The result is in the applicant's hands."""
    return dossiers.return_result(actor=actor, code=code, **common)

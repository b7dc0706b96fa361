"""What is known of the person who fills in: account, her own earlier dossiers, and the register where she agrees."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from motcua.core.actor import Actor
from motcua.dossiers.api import SubmittingActor, get_own_dossier, list_own_dossiers
from motcua.drafts.api import OFFERED, Draft, Offer, Source, may_fill_in
from motcua.identity.api import get_account
from motcua.population.api import SoapRegister, ask_register, same_name
from motcua.portal.acting import acting_of
from motcua.portal.journey import APPLICANT, Journey

LOOKED_AT = 10
"""How many of the latest dossiers are looked at."""

OWN_HAND = {SubmittingActor.OWNER, SubmittingActor.OWNER_ASSISTED, SubmittingActor.UNKNOWN}
_DATE = ("day", "month", "year")


def may_be_offered(request: HttpRequest, draft: Draft) -> bool:
    """Whether this page may offer to fill in anything of the person before it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return may_fill_in(draft, actor, for_self=True, acting=acting_of(request) is not None)


def known_offers(actor: Actor) -> list[Offer]:
    """From the account, and from the latest own dossier that stands in the very name of the account.

    A dossier that was handed in for somebody else stands in another name; of what a form asks about others nothing is
    taken at all.
    """
    today, name = timezone.localdate(), get_account(actor).display_name
    found = [Offer(Source.ACCOUNT, today.isoformat(), {"full_name": name})]
    for listed in list_own_dossiers(actor=actor)[:LOOKED_AT]:
        dossier = get_own_dossier(listed.id)
        given = dossier.applicant
        hers = same_name(str(given.get("full_name", ""))) == same_name(name)
        if not hers or given.get("type", "citizen") != "citizen" or dossier.submitting_actor not in OWN_HAND:
            continue
        on = timezone.localtime(dossier.submitted_at or dossier.recorded_at).date().isoformat()
        values = {one: _as_typed(given[one]) for one in OFFERED if one in given}
        found.append(Offer(Source.DOSSIER, on, values, of=dossier.code))
    return found


def register_offer(
    request: HttpRequest, journey: Journey, *, number: str, born: dict[str, str], consent: bool
) -> Offer:
    """What the register says of the person. Raises what `ask_register` raises."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    account, now = get_account(actor), timezone.now()
    facts = ask_register(
        SoapRegister(settings.POPULATION) if settings.POPULATION else None,
        actor=actor,
        draft_id=journey.draft.public_id,
        identity_number="".join(number.split()),
        full_name=account.display_name,
        birth_date=born,
        consent=consent,
        assurance=account.assurance,
        practice=journey.unit.practice,
        now=now,
    )
    values: dict[str, Any] = {"full_name": account.display_name, "identity_number": facts.identity_number}
    values["birth_date"] = {part: int(facts.birth_date[part]) if facts.birth_date.get(part) else None for part in _DATE}
    if facts.address:
        values["address"] = {"text": facts.address}
    on = timezone.localdate(now).isoformat()
    return Offer(Source.REGISTER, on, values, simulated=facts.simulated)


def asked_before(journey: Journey, offers: list[Offer]) -> dict[str, Any]:
    """Number and date of birth as far as they are known, for the question to the register."""
    given = journey.draft.answers.get(APPLICANT, {})
    found: dict[str, Any] = {}
    for name in ("identity_number", "birth_date"):
        values = [given.get(name), *(one.values.get(name) for one in offers)]
        found[name] = next((one for one in values if one), "")
    return found


def _as_typed(value: Any) -> Any:
    if isinstance(value, dict) and "year" in value:
        return {part: value.get(part) for part in _DATE}
    return value

"""At the counter one person lets another act for her: it is written down and waits for the signature."""

import unicodedata
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from motcua.catalogue.api import version_in_force
from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.ids import draw_lookup_code
from motcua.core.outbox import record
from motcua.forms.api import Verdict, assess_identity_number
from motcua.mandates.events import MandateDrawnUp
from motcua.mandates.models import Mandate
from motcua.mandates.policies import longest_mandate, policy_of
from motcua.mandates.queries import view_of
from motcua.mandates.rules import check_given, check_may_handle
from motcua.mandates.states import Policy
from motcua.mandates.values import MandateGiven, MandateView, Party

_POSSIBLE = (Verdict.VALID, Verdict.IMPLAUSIBLE)


@transaction.atomic
def draw_up_mandate(*, actor: Actor, unit_id: int, given: MandateGiven, now: datetime, once: str = "") -> MandateView:
    """Keep the mandate with a code for the holder and one for the principal; it is not in force before `confirm`.

    once    mark of the page: the same mark gives the same mandate
    Raises  NotAllowed, MandateRefused
    Source  Bộ luật Dân sự 2015 art. 138-140 (representation by mandate, its scope and its end)
    """
    check_may_handle(actor, unit_id)
    kept = Mandate.objects.filter(unit_id=unit_id, once=once).first() if once else None
    if kept is not None:
        return view_of(kept)
    given, today = _tidy(given), timezone.localtime(now).date()
    policies = {code: policy for code in given.procedures if (policy := _policy(code, now)) is not None}
    wrong = [
        who
        for who, party in (("principal", given.principal), ("holder", given.holder))
        if assess_identity_number(party.number, on=today).verdict not in _POSSIBLE
    ]
    first, last, proof = check_given(
        given, wrong_numbers=wrong, policies=policies, today=today, longest=longest_mandate()
    )
    row, made = Mandate.objects.get_or_create(
        unit_id=unit_id,
        once=once or draw_lookup_code(),
        defaults={
            "code": draw_lookup_code(),
            "secret": draw_lookup_code(),
            "principal_name": given.principal.name,
            "principal_number": given.principal.number,
            "holder_name": given.holder.name,
            "holder_number": given.holder.number,
            "relative": given.relative,
            "procedures": list(given.procedures),
            "valid_from": first,
            "valid_until": last,
            "proof": proof,
            "proof_given": given.proof_given,
            "drawn_up_at": now,
        },
    )
    if made:
        record(_event(view_of(row)), actor=actor, at=now)
    return view_of(row)


def _policy(code: str, now: datetime) -> Policy | None:
    """None where no such procedure is in force."""
    day = timezone.localtime(now).date()
    try:
        return policy_of(version_in_force(code, on=day).code, on=day)
    except NotFound:
        return None


def _event(mandate: MandateView) -> MandateDrawnUp:
    return MandateDrawnUp(
        subject_id=mandate.id,
        unit_id=mandate.unit_id,
        procedures=mandate.procedures,
        valid_from=mandate.valid_from,
        valid_until=mandate.valid_until,
        proof=mandate.proof.value,
    )


def _tidy(given: MandateGiven) -> MandateGiven:
    return replace(
        given,
        principal=_party(given.principal),
        holder=_party(given.holder),
        procedures=tuple(dict.fromkeys(_line(code) for code in given.procedures)),
        proof_given=_line(given.proof_given),
    )


def _party(party: Party) -> Party:
    return Party(_line(party.name), "".join(sign for sign in party.number if sign not in " .-\u00a0"))


def _line(text: str) -> str:
    """One line of composed text; signs that nobody can read are left out."""
    readable = "".join(" " if sign in "\n\r\t" else sign for sign in text)
    kept = "".join(sign for sign in readable if unicodedata.category(sign) not in ("Cc", "Cs"))
    return " ".join(unicodedata.normalize("NFC", kept).split())

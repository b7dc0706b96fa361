"""Online one person lets another act for her: between two accounts that are surely known, without a paper."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotAllowed
from motcua.core.ids import draw_lookup_code
from motcua.core.outbox import record
from motcua.identity.api import get_account
from motcua.mandates.models import Mandate
from motcua.mandates.policies import longest_mandate, online_rule
from motcua.mandates.queries import view_of
from motcua.mandates.reading_given import drawn_up, is_possible, policies_of, tidy
from motcua.mandates.rules import check_given, check_level
from motcua.mandates.states import Proof
from motcua.mandates.values import MandateGiven, MandateView, Party


@transaction.atomic
def give_mandate(*, actor: Actor, given: MandateGiven, now: datetime, once: str) -> MandateView:
    """Keep the mandate with a code for the holder; it is not in force before he accepts it in his own account.

    Nobody's account is looked for: whether the other person has one is not told.
    given   the principal's name is that of her account, whatever stands there; the proof is that it was given online
    once    mark of the page: the same mark gives the same mandate
    Raises  NotAllowed, NotSurelyKnown, NoMandateOnline, MandateRefused
    Source  data/mandates/policies.yaml (`online`)
    """
    if actor.kind is not ActorKind.CITIZEN or actor.account_id is None:
        raise NotAllowed("give_mandate")
    account = get_account(actor)
    check_level(account.assurance, online_rule())
    kept = Mandate.objects.filter(principal_account_id=actor.account_id, once=once).first() if once else None
    if kept is not None:
        return view_of(kept)
    principal = Party(account.display_name, given.principal.number)
    given = tidy(replace(given, principal=principal, holder=Party(given.holder.name, ""), proof=Proof.ONLINE))
    first, last, proof = check_given(
        given,
        wrong_numbers=[] if is_possible(given.principal.number, now) else ["principal"],
        policies=policies_of(given.procedures, now),
        today=timezone.localtime(now).date(),
        longest=longest_mandate(),
    )
    row, made = Mandate.objects.get_or_create(
        principal_account_id=actor.account_id,
        once=once or draw_lookup_code(),
        defaults={
            "code": draw_lookup_code(),
            "secret": draw_lookup_code(),
            "principal_name": given.principal.name,
            "principal_number": given.principal.number,
            "holder_name": given.holder.name,
            "holder_number": "",
            "relative": given.relative,
            "procedures": list(given.procedures),
            "valid_from": first,
            "valid_until": last,
            "proof": proof,
            "drawn_up_at": now,
        },
    )
    if made:
        record(drawn_up(view_of(row)), actor=actor, at=now)
    return view_of(row)

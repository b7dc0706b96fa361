"""At the counter one person lets another act for her: it is written down and waits for the signature."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from motcua.core.actor import Actor
from motcua.core.ids import draw_lookup_code
from motcua.core.outbox import record
from motcua.mandates.models import Mandate
from motcua.mandates.policies import longest_mandate
from motcua.mandates.queries import view_of
from motcua.mandates.reading_given import drawn_up, is_possible, policies_of, tidy
from motcua.mandates.rules import check_given, check_may_handle
from motcua.mandates.values import MandateGiven, MandateView


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
    given, today = tidy(given), timezone.localtime(now).date()
    policies = policies_of(given.procedures, now)
    wrong = [
        who
        for who, party in (("principal", given.principal), ("holder", given.holder))
        if not is_possible(party.number, now)
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
        record(drawn_up(view_of(row)), actor=actor, at=now)
    return view_of(row)

"""A person takes a dossier into the own account, with the code that opens it; from then on the account opens it."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotAllowed, NotFound
from motcua.dossiers.events import DossierClaimed
from motcua.dossiers.ledger import write
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.moves import check_can_claim
from motcua.dossiers.tracking import open_own_dossier


def claim_dossier(*, actor: Actor, code: str, resume_code: str, now: datetime) -> bool:
    """Put the dossier into the acting citizen's account; False where it is there already.

    resume_code  the opening code; the lookup code, which tells stage and dates only, does not do. Wrong tries count.
    Call it outside a transaction: the count must stay although the answer is a refusal.
    Raises   NotFound, LookupLocked, ClaimedByAnother, NotAllowed (who has no account of a citizen)
    """
    if actor.kind is not ActorKind.CITIZEN or actor.account_id is None:
        raise NotAllowed("claim_dossier")
    own_id = open_own_dossier(code, resume_code, now=now)
    with transaction.atomic():
        dossier = Dossier.objects.select_for_update().filter(pk=own_id).first()
        if dossier is None:
            raise NotFound("dossier")
        check_can_claim(dossier.owner_account_id, by=actor.account_id)
        if dossier.owner_account_id == actor.account_id:
            return False
        dossier.owner_account_id = actor.account_id
        dossier.save(update_fields=["owner_account_id"])
        write(dossier, DossierClaimed(subject_id=dossier.pk, revision=dossier.revision + 1), actor=actor, at=now)
    return True

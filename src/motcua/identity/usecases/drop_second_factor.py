"""The second factor is taken away: by its holder with a code, or by the operator where phone and codes are lost."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotAllowed
from motcua.core.outbox import record
from motcua.identity.events import SecondFactorDropped
from motcua.identity.models import SecondFactor
from motcua.identity.usecases.enter_second_code import enter_second_code


def drop_second_factor(*, actor: Actor, account_id: int, now: datetime, typed: str = "", address: str = "") -> bool:
    """The password alone opens the account from now on; False where it did already.

    typed  the phone's code or a recovery code; the operator needs none

    Raises   rules.SecondCodeWrong, rules.SignInMustWait, NotAllowed (another's).
    """
    if actor.kind is not ActorKind.SYSTEM:
        if actor.account_id != account_id:
            raise NotAllowed("drop_second_factor")
        enter_second_code(account_id, typed, now, address=address)
    with transaction.atomic():
        dropped, _each = SecondFactor.objects.filter(account_id=account_id).delete()
        if dropped:
            record(SecondFactorDropped(subject_id=account_id), actor=actor, at=now)
    return bool(dropped)

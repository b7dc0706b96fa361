"""A member of staff ties an application on the phone to the account, and gets codes for the day the phone is lost."""

import hashlib
from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.ids import draw_lookup_code, read_code
from motcua.core.outbox import record
from motcua.identity import one_time_codes, rules
from motcua.identity.events import SecondFactorSet
from motcua.identity.models import Account, SecondFactor
from motcua.identity.sealing import seal_secret

RECOVERY_CODES = 8


def digest_of_recovery(code: str) -> str:
    """What is kept of a recovery code; it carries 60 random bits."""
    return hashlib.sha256(read_code(code).encode("utf-8", "replace")).hexdigest()


@transaction.atomic
def confirm_second_factor(*, actor: Actor, secret: bytes, typed: str, now: datetime) -> tuple[str, ...]:
    """Ask for a code at every sign-in from now on; the recovery codes, each good once, shown this once.

    secret  as it was shown; the code typed proves that the application has it

    Raises   rules.SecondCodeWrong, rules.SecondFactorKnown (take the old one away first), NotFound (no account)
    """
    account = Account.objects.select_for_update().filter(pk=actor.account_id or 0).first()
    if account is None:
        raise NotFound("account")
    if SecondFactor.objects.filter(account=account).exists():
        raise rules.SecondFactorKnown
    step = one_time_codes.fitting_step(secret, typed, now=now, last_step=0)
    if step is None:
        raise rules.SecondCodeWrong
    codes = tuple(draw_lookup_code() for _ in range(RECOVERY_CODES))
    SecondFactor.objects.create(
        account=account,
        sealed=seal_secret(secret),
        last_step=step,
        recovery=[digest_of_recovery(code) for code in codes],
        set_at=now,
    )
    record(SecondFactorSet(subject_id=account.pk), actor=actor, at=now)
    return codes

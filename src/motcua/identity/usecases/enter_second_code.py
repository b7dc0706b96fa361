"""The second step of a member of staff's sign-in: the phone's code, or one of the recovery codes."""

import hashlib
from datetime import datetime, timedelta

from django.db import transaction

from motcua.core.actor import Actor, ActorKind
from motcua.core.outbox import record
from motcua.identity import one_time_codes, rules
from motcua.identity.events import RecoveryCodeUsed
from motcua.identity.models import Account, SecondFactor
from motcua.identity.sealing import open_secret
from motcua.identity.sign_in_tries import count_try, tries_of
from motcua.identity.usecases.confirm_second_factor import digest_of_recovery


def needs_second_code(account: Account) -> bool:
    """Whether the password alone does not open this account."""
    return SecondFactor.objects.filter(account=account).exists()


def enter_second_code(account_id: int, typed: str, now: datetime, *, address: str = "") -> Account:
    """The account whose code this is; every code opens once. The caller has checked the password and opens the session.

    Wrong codes are counted like wrong passwords: who guesses from elsewhere locks himself out and nobody else.
    Call it outside a transaction: the count must stay although the answer is a refusal.

    Raises   rules.SecondCodeWrong, rules.SignInMustWait (`wait_seconds`).
    """
    counted = hashlib.sha256(b"\x00 second code " + str(account_id).encode()).digest()
    wait = rules.wait_before_sign_in(tries_of(counted, address, now), now=now)
    if wait > timedelta(0):
        raise rules.SignInMustWait(wait_seconds=int(wait.total_seconds()) + 1)
    with transaction.atomic():
        factor = SecondFactor.objects.select_for_update().filter(account_id=account_id).first()
        fits = factor is not None and _use(factor, typed, now)
    count_try(counted, address, now, succeeded=fits)
    account = Account.objects.filter(pk=account_id, is_active=True).first()
    if not fits or account is None:
        raise rules.SecondCodeWrong
    return account


def _use(factor: SecondFactor, typed: str, now: datetime) -> bool:
    secret = open_secret(factor.sealed)
    step = one_time_codes.fitting_step(secret, typed, now=now, last_step=factor.last_step) if secret else None
    if step is not None:
        factor.last_step = step
        factor.save(update_fields=["last_step"])
        return True
    digest = digest_of_recovery(typed)
    if digest not in factor.recovery:
        return False
    factor.recovery = [one for one in factor.recovery if one != digest]
    factor.save(update_fields=["recovery"])
    who = Actor(ActorKind.STAFF, name=factor.account.display_name, account_id=factor.account_id)
    record(RecoveryCodeUsed(subject_id=factor.account_id, left=len(factor.recovery)), actor=who, at=now)
    return True

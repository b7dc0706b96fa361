"""Somebody sets a new password by the code that she was given; everything that the old one opened is closed."""

import hashlib
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import constant_time_compare

from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.identity import events, rules
from motcua.identity.models import Account, PasswordReset
from motcua.identity.sign_in_tries import count_try, tries_of
from motcua.identity.usecases.confirm_second_factor import digest_of_recovery


def reset_password(*, username: str, code: str, new: str, now: datetime, address: str = "") -> Account:
    """The account with its new password, which the holder then signs in with; a second factor is asked for as before.

    Wrong codes are counted by name and address like wrong passwords, and an unknown name is answered like a wrong code,
    with the same work done. Call it outside a transaction: the count must stay although the answer is a refusal.

    Raises  rules.AccountRefused (fields), rules.ResetRefused, rules.SignInMustWait
    """
    username = rules.normal_username(username)[:256]
    rules.check_account(username=username, password=new, display_name="-", with_username=False)
    counted = hashlib.sha256(b"\x00 reset " + username.encode("utf-8", "surrogatepass")).digest()
    wait = rules.wait_before_sign_in(tries_of(counted, address, now), now=now)
    if wait > timedelta(0):
        raise rules.SignInMustWait(wait_seconds=int(wait.total_seconds()) + 1)
    with transaction.atomic():
        account = _reset(username if username.isprintable() else "", code, new, now)
    count_try(counted, address, now, succeeded=account is not None)
    if account is None:
        raise rules.ResetRefused(field_errors={"code": "reset_refused"})
    return account


def _reset(username: str, code: str, new: str, now: datetime) -> Account | None:
    row = PasswordReset.objects.select_for_update(of=("self",)).filter(account__username=username).first()
    fits = constant_time_compare(digest_of_recovery(code), row.digest if row else digest_of_recovery(""))
    if row is None or not fits or not row.given_at <= now < row.given_at + rules.RESET_FOR:
        return None
    account = Account.objects.select_for_update().get(pk=row.account_id)
    if not account.is_active:
        return None
    account.set_password(new)
    account.open_sign_ins = []
    account.sessions_epoch += 1
    account.save(update_fields=["password", "open_sign_ins", "sessions_epoch"])
    row.delete()
    record(events.PasswordReset(subject_id=account.pk), actor=Actor.anonymous(), at=now)
    return account

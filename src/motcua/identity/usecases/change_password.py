"""Somebody gives the account a new password, and with it ends every session that was opened by the old one."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.outbox import record
from motcua.identity import rules
from motcua.identity.events import PasswordChanged
from motcua.identity.models import Account
from motcua.identity.usecases.sign_in import sign_in


def change_password(*, actor: Actor, current: str, new: str, now: datetime, address: str = "") -> Account:
    """The account with its new password; the caller opens a new session for this browser.

    current  the password of now; wrong ones are counted as at the sign-in
    Call it outside a transaction: the count must stay although the answer is a refusal.

    Raises   rules.AccountRefused (fields), rules.SignInRefused, rules.SignInMustWait, NotFound (no account).
    """
    held = Account.objects.filter(pk=actor.account_id or 0).first()
    if held is None:
        raise NotFound("account")
    rules.check_account(username=held.username, password=new, display_name=held.display_name)
    sign_in(held.username, current, now, address=address)
    with transaction.atomic():
        account = Account.objects.select_for_update().get(pk=held.pk)
        account.set_password(new)
        account.open_sign_ins = []
        account.save(update_fields=["password", "open_sign_ins"])
        record(PasswordChanged(subject_id=account.pk), actor=actor, at=now)
    return account

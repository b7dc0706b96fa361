"""A person makes an own account for the portal; its username is drawn, so that nobody learns which ones exist."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.ids import ALPHABET
from motcua.core.outbox import record
from motcua.identity import rules
from motcua.identity.events import AccountCreated
from motcua.identity.models import Account
from motcua.identity.sign_in_tries import count_try, tries_of

_COUNTED_AS = hashlib.sha256(b"\x00 sign-up").digest()
_LETTERS = 8
MARK = "cd"
"""Begins every drawn username (công dân); usernames of staff are given by their administrator."""


def draw_username() -> str:
    """A username that nobody has, such as `cd-7k2m-9qxr`; it says nothing about the person."""
    while True:
        letters = "".join(secrets.choice(ALPHABET) for _ in range(_LETTERS)).lower()
        username = f"{MARK}-{letters[:4]}-{letters[4:]}"
        if not Account.objects.filter(username=username).exists():
            return username


def sign_up(*, username: str, password: str, display_name: str, now: datetime, address: str = "") -> Account:
    """Make the account; pressing twice with the same drawn username and password leads to the one account.

    username  from `draw_username`, not chosen by the person
    address   network address of the visitor; very many new accounts from one have to wait

    Raises   rules.AccountRefused (fields), rules.SignUpMustWait, rules.UsernameTaken (draw another).
    """
    rules.check_account(username=username, password=password, display_name=display_name)
    rules.check_can_sign_up(tries_of(_COUNTED_AS, address, now), now=now)
    with transaction.atomic():
        account, made = Account.objects.get_or_create(
            username=username, defaults={"display_name": display_name.strip()}
        )
        if not made:
            if account.check_password(password):
                return account
            raise rules.UsernameTaken(username=username)
        account.set_password(password)
        account.save(update_fields=["password"])
        record(AccountCreated(subject_id=account.pk, username=username), actor=Actor.anonymous(), at=now)
    count_try(_COUNTED_AS, address, now, succeeded=False)
    return account

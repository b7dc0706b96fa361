"""Make an account that may sign in."""

from datetime import datetime

from django.db import IntegrityError, transaction

from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.identity import rules
from motcua.identity.events import AccountCreated
from motcua.identity.models import Account


def create_account(*, actor: Actor, username: str, password: str, display_name: str, now: datetime) -> Account:
    """Make an account; the username is kept in lower case.

    Raises   rules.AccountRefused (fields), rules.UsernameTaken, NotAllowed.
    """
    rules.check_can_manage(actor, None)
    username = rules.normal_username(username)
    rules.check_account(username=username, password=password, display_name=display_name)
    try:
        with transaction.atomic():
            account = Account.objects.create_account(
                username=username, password=password, display_name=display_name.strip()
            )
            record(AccountCreated(subject_id=account.pk, username=username), actor=actor, at=now)
    except IntegrityError as error:
        raise rules.UsernameTaken(username=username) from error
    return account

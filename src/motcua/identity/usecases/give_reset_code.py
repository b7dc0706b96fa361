"""Somebody who forgot the password comes with her papers and gets a code to set a new one, good for a day and once."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.ids import draw_lookup_code
from motcua.core.outbox import record
from motcua.identity import rules
from motcua.identity.events import ResetCodeGiven
from motcua.identity.models import Account, PasswordReset
from motcua.identity.queries import actor_of_account
from motcua.identity.usecases.confirm_second_factor import digest_of_recovery


@transaction.atomic
def give_reset_code(*, actor: Actor, username: str, now: datetime) -> tuple[str, str]:
    """The name on the account, to be compared with the papers, and the code; an older code opens nothing any more.

    Raises  NotFound (no such account, or none with a password), NotAllowed
    """
    account = (
        Account.objects.select_for_update()
        .filter(username=rules.normal_username(username)[:256], is_active=True)
        .first()
    )
    if account is None or not account.has_usable_password():
        raise NotFound("account")
    rules.check_can_give_reset(actor, actor_of_account(account, on=timezone.localdate(now)))
    code = draw_lookup_code()
    PasswordReset.objects.update_or_create(
        account=account, defaults={"digest": digest_of_recovery(code), "given_at": now}
    )
    record(ResetCodeGiven(subject_id=account.pk), actor=actor, at=now)
    return account.display_name, code

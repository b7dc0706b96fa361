"""The holder takes a key away, because the device was lost or given on."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.identity.events import PasskeyDropped
from motcua.identity.models import Passkey


@transaction.atomic
def drop_passkey(passkey_id: int, *, actor: Actor, now: datetime) -> bool:
    """Whether there was such a key of this account's."""
    dropped, _each = Passkey.objects.filter(pk=passkey_id, account_id=actor.account_id or 0).delete()
    if dropped:
        record(PasskeyDropped(subject_id=actor.account_id or 0), actor=actor, at=now)
    return bool(dropped)

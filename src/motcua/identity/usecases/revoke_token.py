"""Take a machine's key back."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.outbox import record
from motcua.identity import rules
from motcua.identity.events import TokenRevoked
from motcua.identity.models import ApiToken
from motcua.identity.queries import forget_key


@transaction.atomic
def revoke_token(*, actor: Actor, token_id: int, now: datetime) -> bool:
    """The key stops working, in this process at once, in every other within `KEY_KNOWN_SECONDS`; False if it was
    already taken back.

    Raises   NotFound, NotAllowed.
    """
    token = ApiToken.objects.select_for_update().filter(pk=token_id).first()
    if token is None:
        raise NotFound("token")
    rules.check_can_manage(actor, token.unit_id)
    if token.revoked_at is not None:
        return False
    token.revoked_at = now
    token.save(update_fields=["revoked_at"])
    forget_key(bytes(token.digest))
    record(TokenRevoked(subject_id=token.pk), actor=actor, at=now)
    return True

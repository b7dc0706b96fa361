"""Give a machine a key to the interface."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.identity import rules
from motcua.identity.events import TokenCreated
from motcua.identity.models import ApiToken
from motcua.identity.queries import digest_of_token

PREFIX = "motcua_"
"""Lets a key be recognised where it has no business to be: in a log, in a repository."""


@dataclass(frozen=True, slots=True)
class CreatedToken:
    """The key, shown this once."""

    id: int
    token: str
    scopes: tuple[str, ...]
    expires_at: datetime | None


@transaction.atomic
def create_token(
    *, actor: Actor, name: str, unit_id: int, scopes: Iterable[str], now: datetime, days: int | None = 365
) -> CreatedToken:
    """Make a key that acts for this unit alone; `days` is how long it lives, None for a key without end.

    Raises   rules.TokenRefused (fields), NotAllowed.
    """
    rules.check_can_manage(actor, unit_id)
    known = rules.check_scopes(scopes)
    if days is not None and not 1 <= days <= rules.TOKEN_MAX_DAYS:
        raise rules.TokenRefused(field_errors={"days": "days_out_of_range"}, most=rules.TOKEN_MAX_DAYS)
    token = PREFIX + secrets.token_urlsafe(32)
    expires_at = now + timedelta(days=days) if days is not None else None
    row = ApiToken.objects.create(
        name=name.strip() or "api",
        digest=digest_of_token(token),
        unit_id=unit_id,
        scopes=[scope.value for scope in known],
        created_at=now,
        expires_at=expires_at,
    )
    event = TokenCreated(subject_id=row.pk, name=row.name, unit_id=unit_id, scopes=known, expires_at=expires_at)
    record(event, actor=actor, at=now)
    return CreatedToken(row.pk, token, tuple(scope.value for scope in known), expires_at)

"""A request that outside systems repeat: the same key gives the same answer, once."""

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from motcua.core.errors import Refused
from motcua.core.prepared import rows_prepared

_ANSWERED = "SELECT fingerprint, answer FROM core_idempotencykey WHERE scope = %(scope)s AND key = %(key)s"

LONGEST_KEY = 255


class IdempotencyKeyReused(Refused):
    """The key was used before for a request with another body."""

    code = "idempotency_key_reused"


class IdempotencyKeyUnusable(Refused):
    """The key is too long or holds signs that cannot be kept."""

    code = "idempotency_key_unusable"


def check_key(key: str) -> None:
    """Raises IdempotencyKeyUnusable beyond 255 signs, or with control signs."""
    if len(key) > LONGEST_KEY or not key.isprintable():
        raise IdempotencyKeyUnusable(longest=LONGEST_KEY)


def fingerprint_of(body: Any) -> str:
    """SHA-256 of the body's canonical JSON; the order of keys does not matter."""
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def find_answer(scope: str, key: str, fingerprint: str) -> dict[str, Any] | None:
    """The answer given before, or nothing.

    Raises  IdempotencyKeyReused
    """
    rows = rows_prepared(_ANSWERED, {"scope": scope, "key": key})
    if not rows:
        return None
    kept, answer = rows[0]
    if kept != fingerprint:
        raise IdempotencyKeyReused(key=key)
    return dict(json.loads(answer) if isinstance(answer, str) else answer or {})


def once(scope: str, key: str, fingerprint: str, act: Callable[[], dict[str, Any]]) -> tuple[dict[str, Any], bool]:
    """Do `act` unless this key was answered before; the answer, and whether it is a repeat.

    A second request with the same key waits for the first one's commit and gets its answer. If `act` raises, the key is
    free again. Without a key the act is simply done, in one transaction.
    Raises  IdempotencyKeyReused, IdempotencyKeyUnusable, and whatever `act` raises
    """
    check_key(key)
    with transaction.atomic():
        if key and (answer := _claim(scope, key, fingerprint)) is not None:
            return answer, True
        answer = act()
        if key:
            _keep(scope, key, answer)
        return answer, False


def _claim(scope: str, key: str, fingerprint: str) -> dict[str, Any] | None:
    """Take the key, or return what its first use was answered."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_idempotencykey (scope, key, fingerprint, created_at) VALUES (%s, %s, %s, %s) "
            "ON CONFLICT (scope, key) DO NOTHING RETURNING id",
            [scope, key, fingerprint, datetime.now(UTC)],
        )
        if cursor.fetchone():
            return None
    return find_answer(scope, key, fingerprint)


def _keep(scope: str, key: str, answer: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE core_idempotencykey SET answer = %s::jsonb WHERE scope = %s AND key = %s",
            [json.dumps(answer, ensure_ascii=False, default=str), scope, key],
        )

"""Every hour the chain's last value goes, under the same key, into the file beside the database."""

import hashlib
import hmac
from datetime import UTC, datetime

from motcua.audit.models import Link
from motcua.audit.usecases.seal_day import sealing_key, write_line


def seal_hour(*, now: datetime) -> str | None:
    """The seal; None while nothing is linked. Until the next one, the end of the chain could be rebuilt unseen."""
    last = Link.objects.order_by("-position").first()
    if last is None:
        return None
    at = now.astimezone(UTC).isoformat(timespec="seconds")
    seal = hour_seal_of(at, int(last.position), bytes(last.chain))
    write_line({"at": at, "position": int(last.position), "chain": bytes(last.chain).hex(), "seal": seal})
    return seal


def hour_seal_of(at: str, position: int, chain: bytes) -> str:
    """HMAC-SHA-256 under the key of the daily seals; `at` is an ISO moment in UTC."""
    return hmac.new(sealing_key(), f"hour|{at}|{position}|".encode() + chain, hashlib.sha256).hexdigest()

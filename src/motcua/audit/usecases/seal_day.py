"""At the end of a day the chain's last value is put under a keyed hash and written into a file beside the database."""

import hashlib
import hmac
import json
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from motcua.audit.models import Link, Seal

SALT = b"motcua.audit.seal"


@transaction.atomic
def seal_day(day: date, *, now: datetime) -> str | None:
    """The seal of the day; the same day is sealed once. None while nothing is linked."""
    kept = Seal.objects.filter(day=day).first()
    if kept is not None:
        return str(kept.seal)
    last = Link.objects.order_by("-position").first()
    if last is None:
        return None
    seal = seal_of(day, int(last.position), bytes(last.chain))
    Seal.objects.create(day=day, position=last.position, chain=last.chain, seal=seal, sealed_at=now)
    write_line({"day": day.isoformat(), "position": int(last.position), "chain": bytes(last.chain).hex(), "seal": seal})
    return seal


def seal_of(day: date, position: int, chain: bytes) -> str:
    """HMAC-SHA-256 under a key that is not in the database."""
    return hmac.new(sealing_key(), f"{day.isoformat()}|{position}|".encode() + chain, hashlib.sha256).hexdigest()


def sealing_key() -> bytes:
    """Derived from the installation's secret, which is not in the database."""
    return hashlib.sha256(SALT + settings.SECRET_KEY.encode()).digest()


def seals_file() -> Path:
    """A line an hour and a day; to be copied elsewhere, so that nobody who holds this server can rewrite the past."""
    return Path(settings.DATA_FOLDER) / "audit" / "seals.jsonl"


def write_line(line: dict[str, object]) -> None:
    """Append one seal to the file."""
    path = seals_file()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")

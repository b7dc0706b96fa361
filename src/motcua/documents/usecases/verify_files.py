"""Reading kept files again: are they still the bytes that came in, or that the office issued?"""

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F, Q

from motcua.documents.models import IssuedPaper, StoredFile
from motcua.documents.store import open_kept

logger = logging.getLogger(__name__)
BATCH = 200
PIECE = 1024 * 1024
MISSING, CHANGED = "missing", "changed"


@dataclass(slots=True)
class Verified:
    """How many files and bytes were read; `damaged` are (path, what is wrong: missing or changed)."""

    files: int = 0
    size_bytes: int = 0
    damaged: list[tuple[str, str]] = field(default_factory=list)


def verify_files(*, now: datetime, most_bytes: int | None = None) -> Verified:
    """Read those that were not read for the longest time, all or until so many bytes are read; damage is an alarm.

    What was damaged and is right again (put back from a copy) is right. Bytes are only read, never mended.
    """
    found = Verified()
    for row in _oldest_first(now):
        damage = _damage(row, found)
        type(row).objects.filter(pk=row.pk).update(verified_at=now, damage=damage)
        if damage:
            logger.error("ALARM: kept file %s is %s", row.path, damage)
            found.damaged.append((row.path, damage))
        if most_bytes is not None and found.size_bytes >= most_bytes:
            break
    return found


def _oldest_first(now: datetime) -> Iterator[StoredFile | IssuedPaper]:
    """Every row that was not read in this run; what was read moves to the end of the row by itself."""
    not_yet, order = Q(verified_at=None) | Q(verified_at__lt=now), F("verified_at").asc(nulls_first=True)
    while files := list(StoredFile.objects.filter(not_yet).order_by(order, "pk")[:BATCH]):
        yield from files
    while papers := list(IssuedPaper.objects.filter(not_yet).order_by(order, "pk")[:BATCH]):
        yield from papers


def _damage(row: StoredFile | IssuedPaper, found: Verified) -> str:
    found.files += 1
    digest = hashlib.sha256()
    try:
        with open_kept(row.path) as file:
            while piece := file.read(PIECE):
                digest.update(piece)
                found.size_bytes += len(piece)
    except FileNotFoundError:
        gone = not type(row).objects.filter(pk=row.pk).exists()
        return "" if gone else MISSING
    return "" if digest.hexdigest() == row.digest else CHANGED

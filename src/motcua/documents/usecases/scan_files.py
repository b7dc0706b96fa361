"""Scanning kept files for viruses; the person goes on meanwhile, the officer waits."""

import logging
from datetime import datetime
from typing import BinaryIO, cast

from motcua.core.errors import Unavailable
from motcua.documents.models import StoredFile
from motcua.documents.scanning import longest_wait, scanner_in_force
from motcua.documents.states import ScanState
from motcua.documents.store import open_kept

logger = logging.getLogger(__name__)
BATCH = 200


def scan_files(*, now: datetime) -> int:
    """Scan what waits, the oldest first; returns how many were scanned. What waits too long is told as an alarm."""
    scanned = 0
    try:
        for row in StoredFile.objects.filter(scan_state=ScanState.PENDING).order_by("created_at")[:BATCH]:
            scanned += scan(row, now=now)
    except Unavailable as silent:
        logger.warning("files wait for their scan: %s", silent)
    if overdue := count_overdue(now=now):
        logger.error("ALARM: %s files have waited for their scan for more than %s", overdue, longest_wait())
    return scanned


def scan(row: StoredFile, *, now: datetime) -> bool:
    """Scan one file if it waits for that. Raises  Unavailable"""
    scanner = scanner_in_force()
    if scanner is None or row.scan_state != ScanState.PENDING:
        return False
    with open_kept(row.path) as file:
        finding = scanner.scan(cast(BinaryIO, file))
    state = ScanState.INFECTED if finding else ScanState.CLEAN
    StoredFile.objects.filter(pk=row.pk).update(scan_state=state, scan_finding=finding, scanned_at=now)
    if finding:
        logger.error("ALARM: file %s holds %s", row.public_id, finding)
    return True


def count_overdue(*, now: datetime) -> int:
    """How many files have waited for their scan longer than they should."""
    return StoredFile.objects.filter(scan_state=ScanState.PENDING, created_at__lte=now - longest_wait()).count()

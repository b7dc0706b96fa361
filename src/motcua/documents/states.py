"""How far the scan for viruses has come with a file."""

from enum import StrEnum


class ScanState(StrEnum):
    """`not_scanned`: this installation has no scanner. `too_old` is told of what waits too long, never stored."""

    NOT_SCANNED = "not_scanned"
    PENDING = "pending"
    TOO_OLD = "too_old"
    CLEAN = "clean"
    INFECTED = "infected"

"""What is told of reads and of the chain, as plain values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Purpose(StrEnum):
    """What a person's data were opened for."""

    HANDLING = "handling"
    ACT = "act"
    PAPER = "paper"
    FILE = "file"
    INTERFACE = "interface"
    MANDATE = "mandate"
    PREFILL = "prefill"
    SESSION = "session"
    SEARCH = "search"
    DATA_REQUEST = "data_request"


class FaultKind(StrEnum):
    """How a row of the book or of the chain differs from what was linked."""

    ALTERED = "altered"
    REMOVED = "removed"
    REORDERED = "reordered"
    PUT_BETWEEN = "put_between"
    LINK_CHANGED = "link_changed"
    LINK_MISSING = "link_missing"
    SEAL_BROKEN = "seal_broken"
    SEAL_NOT_KEPT = "seal_not_kept"


@dataclass(frozen=True, slots=True)
class Fault:
    """Where: the place in the chain (None for a row that has none), the kind of row and its key."""

    kind: FaultKind
    position: int | None
    source: str
    row_id: int | None


@dataclass(frozen=True, slots=True)
class Verified:
    """`sealed` is how many links stand under a seal that fits: what came after could be rebuilt unseen.

    `seconds` is how long the whole took.
    """

    links: int
    seals: int
    sealed: int
    faults: tuple[Fault, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class ReadTold:
    """One line of the access log for the person: which office, in which role, for what, when, how often that day."""

    at: datetime
    unit_ids: tuple[int, ...]
    role: str
    purpose: str
    times: int
    by_machine: bool

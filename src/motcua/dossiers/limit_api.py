"""What other rooms may use of limits: what a unit is reminded of, what nothing moves any more, and its backlog."""

from motcua.dossiers.backlog import count_backlog
from motcua.dossiers.backlog_board import Board, ByDue, UnitCounted, may_look_below, read_board
from motcua.dossiers.digests import NAMED, TOLD, Digest, UnitDigest, read_digest
from motcua.dossiers.limit_warnings import (
    Lateness,
    StuckListed,
    WarningListed,
    WarningPage,
    count_warnings,
    lateness,
    list_stuck,
    list_warnings,
)
from motcua.dossiers.rules.backlog import NO_LIMIT, Bands, bands
from motcua.dossiers.states import BacklogCause, DigestState, LimitKind, Rung, StuckReason
from motcua.dossiers.stuck import find_stuck
from motcua.dossiers.usecases.order_digest import (
    DigestOrdered,
    cancel_digest,
    confirm_digest,
    digest_ordered,
    order_digest,
)
from motcua.dossiers.usecases.send_digests import DigestsSent, send_digests
from motcua.dossiers.usecases.warn_of_limits import Warned, warn_of_limits

__all__ = [
    "NAMED",
    "NO_LIMIT",
    "TOLD",
    "BacklogCause",
    "Bands",
    "Board",
    "ByDue",
    "Digest",
    "DigestOrdered",
    "DigestState",
    "DigestsSent",
    "Lateness",
    "LimitKind",
    "Rung",
    "StuckListed",
    "StuckReason",
    "UnitCounted",
    "UnitDigest",
    "Warned",
    "WarningListed",
    "WarningPage",
    "bands",
    "cancel_digest",
    "confirm_digest",
    "count_backlog",
    "count_warnings",
    "digest_ordered",
    "find_stuck",
    "lateness",
    "list_stuck",
    "list_warnings",
    "may_look_below",
    "order_digest",
    "read_board",
    "read_digest",
    "send_digests",
    "warn_of_limits",
]

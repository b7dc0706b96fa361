"""What other rooms may use of limits: what a unit is reminded of, what nothing moves any more, and its backlog."""

from motcua.dossiers.backlog import count_backlog
from motcua.dossiers.backlog_board import Board, ByDue, UnitCounted, may_look_below, read_board
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
from motcua.dossiers.states import BacklogCause, LimitKind, Rung, StuckReason
from motcua.dossiers.stuck import find_stuck
from motcua.dossiers.usecases.warn_of_limits import Warned, warn_of_limits

__all__ = [
    "NO_LIMIT",
    "BacklogCause",
    "Bands",
    "Board",
    "ByDue",
    "Lateness",
    "LimitKind",
    "Rung",
    "StuckListed",
    "StuckReason",
    "UnitCounted",
    "Warned",
    "WarningListed",
    "WarningPage",
    "bands",
    "count_backlog",
    "count_warnings",
    "find_stuck",
    "lateness",
    "list_stuck",
    "list_warnings",
    "may_look_below",
    "read_board",
    "warn_of_limits",
]

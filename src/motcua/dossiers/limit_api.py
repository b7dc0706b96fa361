"""What other rooms may use of reminders: what a unit is reminded of, and what nothing moves any more."""

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
from motcua.dossiers.states import LimitKind, Rung, StuckReason
from motcua.dossiers.stuck import find_stuck
from motcua.dossiers.usecases.warn_of_limits import Warned, warn_of_limits

__all__ = [
    "Lateness",
    "LimitKind",
    "Rung",
    "StuckListed",
    "StuckReason",
    "Warned",
    "WarningListed",
    "WarningPage",
    "count_warnings",
    "find_stuck",
    "lateness",
    "list_stuck",
    "list_warnings",
    "warn_of_limits",
]

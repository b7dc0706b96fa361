"""What other rooms may use of emergencies: declaring, extending, ending, and which doors are closed now."""

from motcua.dossiers.emergencies import (
    AHEAD,
    EmergencyView,
    breaks_known,
    closed_doors,
    in_force,
    list_emergencies,
    procedures_first,
)
from motcua.dossiers.rules.emergencies import (
    EmergencyOrder,
    EmergencyRefused,
    Ground,
    grounds,
    left_open,
)
from motcua.dossiers.usecases.declare_emergency import declare_emergency
from motcua.dossiers.usecases.end_emergency import end_emergency, revoke_emergency
from motcua.dossiers.usecases.extend_emergency import extend_emergency

__all__ = [
    "AHEAD",
    "EmergencyOrder",
    "EmergencyRefused",
    "EmergencyView",
    "Ground",
    "breaks_known",
    "closed_doors",
    "declare_emergency",
    "end_emergency",
    "extend_emergency",
    "grounds",
    "in_force",
    "left_open",
    "list_emergencies",
    "procedures_first",
    "revoke_emergency",
]

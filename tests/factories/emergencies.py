"""A storm that closes the practice centre's counter for a day and, by a clause, stops its clocks."""

from motcua.core.actor import Actor, Role
from motcua.dossiers.emergency_api import EmergencyOrder, EmergencyView, declare_emergency
from tests.factories.cast import Cast, officer
from tests.factories.decrees import local

STORM = EmergencyOrder(
    "natural_disaster",
    "QĐ 12/QĐ-UBND",
    "Nước lũ ngập trụ sở, đường bị chia cắt.",
    local(1, 9),
    local(2, 9),
    channels=("counter",),
    clause="Điều 2",
)


def administrator_of(cast: Cast) -> Actor:
    """Who may speak for the centre."""
    return officer("Phạm Văn Quản", cast.centre, Role.ADMINISTRATOR, account_id=70)


def storm(cast: Cast) -> EmergencyView:
    """Declared an hour before it begins."""
    return declare_emergency(actor=administrator_of(cast), order=STORM, now=local(1, 8))

"""What happens to a dossier between the door where it came in and the unit that decides it."""

from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.events import DossierEvent


@dataclass(frozen=True, kw_only=True)
class DossierTransferred(DossierEvent):
    """The unit that received the dossier for another one handed it on; `transfer_by` is until when it had to."""

    unit_id: int
    receiving_unit_id: int
    assigned_to: int | None
    from_unit_id: int
    transfer_by: datetime

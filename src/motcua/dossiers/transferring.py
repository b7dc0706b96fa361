"""Until when a dossier that was received for another unit must be handed on."""

from datetime import datetime
from typing import Protocol

from django.utils import timezone

from motcua.core.worktime import load_calendar
from motcua.dossiers.clock_rules import hand_over_cutoff
from motcua.dossiers.rules import transfer
from motcua.orgs.api import get_unit


class ReceivedHere(transfer.Received, Protocol):
    """The columns that decide it; a row and a view both have them."""

    @property
    def procedure_code(self) -> str: ...
    @property
    def submitted_at(self) -> datetime | None: ...


def by_when(dossier: ReceivedHere) -> datetime:
    """In the working time of the unit that received it, by the rule of the day on which it came. Raises as the rule."""
    received = dossier.submitted_at or timezone.now()
    unit = get_unit(int(dossier.unit_id or 0))
    cutoff = hand_over_cutoff(dossier.procedure_code, on=timezone.localdate(received))
    return transfer.transfer_by(received, load_calendar(unit.calendar), cutoff)


def waits_for_transfer(dossier: ReceivedHere) -> bool:
    """Whether the unit that has it only received it."""
    try:
        transfer.check_can_transfer(dossier)
    except transfer.NothingToTransfer:
        return False
    return True

"""What other rooms may use of the doors: handing a dossier on to the unit that decides."""

from motcua.dossiers.rules.transfer import NotCompetentHere, NothingToTransfer, transfer_by
from motcua.dossiers.transferring import by_when, waits_for_transfer
from motcua.dossiers.usecases.transfer_dossier import transfer_dossier

__all__ = ["NotCompetentHere", "NothingToTransfer", "by_when", "transfer_by", "transfer_dossier", "waits_for_transfer"]

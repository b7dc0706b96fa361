"""What other rooms may use of the doors: handing a dossier on to the unit that decides."""

from motcua.dossiers.refusal_reasons import RefusalReason, reasons_for
from motcua.dossiers.rules.guidance import NothingMissing
from motcua.dossiers.rules.similar import Likeness, SimilarNotJudged
from motcua.dossiers.rules.transfer import NotCompetentHere, NothingToTransfer, transfer_by
from motcua.dossiers.similar import SimilarDossier, find_similar
from motcua.dossiers.transferring import by_when, waits_for_transfer
from motcua.dossiers.usecases.give_guidance import give_guidance
from motcua.dossiers.usecases.transfer_dossier import transfer_dossier

__all__ = [
    "Likeness",
    "NotCompetentHere",
    "NothingMissing",
    "NothingToTransfer",
    "RefusalReason",
    "SimilarDossier",
    "SimilarNotJudged",
    "by_when",
    "find_similar",
    "give_guidance",
    "reasons_for",
    "transfer_by",
    "transfer_dossier",
    "waits_for_transfer",
]

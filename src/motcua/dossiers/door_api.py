"""What other rooms may use of the doors: handing a dossier on to the unit that decides."""

from motcua.dossiers.competent_systems import CompetentSystem, system_name, systems_in_force
from motcua.dossiers.elsewhere import DoubleEntry, ElsewhereView, double_entry, get_elsewhere
from motcua.dossiers.notices import print_hand_over_slip
from motcua.dossiers.refusal_reasons import RefusalReason, reasons_for
from motcua.dossiers.rules.elsewhere import AlreadyEntered, NotEnteredYet, SystemUnknown, TheirCodeRefused
from motcua.dossiers.rules.guidance import NothingMissing
from motcua.dossiers.rules.similar import Likeness, SimilarNotJudged
from motcua.dossiers.rules.transfer import NotCompetentHere, NothingToTransfer, transfer_by
from motcua.dossiers.similar import SimilarDossier, find_similar
from motcua.dossiers.transferring import by_when, waits_for_transfer
from motcua.dossiers.usecases.add_scans import add_scans
from motcua.dossiers.usecases.give_guidance import give_guidance
from motcua.dossiers.usecases.mirror_entry import mirror_entry
from motcua.dossiers.usecases.record_entry import record_entry
from motcua.dossiers.usecases.time_entry import time_entry
from motcua.dossiers.usecases.transfer_dossier import transfer_dossier

__all__ = [
    "AlreadyEntered",
    "CompetentSystem",
    "DoubleEntry",
    "ElsewhereView",
    "Likeness",
    "NotCompetentHere",
    "NotEnteredYet",
    "NothingMissing",
    "NothingToTransfer",
    "RefusalReason",
    "SimilarDossier",
    "SimilarNotJudged",
    "SystemUnknown",
    "TheirCodeRefused",
    "add_scans",
    "by_when",
    "double_entry",
    "find_similar",
    "get_elsewhere",
    "give_guidance",
    "mirror_entry",
    "print_hand_over_slip",
    "reasons_for",
    "record_entry",
    "system_name",
    "systems_in_force",
    "time_entry",
    "transfer_by",
    "transfer_dossier",
    "waits_for_transfer",
]

"""Tables of dossiers."""

from motcua.dossiers.models.backlog import BacklogCount, BacklogDay, BacklogRound
from motcua.dossiers.models.delegation import Delegation, SavedView
from motcua.dossiers.models.digest import DigestMail, DigestOrder
from motcua.dossiers.models.dossier import Dossier
from motcua.dossiers.models.elsewhere import ElsewhereEntry
from motcua.dossiers.models.emergency import Emergency
from motcua.dossiers.models.foreign import ForeignActivity
from motcua.dossiers.models.import_run import ImportMapping, ImportRun
from motcua.dossiers.models.incident import Incident
from motcua.dossiers.models.limit import LimitTimer, LimitWarning, StuckDossier
from motcua.dossiers.models.lookup import LookupTries
from motcua.dossiers.models.part import DossierPart
from motcua.dossiers.models.presence import Presence
from motcua.dossiers.models.recalculation import Recalculation
from motcua.dossiers.models.rerouting import ReroutedDossier, Rerouting
from motcua.dossiers.models.search import SearchMark, SearchName, SearchNumber
from motcua.dossiers.models.serial import SerialCounter
from motcua.dossiers.models.supplement import SupplementDraft
from motcua.dossiers.models.task import Task
from motcua.dossiers.models.work_count import WorkCount, WorkDelta

__all__ = [
    "BacklogCount",
    "BacklogDay",
    "BacklogRound",
    "Delegation",
    "DigestMail",
    "DigestOrder",
    "Dossier",
    "DossierPart",
    "ElsewhereEntry",
    "Emergency",
    "ForeignActivity",
    "ImportMapping",
    "ImportRun",
    "Incident",
    "LimitTimer",
    "LimitWarning",
    "LookupTries",
    "Presence",
    "Recalculation",
    "ReroutedDossier",
    "Rerouting",
    "SavedView",
    "SearchMark",
    "SearchName",
    "SearchNumber",
    "SerialCounter",
    "StuckDossier",
    "SupplementDraft",
    "Task",
    "WorkCount",
    "WorkDelta",
]

"""What other rooms may use of dossiers."""

from motcua.core.idempotency import IdempotencyKeyReused, IdempotencyKeyUnusable
from motcua.dossiers.contradictions import Contradictions, count_contradictions
from motcua.dossiers.course import Course, TaskView, course_of
from motcua.dossiers.derivation import derive
from motcua.dossiers.events import (
    DossierAccepted,
    DossierApproved,
    DossierMirrored,
    DossierSubmitted,
    PartMirrored,
    ResultReturned,
    SupplementRequested,
)
from motcua.dossiers.exporting.order import FORMATS as EXPORT_FORMATS
from motcua.dossiers.exporting.order import ExportOrder, ExportRefused, ExportReport
from motcua.dossiers.extracting import (
    ACTIVITY_EXTRACT,
    DOSSIER_EXTRACT,
    EVENT_EXTRACT,
    FormerPlace,
    changed_since,
    copy_activities,
    copy_dossiers,
    copy_events,
    former_places,
    has_moved,
    holds_mirrors_of,
    is_ledger_mark,
    ledger_identity,
    ledger_mark,
    one_state,
    taking_alone,
)
from motcua.dossiers.import_events import ImportAbandoned, ImportEnded, ImportOrdered, ImportStarted
from motcua.dossiers.import_files import HandedIn, RunProgress, incoming_folder, refusals_of
from motcua.dossiers.import_files import file_of as import_file_of
from motcua.dossiers.import_runs import (
    ImportRunPage,
    ImportRunView,
    RunReport,
    SavedMapping,
    get_import_run,
    headings_of,
    list_import_runs,
    list_mappings,
)
from motcua.dossiers.importing.columns import ALLOWED as IMPORT_VALUES
from motcua.dossiers.importing.findings import Finding, ImportReport
from motcua.dossiers.importing.guessing import ColumnGuess, ValueGuess
from motcua.dossiers.importing.inspection import Inspection, inspect_file
from motcua.dossiers.importing.layout import COLUMNS as IMPORT_COLUMNS
from motcua.dossiers.importing.layout import DATE_STYLES as IMPORT_DATE_STYLES
from motcua.dossiers.importing.layout import EVENT_COLUMNS as IMPORT_EVENT_COLUMNS
from motcua.dossiers.importing.layout import NUMBER_STYLES as IMPORT_NUMBER_STYLES
from motcua.dossiers.importing.layout import REPAIRS as IMPORT_REPAIRS
from motcua.dossiers.importing.layout import REQUIRED as IMPORT_REQUIRED
from motcua.dossiers.importing.layout import TIMES as IMPORT_TIMES
from motcua.dossiers.importing.layout import MappingUnusable
from motcua.dossiers.importing.preview import PreviewCell
from motcua.dossiers.importing.tables import TableUnusable
from motcua.dossiers.importing.words import document_of, words_of
from motcua.dossiers.importing.work import ImportOrder, ImportProgress, Watch
from motcua.dossiers.own import find_own_dossier, get_own_dossier, list_own_dossiers, opening_mark
from motcua.dossiers.parts import PartView, list_parts
from motcua.dossiers.queries import asker_of, get_dossier, list_dossiers, list_events
from motcua.dossiers.rules.imports import ImportFileRefused, ImportMovedOn, ImportNotChecked, MappingNameRefused
from motcua.dossiers.rules.intake import (
    AnswersRefused,
    ArrivalRefused,
    ChannelNotLawful,
    PapersRefused,
    ProcedureUnknown,
    SimulatedUnitTakesNoDossier,
    UnitUnknown,
    VariantUnknown,
)
from motcua.dossiers.rules.left import TimeLeft, time_left
from motcua.dossiers.rules.moves import (
    OWN_ORIGIN,
    AwaitingApplicant,
    MirrorIsReadOnly,
    NoFurtherStep,
    NothingAsked,
    NothingAwaited,
    PageIsStale,
    PapersMissing,
    PersonNotInUnit,
    ReasonMissing,
    StageForbids,
    UntilInThePast,
)
from motcua.dossiers.rules.secrets import LookupLocked
from motcua.dossiers.rules.stays import Holder, Stay, stays_of
from motcua.dossiers.rules.words import WordsRefused
from motcua.dossiers.states import AT_WORK as IMPORTS_AT_WORK
from motcua.dossiers.states import (
    Awaiting,
    Clock,
    Delivery,
    FeeState,
    HelperKind,
    ImportState,
    LegalChannel,
    PartState,
    PauseCause,
    Place,
    Stage,
    SubmittingActor,
    TaskKind,
    TaskState,
    national_status,
)
from motcua.dossiers.supplements import AskedItem, AskedSupplement
from motcua.dossiers.tracking import open_own_dossier, track_dossier
from motcua.dossiers.usecases.abandon_import import abandon_import
from motcua.dossiers.usecases.accept_dossier import accept_dossier
from motcua.dossiers.usecases.answer_consultation import answer_consultation
from motcua.dossiers.usecases.approve_dossier import approve_dossier
from motcua.dossiers.usecases.assign_dossier import assign_dossier
from motcua.dossiers.usecases.claim_dossier import claim_dossier
from motcua.dossiers.usecases.consult_agency import consult_agency
from motcua.dossiers.usecases.export_dossiers import export_dossiers
from motcua.dossiers.usecases.extend_dossier import extend_dossier
from motcua.dossiers.usecases.hand_in_supplement import hand_in_supplement
from motcua.dossiers.usecases.import_dossiers import import_dossiers
from motcua.dossiers.usecases.map_import import map_import
from motcua.dossiers.usecases.mirror_part import mirror_part
from motcua.dossiers.usecases.order_import import order_import
from motcua.dossiers.usecases.pass_dossier import pass_dossier
from motcua.dossiers.usecases.pause_dossier import pause_dossier
from motcua.dossiers.usecases.record_payment import record_payment
from motcua.dossiers.usecases.refuse_dossier import refuse_dossier
from motcua.dossiers.usecases.renew_opening_code import renew_opening_code
from motcua.dossiers.usecases.request_payment import request_payment
from motcua.dossiers.usecases.request_supplement import request_supplement
from motcua.dossiers.usecases.resume_dossier import resume_dossier
from motcua.dossiers.usecases.return_result import return_result
from motcua.dossiers.usecases.return_step import return_step
from motcua.dossiers.usecases.save_mapping import save_mapping
from motcua.dossiers.usecases.save_supplement_item import save_supplement_item
from motcua.dossiers.usecases.send_message import send_message
from motcua.dossiers.usecases.start_import import start_import
from motcua.dossiers.usecases.stop_dossier import stop_dossier
from motcua.dossiers.usecases.submit_dossier import submit_dossier
from motcua.dossiers.usecases.supplement_dossier import supplement_dossier
from motcua.dossiers.usecases.withdraw_dossier import withdraw_dossier
from motcua.dossiers.values import (
    Acceptance,
    Change,
    DossierPage,
    DossierView,
    OwnListed,
    PaperGiven,
    StoryLine,
    Submission,
    SubmissionReceipt,
    SupplementItem,
    Tracking,
    WorkPage,
    WorkRow,
)

__all__ = [
    "ACTIVITY_EXTRACT",
    "DOSSIER_EXTRACT",
    "EVENT_EXTRACT",
    "EXPORT_FORMATS",
    "IMPORTS_AT_WORK",
    "IMPORT_COLUMNS",
    "IMPORT_DATE_STYLES",
    "IMPORT_EVENT_COLUMNS",
    "IMPORT_NUMBER_STYLES",
    "IMPORT_REPAIRS",
    "IMPORT_REQUIRED",
    "IMPORT_TIMES",
    "IMPORT_VALUES",
    "OWN_ORIGIN",
    "Acceptance",
    "AnswersRefused",
    "ArrivalRefused",
    "AskedItem",
    "AskedSupplement",
    "Awaiting",
    "AwaitingApplicant",
    "Change",
    "ChannelNotLawful",
    "Clock",
    "ColumnGuess",
    "Contradictions",
    "Course",
    "Delivery",
    "DossierAccepted",
    "DossierApproved",
    "DossierMirrored",
    "DossierPage",
    "DossierSubmitted",
    "DossierView",
    "ExportOrder",
    "ExportRefused",
    "ExportReport",
    "FeeState",
    "Finding",
    "FormerPlace",
    "HandedIn",
    "HelperKind",
    "Holder",
    "IdempotencyKeyReused",
    "IdempotencyKeyUnusable",
    "ImportAbandoned",
    "ImportEnded",
    "ImportFileRefused",
    "ImportMovedOn",
    "ImportNotChecked",
    "ImportOrder",
    "ImportOrdered",
    "ImportProgress",
    "ImportReport",
    "ImportRunPage",
    "ImportRunView",
    "ImportStarted",
    "ImportState",
    "Inspection",
    "LegalChannel",
    "LookupLocked",
    "MappingNameRefused",
    "MappingUnusable",
    "MirrorIsReadOnly",
    "NoFurtherStep",
    "NothingAsked",
    "NothingAwaited",
    "OwnListed",
    "PageIsStale",
    "PaperGiven",
    "PapersMissing",
    "PapersRefused",
    "PartMirrored",
    "PartState",
    "PartView",
    "PauseCause",
    "PersonNotInUnit",
    "Place",
    "PreviewCell",
    "ProcedureUnknown",
    "ReasonMissing",
    "ResultReturned",
    "RunProgress",
    "RunReport",
    "SavedMapping",
    "SimulatedUnitTakesNoDossier",
    "Stage",
    "StageForbids",
    "Stay",
    "StoryLine",
    "Submission",
    "SubmissionReceipt",
    "SubmittingActor",
    "SupplementItem",
    "SupplementRequested",
    "TableUnusable",
    "TaskKind",
    "TaskState",
    "TaskView",
    "TimeLeft",
    "Tracking",
    "UnitUnknown",
    "UntilInThePast",
    "ValueGuess",
    "VariantUnknown",
    "Watch",
    "WordsRefused",
    "WorkPage",
    "WorkRow",
    "abandon_import",
    "accept_dossier",
    "answer_consultation",
    "approve_dossier",
    "asker_of",
    "assign_dossier",
    "changed_since",
    "claim_dossier",
    "consult_agency",
    "copy_activities",
    "copy_dossiers",
    "copy_events",
    "count_contradictions",
    "course_of",
    "derive",
    "document_of",
    "export_dossiers",
    "extend_dossier",
    "find_own_dossier",
    "former_places",
    "get_dossier",
    "get_import_run",
    "get_own_dossier",
    "hand_in_supplement",
    "has_moved",
    "headings_of",
    "holds_mirrors_of",
    "import_dossiers",
    "import_file_of",
    "incoming_folder",
    "inspect_file",
    "is_ledger_mark",
    "ledger_identity",
    "ledger_mark",
    "list_dossiers",
    "list_events",
    "list_import_runs",
    "list_mappings",
    "list_own_dossiers",
    "list_parts",
    "map_import",
    "mirror_part",
    "national_status",
    "one_state",
    "open_own_dossier",
    "opening_mark",
    "order_import",
    "pass_dossier",
    "pause_dossier",
    "record_payment",
    "refusals_of",
    "refuse_dossier",
    "renew_opening_code",
    "request_payment",
    "request_supplement",
    "resume_dossier",
    "return_result",
    "return_step",
    "save_mapping",
    "save_supplement_item",
    "send_message",
    "start_import",
    "stays_of",
    "stop_dossier",
    "submit_dossier",
    "supplement_dossier",
    "taking_alone",
    "time_left",
    "track_dossier",
    "withdraw_dossier",
    "words_of",
]

"""What other rooms may use of the catalogue."""

from motcua.catalogue.board.deciding import (
    LEVELS,
    LIMIT_UNITS,
    Decision,
    DecisionRefused,
    FindingDecided,
    FindingStatus,
    Shape,
    read_value,
)
from motcua.catalogue.board.places import numbers_in, part_of
from motcua.catalogue.board.queries import (
    AfterUnknown,
    BoardCounts,
    FindingFilter,
    FindingPage,
    FindingRow,
    FindingView,
    StoryLine,
    Tally,
    count_findings,
    get_finding,
    list_findings,
)
from motcua.catalogue.case_values import CompetentField, Part, Standing
from motcua.catalogue.changes import Change, changes_after, latest_change
from motcua.catalogue.channels.decided import online_here
from motcua.catalogue.channels.deciding import state_of
from motcua.catalogue.channels.values import ANYWHERE, UNKNOWN
from motcua.catalogue.checking.definitions import check_procedures, is_proved
from motcua.catalogue.checking.explain import Remark, Severity, explain
from motcua.catalogue.competent import CopyLine, PlaceNames, copy_list
from motcua.catalogue.designs.checks import design_faults, longest_hours
from motcua.catalogue.designs.queries import design_for, get_design, list_designs
from motcua.catalogue.designs.reading import plain_design
from motcua.catalogue.designs.values import DesignStep, Need, Outcome, StepDesign, WhoseUnit
from motcua.catalogue.effective.browse import DIMENSIONS, Page, count_by, count_effective, list_codes, list_effective
from motcua.catalogue.effective.document import document_of
from motcua.catalogue.effective.effective import effective_procedure
from motcua.catalogue.effective.life_events import life_events
from motcua.catalogue.effective.parts import stands_instead
from motcua.catalogue.effective.published import NationalRecord, list_published, national_record
from motcua.catalogue.effective.values import (
    AgreedLimit,
    Begun,
    Decided,
    Doubt,
    EffectiveProcedure,
    Facet,
    LaidOver,
    Layered,
    Listed,
    OwnOfProvince,
)
from motcua.catalogue.files import PROCEDURES_FOLDER, DefinitionRefused, FileFault
from motcua.catalogue.files import DefinitionFile as CheckedFile
from motcua.catalogue.level_schemes import LevelScheme, level_scheme, level_schemes
from motcua.catalogue.levels import LEVEL_GROUPS, LevelCount, LevelDay, count_levels, level_history
from motcua.catalogue.national.difference import Difference
from motcua.catalogue.national.files import is_national
from motcua.catalogue.national.findings import FINDING_KINDS
from motcua.catalogue.national.values import (
    NationalCase,
    NationalCoded,
    NationalFee,
    NationalForm,
    NationalGroup,
    NationalLimit,
    NationalMethod,
    NationalPaper,
    NationalStep,
    TimeQuantity,
)
from motcua.catalogue.national.wording import difference_words, place_words
from motcua.catalogue.national_versions import NationalState, changes_between, has_national, list_states
from motcua.catalogue.offers import Offer, list_offers
from motcua.catalogue.open_data.column import OpenColumn
from motcua.catalogue.open_data.columns import COLUMNS as OPEN_COLUMNS
from motcua.catalogue.open_data.terms import terms_of_use
from motcua.catalogue.open_data.writing import OpenData, OpenFile, open_data, write_open_data
from motcua.catalogue.queries import (
    get_version,
    lawful_channels,
    list_procedures,
    version_in_force,
)
from motcua.catalogue.rules import late_cutoff_of, time_limit_entry, time_limit_of
from motcua.catalogue.searching.asking import Said
from motcua.catalogue.searching.finding import Hit, HitPage, find_page, find_procedures
from motcua.catalogue.searching.index import refresh_all
from motcua.catalogue.searching.listing import SearchPage, search_page, search_procedures
from motcua.catalogue.searching.words import why_words
from motcua.catalogue.usecases.close_overrides import ClosingRefused, GoneOverride, close_overrides
from motcua.catalogue.usecases.decide_findings import decide_findings
from motcua.catalogue.usecases.import_national import NationalChange, NationalReport, import_national
from motcua.catalogue.usecases.import_procedures import ImportReport, import_procedures
from motcua.catalogue.usecases.publish_designs import publish_designs
from motcua.catalogue.usecases.refresh_findings import RefreshReport, findings_are_stale, refresh_findings
from motcua.catalogue.usecases.reopen_findings import reopen_findings
from motcua.catalogue.values import (
    Case,
    Fee,
    HandlingStep,
    LawfulWay,
    LawfulWays,
    Named,
    Note,
    Paper,
    ProcedureDefinition,
    ProcedureHit,
    ProcedureVersionRef,
    TimeLimit,
    Validity,
)

__all__ = [
    "ANYWHERE",
    "DIMENSIONS",
    "FINDING_KINDS",
    "LEVELS",
    "LEVEL_GROUPS",
    "LIMIT_UNITS",
    "OPEN_COLUMNS",
    "PROCEDURES_FOLDER",
    "UNKNOWN",
    "AfterUnknown",
    "AgreedLimit",
    "Begun",
    "BoardCounts",
    "Case",
    "Change",
    "CheckedFile",
    "ClosingRefused",
    "CompetentField",
    "CopyLine",
    "Decided",
    "Decision",
    "DecisionRefused",
    "DefinitionRefused",
    "DesignStep",
    "Difference",
    "Doubt",
    "EffectiveProcedure",
    "Facet",
    "Fee",
    "FileFault",
    "FindingDecided",
    "FindingFilter",
    "FindingPage",
    "FindingRow",
    "FindingStatus",
    "FindingView",
    "GoneOverride",
    "HandlingStep",
    "Hit",
    "HitPage",
    "ImportReport",
    "LaidOver",
    "LawfulWay",
    "LawfulWays",
    "Layered",
    "LevelCount",
    "LevelDay",
    "LevelScheme",
    "Listed",
    "Named",
    "NationalCase",
    "NationalChange",
    "NationalCoded",
    "NationalFee",
    "NationalForm",
    "NationalGroup",
    "NationalLimit",
    "NationalMethod",
    "NationalPaper",
    "NationalRecord",
    "NationalReport",
    "NationalState",
    "NationalStep",
    "Need",
    "Note",
    "Offer",
    "OpenColumn",
    "OpenData",
    "OpenFile",
    "Outcome",
    "OwnOfProvince",
    "Page",
    "Paper",
    "Part",
    "PlaceNames",
    "ProcedureDefinition",
    "ProcedureHit",
    "ProcedureVersionRef",
    "RefreshReport",
    "Remark",
    "Said",
    "SearchPage",
    "Severity",
    "Shape",
    "Standing",
    "StepDesign",
    "StoryLine",
    "Tally",
    "TimeLimit",
    "TimeQuantity",
    "Validity",
    "WhoseUnit",
    "changes_after",
    "changes_between",
    "check_procedures",
    "close_overrides",
    "copy_list",
    "count_by",
    "count_effective",
    "count_findings",
    "count_levels",
    "decide_findings",
    "design_faults",
    "design_for",
    "difference_words",
    "document_of",
    "effective_procedure",
    "explain",
    "find_page",
    "find_procedures",
    "findings_are_stale",
    "get_design",
    "get_finding",
    "get_version",
    "has_national",
    "import_national",
    "import_procedures",
    "is_national",
    "is_proved",
    "late_cutoff_of",
    "latest_change",
    "lawful_channels",
    "level_history",
    "level_scheme",
    "level_schemes",
    "life_events",
    "list_codes",
    "list_designs",
    "list_effective",
    "list_findings",
    "list_offers",
    "list_procedures",
    "list_published",
    "list_states",
    "longest_hours",
    "national_record",
    "numbers_in",
    "online_here",
    "open_data",
    "part_of",
    "place_words",
    "plain_design",
    "publish_designs",
    "read_value",
    "refresh_all",
    "refresh_findings",
    "reopen_findings",
    "search_page",
    "search_procedures",
    "stands_instead",
    "state_of",
    "terms_of_use",
    "time_limit_entry",
    "time_limit_of",
    "version_in_force",
    "why_words",
    "write_open_data",
]

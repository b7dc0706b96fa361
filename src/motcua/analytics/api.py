"""What other rooms may use of analytics. The engine's libraries are only imported when a figure is asked for."""

from motcua.analytics.answers import ENGINES, compare_engines, compute, metrics, write_parquet
from motcua.analytics.definitions import DEFINITIONS, DIMENSIONS, MetricDefinition, Words
from motcua.analytics.extracts import (
    current_snapshot,
    extracts_folder,
    public_snapshot,
    refresh_extract,
    release_extract,
    snapshot_as_of,
    take_extract,
)
from motcua.analytics.gap.asking import GAP_GROUPINGS, GapSide, decompose_gap
from motcua.analytics.gap.sentences import GAP_CAVEAT, GAP_PART_WORDS, gap_sentences, name_gap_side, printed_gap_parts
from motcua.analytics.gap.values import GAP_OTHERS, GAP_WHOLE, GapParts, GapRange
from motcua.analytics.labels import code_names
from motcua.analytics.logs.asking import log_of_source
from motcua.analytics.logs.values import LogChannel, SourceLog
from motcua.analytics.publication.audits import Audits, JointAudit, PublicationAudit, audit_publication
from motcua.analytics.publication.cubes import Cube, cubes
from motcua.analytics.publication.gate import Question as PublicQuestion
from motcua.analytics.publication.gate import approved_cube, public_conditions, public_dimensions
from motcua.analytics.reconciliation.ledger import LedgerLine, ledger_lines, reconcile_ledger
from motcua.analytics.reconciliation.table import ReportedTableRefused, reconcile_table
from motcua.analytics.reconciliation.values import Reconciliation
from motcua.analytics.reconciliation.wording import check_words, rule_words, share_words
from motcua.analytics.refusals import AnalyticsNotInstalled, FigureRefused
from motcua.analytics.register.comparing import compare as compare_published
from motcua.analytics.register.comparing import followed_range, followed_value, printed_range
from motcua.analytics.register.errata import ErratumShown, NoteRefused, ShownValue, list_errata, note_erratum
from motcua.analytics.register.publications import period_bounds, remember_publications
from motcua.analytics.register.reading import (
    published_figure,
    published_figures,
    published_level_years,
    published_levels,
    published_sources,
)
from motcua.analytics.register.values import Comparison, PublishedFigure, PublishedSource
from motcua.analytics.register.values import Range as NumberRange
from motcua.analytics.scale.ordering import LedgerOrder, MeasuredMetric, generate_ledger, measure_metrics
from motcua.analytics.shrinkage import Prior, fit_prior
from motcua.analytics.snapshots import Snapshot
from motcua.analytics.values import FigureRow, FigureTable
from motcua.analytics.weekly.sentences import (
    CAUSE_WORDS,
    FEW_WORDS,
    five_sentences,
    range_words,
    target_words,
    week_words,
)
from motcua.analytics.weekly.sheet import weekly_sheet
from motcua.analytics.weekly.values import FEW, LateUnit, Share, Target, WeeklySheet
from motcua.analytics.weekly.weeks import Week

__all__ = [
    "CAUSE_WORDS",
    "DEFINITIONS",
    "DIMENSIONS",
    "ENGINES",
    "FEW",
    "FEW_WORDS",
    "GAP_CAVEAT",
    "GAP_GROUPINGS",
    "GAP_OTHERS",
    "GAP_PART_WORDS",
    "GAP_WHOLE",
    "AnalyticsNotInstalled",
    "Audits",
    "Comparison",
    "Cube",
    "ErratumShown",
    "FigureRefused",
    "FigureRow",
    "FigureTable",
    "GapParts",
    "GapRange",
    "GapSide",
    "JointAudit",
    "LateUnit",
    "LedgerLine",
    "LedgerOrder",
    "LogChannel",
    "MeasuredMetric",
    "MetricDefinition",
    "NoteRefused",
    "NumberRange",
    "Prior",
    "PublicQuestion",
    "PublicationAudit",
    "PublishedFigure",
    "PublishedSource",
    "Reconciliation",
    "ReportedTableRefused",
    "Share",
    "ShownValue",
    "Snapshot",
    "SourceLog",
    "Target",
    "Week",
    "WeeklySheet",
    "Words",
    "approved_cube",
    "audit_publication",
    "check_words",
    "code_names",
    "compare_engines",
    "compare_published",
    "compute",
    "cubes",
    "current_snapshot",
    "decompose_gap",
    "extracts_folder",
    "fit_prior",
    "five_sentences",
    "followed_range",
    "followed_value",
    "gap_sentences",
    "generate_ledger",
    "ledger_lines",
    "list_errata",
    "log_of_source",
    "measure_metrics",
    "metrics",
    "name_gap_side",
    "note_erratum",
    "period_bounds",
    "printed_gap_parts",
    "printed_range",
    "public_conditions",
    "public_dimensions",
    "public_snapshot",
    "published_figure",
    "published_figures",
    "published_level_years",
    "published_levels",
    "published_sources",
    "range_words",
    "reconcile_ledger",
    "reconcile_table",
    "refresh_extract",
    "release_extract",
    "remember_publications",
    "rule_words",
    "share_words",
    "snapshot_as_of",
    "take_extract",
    "target_words",
    "week_words",
    "weekly_sheet",
    "write_parquet",
]

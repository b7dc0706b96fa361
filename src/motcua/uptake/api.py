"""The door of the lab's methods: what commands and pages may use."""

from motcua.uptake.answer import Answer
from motcua.uptake.methods.allocation import METRICS, NEIGHBOURS, Candidates, allocate
from motcua.uptake.methods.arms import allocate_arms
from motcua.uptake.methods.arms_inference import arm_sets, arms_inference
from motcua.uptake.methods.calibration import calibrated_bounds
from motcua.uptake.methods.cluster_size import MEASURES, clusters_needed
from motcua.uptake.methods.collapse import Units, collapsed, constant
from motcua.uptake.methods.cost import cost_of_one_more
from motcua.uptake.methods.counted import counted_funnel
from motcua.uptake.methods.curves import KINDS, Waits, curve, incidence
from motcua.uptake.methods.differences import Comparison, difference_in_differences, fallen
from motcua.uptake.methods.disparity import INDICES, Spread, concentration, gaps
from motcua.uptake.methods.event_study import Panel, event_study
from motcua.uptake.methods.funnel import funnel
from motcua.uptake.methods.funnel_limits import funnel_limits
from motcua.uptake.methods.gain import Stopped, expected_gain
from motcua.uptake.methods.gray import gray
from motcua.uptake.methods.hazards import TESTS, compare
from motcua.uptake.methods.interrupted import FAMILIES, Series, interrupted_series
from motcua.uptake.methods.intervals import holm, wilson
from motcua.uptake.methods.placebo import placebo_rank
from motcua.uptake.methods.planned_power import planned_power
from motcua.uptake.methods.planning import Shape, changes_of, power, sample_size
from motcua.uptake.methods.randomisation import Space, randomisation_inference, sign_flips, space_of
from motcua.uptake.methods.smaa import LITTLE_AGREEMENT, SCALES, Criteria, kendall, smaa
from motcua.uptake.methods.starts import adoption, complete_panel, first_of
from motcua.uptake.methods.submissions import interviews
from motcua.uptake.methods.survey import STATISTICS, survey_estimate
from motcua.uptake.methods.survey_design import LONELY, post_stratified
from motcua.uptake.methods.survey_design import design_of as survey_design
from motcua.uptake.methods.survival import survival
from motcua.uptake.methods.waves import Places, roll_out
from motcua.uptake.methods.weighting import Margin, weigh
from motcua.uptake.refusals import MethodRefused, TableRefused
from motcua.uptake.tables import Table, order_of, read_table, same_word

__all__ = [
    "FAMILIES",
    "INDICES",
    "KINDS",
    "LITTLE_AGREEMENT",
    "LONELY",
    "MEASURES",
    "METRICS",
    "NEIGHBOURS",
    "SCALES",
    "STATISTICS",
    "TESTS",
    "Answer",
    "Candidates",
    "Comparison",
    "Criteria",
    "Margin",
    "MethodRefused",
    "Panel",
    "Places",
    "Series",
    "Shape",
    "Space",
    "Spread",
    "Stopped",
    "Table",
    "TableRefused",
    "Units",
    "Waits",
    "adoption",
    "allocate",
    "allocate_arms",
    "arm_sets",
    "arms_inference",
    "calibrated_bounds",
    "changes_of",
    "clusters_needed",
    "collapsed",
    "compare",
    "complete_panel",
    "concentration",
    "constant",
    "cost_of_one_more",
    "counted_funnel",
    "curve",
    "difference_in_differences",
    "event_study",
    "expected_gain",
    "fallen",
    "first_of",
    "funnel",
    "funnel_limits",
    "gaps",
    "gray",
    "holm",
    "incidence",
    "interrupted_series",
    "interviews",
    "kendall",
    "order_of",
    "placebo_rank",
    "planned_power",
    "post_stratified",
    "power",
    "randomisation_inference",
    "read_table",
    "roll_out",
    "same_word",
    "sample_size",
    "sign_flips",
    "smaa",
    "space_of",
    "survey_design",
    "survey_estimate",
    "survival",
    "weigh",
    "wilson",
]

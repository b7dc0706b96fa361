"""The third door of studies: assessments on the spot."""

from motcua.studies.assessing import (
    AssessmentGiven,
    AssessmentView,
    Heard,
    Readiness,
    heard,
    lacking,
    not_looked_at,
    readiness,
    wanted_most,
)
from motcua.studies.assessment_queries import get_assessment, list_assessments
from motcua.studies.instruments import CHECK, NUMBER, TALLY, Instrument, Instruments, Item, Section, instruments
from motcua.studies.states import Checked
from motcua.studies.usecases.record_assessment import record_assessment

__all__ = [
    "CHECK",
    "NUMBER",
    "TALLY",
    "AssessmentGiven",
    "AssessmentView",
    "Checked",
    "Heard",
    "Instrument",
    "Instruments",
    "Item",
    "Readiness",
    "Section",
    "get_assessment",
    "heard",
    "instruments",
    "lacking",
    "list_assessments",
    "not_looked_at",
    "readiness",
    "record_assessment",
    "wanted_most",
]

"""The tables of studies."""

from motcua.studies.models.assessment import Assessment
from motcua.studies.models.intervention import Delivery, Intervention
from motcua.studies.models.report import StudyComment, StudyReport
from motcua.studies.models.study import Study, StudyDecision, StudyFile, StudyPlan, StudyResult

__all__ = [
    "Assessment",
    "Delivery",
    "Intervention",
    "Study",
    "StudyComment",
    "StudyDecision",
    "StudyFile",
    "StudyPlan",
    "StudyReport",
    "StudyResult",
]

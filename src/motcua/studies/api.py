"""The door of studies."""

from motcua.studies.queries import get_content, get_published, get_study, list_published, list_studies
from motcua.studies.rules import (
    ANALYSTS,
    PUBLISHERS,
    READERS,
    NotReadyToPublish,
    PlanFirst,
    StudyFileTooLarge,
    StudyRefused,
)
from motcua.studies.states import FileKind, Topic
from motcua.studies.taking_away import command_of, export_study, folder_of
from motcua.studies.usecases.add_study_file import add_study_file
from motcua.studies.usecases.answer_comment import answer_comment
from motcua.studies.usecases.comment_on_report import comment_on_report
from motcua.studies.usecases.decide_in_study import decide_in_study
from motcua.studies.usecases.freeze_plan import digest_of, freeze_plan
from motcua.studies.usecases.open_example import open_example
from motcua.studies.usecases.open_study import open_study
from motcua.studies.usecases.publish_report import publish_report
from motcua.studies.usecases.run_study_line import run_study_line
from motcua.studies.values import (
    CommentView,
    DecisionView,
    FileView,
    Outcome,
    PlanGiven,
    PlanView,
    PublishedReport,
    ResultView,
    StudyView,
    WholeStudy,
)

__all__ = [
    "ANALYSTS",
    "PUBLISHERS",
    "READERS",
    "CommentView",
    "DecisionView",
    "FileKind",
    "FileView",
    "NotReadyToPublish",
    "Outcome",
    "PlanFirst",
    "PlanGiven",
    "PlanView",
    "PublishedReport",
    "ResultView",
    "StudyFileTooLarge",
    "StudyRefused",
    "StudyView",
    "Topic",
    "WholeStudy",
    "add_study_file",
    "answer_comment",
    "command_of",
    "comment_on_report",
    "decide_in_study",
    "digest_of",
    "export_study",
    "folder_of",
    "freeze_plan",
    "get_content",
    "get_published",
    "get_study",
    "list_published",
    "list_studies",
    "open_example",
    "open_study",
    "publish_report",
    "run_study_line",
]

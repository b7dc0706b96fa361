"""The door of lawful help."""

from motcua.assistance.barriers import barrier_names
from motcua.assistance.queries import find_open_session, list_own_sessions, session_lines
from motcua.assistance.rules import HELPERS, LONGEST, AssistanceOver, AssistanceRefused, HelperIsHelping
from motcua.assistance.states import Consent, Device, Helper, Step, Where
from motcua.assistance.usecases.begin_assistance import begin_assistance
from motcua.assistance.usecases.end_assistance import end_assistance
from motcua.assistance.usecases.note_assisted_dossier import note_assisted_dossier
from motcua.assistance.values import SessionEnded, SessionGiven, SessionLine, SessionView

__all__ = [
    "HELPERS",
    "LONGEST",
    "AssistanceOver",
    "AssistanceRefused",
    "Consent",
    "Device",
    "Helper",
    "HelperIsHelping",
    "SessionEnded",
    "SessionGiven",
    "SessionLine",
    "SessionView",
    "Step",
    "Where",
    "barrier_names",
    "begin_assistance",
    "end_assistance",
    "find_open_session",
    "list_own_sessions",
    "note_assisted_dossier",
    "session_lines",
]

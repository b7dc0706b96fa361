"""A message and a vote as other rooms see them."""

from dataclasses import dataclass
from datetime import datetime

from motcua.voice.states import Answer, Side


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `unit_id` is the unit in whose name an officer wrote. No officer's name is in it."""

    id: int
    side: Side
    unit_id: int | None
    text: str
    files: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Thread:
    """Where a conversation stands; `unread_by_*` tell whether the last word of the other side was seen."""

    dossier_id: int
    count: int = 0
    unread_by_unit: bool = False
    unread_by_applicant: bool = False


@dataclass(frozen=True, slots=True)
class RatingState:
    """Whether somebody voted about a dossier (`answer`) and said what about (`told`)."""

    answer: Answer | None = None
    told: bool = False

"""Requests about a person's data as the rooms above read them."""

from dataclasses import dataclass
from datetime import datetime

from motcua.personal.states import RequestState, Wish


@dataclass(frozen=True, slots=True)
class DataRequestView:
    """One request; `due_at` is when the first answer is due, `text` is empty once the data were erased."""

    id: int
    dossier_id: int
    dossier_code: str
    unit_id: int
    wish: Wish
    text: str
    asked_at: datetime
    due_at: datetime
    state: RequestState
    answer: str
    answered_at: datetime | None

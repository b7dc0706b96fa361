"""What happened to a request about personal data; nobody's words stand in the book."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from motcua.core.outbox import DomainEvent


@dataclass(frozen=True, kw_only=True)
class DataRequested(DomainEvent):
    """A person asked something about the data that a dossier keeps of her."""

    subject: ClassVar[str] = "data_request"
    dossier_id: int
    unit_id: int
    wish: str
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class DataRequestAnswered(DomainEvent):
    """The office answered; `granted` was done in the same moment."""

    subject: ClassVar[str] = "data_request"
    dossier_id: int
    wish: str
    outcome: str
    in_time: bool


@dataclass(frozen=True, kw_only=True)
class DataHeld(DomainEvent):
    """A leader keeps the data of a dossier beyond their time; why stands beside the dossier, not in the book."""

    subject: ClassVar[str] = "data_hold"
    dossier_id: int
    unit_id: int
    until: date


@dataclass(frozen=True, kw_only=True)
class DataReleased(DomainEvent):
    """A leader lifted the hold."""

    subject: ClassVar[str] = "data_hold"
    dossier_id: int
    unit_id: int

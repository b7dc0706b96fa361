"""What can happen to a declared emergency."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.core.outbox import DomainEvent

SUBJECT = "emergency"


@dataclass(frozen=True, kw_only=True)
class EmergencyDeclared(DomainEvent):
    """Doors were closed or procedures put before others, from when until when and on which document."""

    subject: ClassVar[str] = SUBJECT
    units: list[int]
    procedures: list[str]
    channels: list[str]
    priority: bool
    ground: str
    source: str
    clause: str
    message: str
    since: datetime
    until: datetime
    stops_clocks: bool


@dataclass(frozen=True, kw_only=True)
class EmergencyExtended(DomainEvent):
    """It lasts longer, by a document."""

    subject: ClassVar[str] = SUBJECT
    former: datetime
    until: datetime
    source: str


@dataclass(frozen=True, kw_only=True)
class EmergencyEnded(DomainEvent):
    """It ended before it would have."""

    subject: ClassVar[str] = SUBJECT
    until: datetime


@dataclass(frozen=True, kw_only=True)
class EmergencyRevoked(DomainEvent):
    """The declaration was taken back: clocks are as if it had never been."""

    subject: ClassVar[str] = SUBJECT

"""What can happen to people's work, beside what happens to each dossier: stand-ins, and handing over."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from motcua.core.outbox import DomainEvent


@dataclass(frozen=True, kw_only=True)
class DelegationGiven(DomainEvent):
    """A colleague looks after somebody's dossiers for some days."""

    subject: ClassVar[str] = "delegation"
    account_id: int
    to_account_id: int
    unit_id: int
    first_day: date
    last_day: date


@dataclass(frozen=True, kw_only=True)
class DelegationEnded(DomainEvent):
    """It ended before its last day."""

    subject: ClassVar[str] = "delegation"


@dataclass(frozen=True, kw_only=True)
class WorkHandedOver(DomainEvent):
    """What somebody held in a unit went to a colleague, or back to everybody."""

    subject: ClassVar[str] = "account"
    unit_id: int
    to_account: int | None
    dossiers: int
    tasks: list[int]
    note: str

"""What can happen to a decree about working days."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.core.outbox import DomainEvent

SUBJECT = "decree"


@dataclass(frozen=True, kw_only=True)
class DaysDecreed(DomainEvent):
    """Somebody entered days off or days of work that calendars did not know; `days` as the decree's row keeps them."""

    subject: ClassVar[str] = SUBJECT
    calendar: str
    days: list[dict[str, str]]


@dataclass(frozen=True, kw_only=True)
class DecreeReverted(DomainEvent):
    """A decree was taken back."""

    subject: ClassVar[str] = SUBJECT
    calendar: str

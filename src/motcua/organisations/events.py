"""What happened to organisations and their people; no names of people and no codes stand in the book."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from motcua.core.outbox import DomainEvent


@dataclass(frozen=True, kw_only=True)
class OrganisationRegistered(DomainEvent):
    """A clerk saw the papers of the organisation and of whoever speaks for it."""

    subject: ClassVar[str] = "organisation"
    unit_id: int


@dataclass(frozen=True, kw_only=True)
class EmployeeInvited(DomainEvent):
    """A code was drawn for somebody."""

    subject: ClassVar[str] = "organisation"
    employment_id: int
    part: str
    valid_until: date | None


@dataclass(frozen=True, kw_only=True)
class InvitationAccepted(DomainEvent):
    """Somebody who was signed in showed the code; the actor is that person."""

    subject: ClassVar[str] = "organisation"
    employment_id: int


@dataclass(frozen=True, kw_only=True)
class ActingBegun(DomainEvent):
    """The actor works for the organisation from now on in one browser."""

    subject: ClassVar[str] = "organisation"
    employment_id: int


@dataclass(frozen=True, kw_only=True)
class EmploymentEnded(DomainEvent):
    """Somebody works for the organisation no longer, or the code opens nothing any more."""

    subject: ClassVar[str] = "organisation"
    employment_id: int

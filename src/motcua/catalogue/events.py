"""What editors have done to the catalogue, as facts in the past tense."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from motcua.core.outbox import DomainEvent

PROCEDURE = "procedure"


@dataclass(frozen=True, kw_only=True)
class FindingEvent(DomainEvent):
    """Base: which doubt about which procedure, and why it was decided so.

    The same doubt about a later record has another row, but the same procedure, code and place: its story goes on.
    """

    subject: ClassVar[str] = PROCEDURE
    finding: int
    code: str
    place: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class OverrideClosed(DomainEvent):
    """A province's decision that stood in no file any more was closed, from the local date `until` on."""

    subject: ClassVar[str] = PROCEDURE
    province: str
    until: date
    reason: str
    source: str


@dataclass(frozen=True, kw_only=True)
class FindingAccepted(FindingEvent):
    """The doubt is right; the way the record was read stands."""


@dataclass(frozen=True, kw_only=True)
class FindingOverridden(FindingEvent):
    """An editor set the right value."""

    source: str
    value: str


@dataclass(frozen=True, kw_only=True)
class FindingDismissed(FindingEvent):
    """There is nothing wrong."""


@dataclass(frozen=True, kw_only=True)
class FindingReopened(FindingEvent):
    """A decision was undone; `was` is how the finding stood."""

    was: str

"""What happened to a study."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.core.outbox import DomainEvent


@dataclass(frozen=True, kw_only=True)
class StudyOpened(DomainEvent):
    """A question was written down."""

    subject: ClassVar[str] = "study"
    unit_id: int
    code: str


@dataclass(frozen=True, kw_only=True)
class StudyFileAdded(DomainEvent):
    """A snapshot came in, or a result wrote one."""

    subject: ClassVar[str] = "study"
    number: int
    kind: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class StudyLineRun(DomainEvent):
    """A method was applied."""

    subject: ClassVar[str] = "study"
    number: int
    line: str
    refused: bool


@dataclass(frozen=True, kw_only=True)
class StudyDecided(DomainEvent):
    """A decision was minuted."""

    subject: ClassVar[str] = "study"
    number: int
    topic: str


@dataclass(frozen=True, kw_only=True)
class StudyPlanFrozen(DomainEvent):
    """A plan was frozen."""

    subject: ClassVar[str] = "study"
    number: int
    digest: str


@dataclass(frozen=True, kw_only=True)
class StudyCommented(DomainEvent):
    """A reader of the draft said something."""

    subject: ClassVar[str] = "study"
    number: int


@dataclass(frozen=True, kw_only=True)
class StudyCommentAnswered(DomainEvent):
    """It was answered."""

    subject: ClassVar[str] = "study"
    number: int


@dataclass(frozen=True, kw_only=True)
class StudyReportPublished(DomainEvent):
    """An edition of the report was published."""

    subject: ClassVar[str] = "study"
    number: int
    digest: str


@dataclass(frozen=True, kw_only=True)
class InterventionPlanned(DomainEvent):
    """An intervention was entered before it is done."""

    subject: ClassVar[str] = "study"
    number: int
    kind: str
    barrier: str


@dataclass(frozen=True, kw_only=True)
class InterventionDelivered(DomainEvent):
    """Something of an intervention was done at a place; `deviates` where it went otherwise than planned."""

    subject: ClassVar[str] = "study"
    intervention: int
    number: int
    deviates: bool


@dataclass(frozen=True, kw_only=True)
class AssessmentRecorded(DomainEvent):
    """Somebody looked on the spot and entered what was seen and heard."""

    subject: ClassVar[str] = "assessment"
    unit_id: int
    instrument: str

"""What happened in an assisted session; neither the person nor the barrier stands in the book."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.core.outbox import DomainEvent


@dataclass(frozen=True, kw_only=True)
class AssistanceBegun(DomainEvent):
    """The person agreed to be helped."""

    subject: ClassVar[str] = "assistance"
    unit_id: int
    helper: str
    consent: str


@dataclass(frozen=True, kw_only=True)
class AssistanceEnded(DomainEvent):
    """The helper's access is over."""

    subject: ClassVar[str] = "assistance"
    minutes: int


@dataclass(frozen=True, kw_only=True)
class AssistedDossierFiled(DomainEvent):
    """A dossier was handed in with help."""

    subject: ClassVar[str] = "assistance"
    dossier_code: str

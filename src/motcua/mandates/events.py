"""What happened to a mandate; neither names nor numbers of people nor codes stand in the book."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from motcua.core.outbox import DomainEvent


@dataclass(frozen=True, kw_only=True)
class MandateDrawnUp(DomainEvent):
    """A mandate was written down and waits for its signature."""

    subject: ClassVar[str] = "mandate"
    unit_id: int | None
    procedures: tuple[str, ...]
    valid_from: date
    valid_until: date
    proof: str


@dataclass(frozen=True, kw_only=True)
class MandateConfirmed(DomainEvent):
    """The clerk saw the signature or the paper; or, online, the holder accepted."""

    subject: ClassVar[str] = "mandate"


@dataclass(frozen=True, kw_only=True)
class MandateUsed(DomainEvent):
    """A dossier was handed in by it."""

    subject: ClassVar[str] = "mandate"
    dossier_code: str
    procedure_code: str


@dataclass(frozen=True, kw_only=True)
class MandateRevoked(DomainEvent):
    """It was taken back, by the principal herself or at the counter."""

    subject: ClassVar[str] = "mandate"
    by_principal: bool

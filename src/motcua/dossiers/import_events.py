"""What can happen to an import of another system's dossiers, as facts in the past tense."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.core.outbox import DomainEvent
from motcua.dossiers.states import ImportState

IMPORT_SUBJECT = "import"


@dataclass(frozen=True, kw_only=True)
class ImportStarted(DomainEvent):
    """Somebody handed in another system's file of dossiers."""

    subject: ClassVar[str] = IMPORT_SUBJECT
    file_name: str
    file_digest: str


@dataclass(frozen=True, kw_only=True)
class ImportOrdered(DomainEvent):
    """The file is to be read in the background: to the end without keeping anything, or into the ledger."""

    subject: ClassVar[str] = IMPORT_SUBJECT
    dry_run: bool
    accept_partial: bool
    origin: str


@dataclass(frozen=True, kw_only=True)
class ImportEnded(DomainEvent):
    """The background work on a file came to its end; the counts are those of its report."""

    subject: ClassVar[str] = IMPORT_SUBJECT
    state: ImportState
    dossiers: int
    events: int
    refused: int


@dataclass(frozen=True, kw_only=True)
class ImportAbandoned(DomainEvent):
    """Somebody gave the import up before anything was taken in."""

    subject: ClassVar[str] = IMPORT_SUBJECT

"""What happens to a dossier between the door where it came in and the unit that decides it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from motcua.core.outbox import DomainEvent
from motcua.dossiers.events import DossierEvent
from motcua.dossiers.states import PartState


@dataclass(frozen=True, kw_only=True)
class DossierTransferred(DossierEvent):
    """The unit that received the dossier for another one handed it on; `transfer_by` is until when it had to."""

    unit_id: int
    receiving_unit_id: int
    assigned_to: int | None
    from_unit_id: int
    transfer_by: datetime


@dataclass(frozen=True, kw_only=True)
class GuidanceGiven(DomainEvent):
    """A person was told everything that is missing, and no dossier was begun. Nothing of the person stands here.

    missing  codes of the papers; one that betrays a family's situation is only counted, in `missing_in_all`
    points   how many things beside the papers were wrong or missing; in which words stands on the notice alone
    """

    subject: ClassVar[str] = "guidance"
    procedure_code: str
    legal_channel: str
    missing: list[str]
    missing_in_all: int
    points: int = 0


@dataclass(frozen=True, kw_only=True)
class EnteredElsewhere(DossierEvent):
    """The dossier was typed into a ministry's system, which gave it a code; `seconds` empty where nobody can say."""

    system: str
    their_code: str
    seconds: int | None


@dataclass(frozen=True, kw_only=True)
class NewsFromElsewhere(DossierEvent):
    """The ministry's system said how the dossier stands there; its own columns stay."""

    system: str
    state: PartState
    since: datetime
    as_given: str
    result: str


@dataclass(frozen=True, kw_only=True)
class ScansAdded(DossierEvent):
    """Papers that lay there on paper were scanned."""

    papers: list[dict[str, Any]]

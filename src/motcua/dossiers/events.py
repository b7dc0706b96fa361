"""What can happen to a dossier, as facts in the past tense.

A field that is named like a column of the dossier carries that column's new value, so that a fold of the events gives
the columns (see `fold`). The applicant's own words (`applicant`, `answers`) and the lookup code stay out of the book,
which nobody can erase: the event of submission carries a keyed digest of them instead.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from motcua.core.outbox import DomainEvent
from motcua.dossiers.fold import STATE_COLUMNS
from motcua.dossiers.states import Awaiting, Clock, Delivery, FeeState, PartState, PauseCause, Stage

SUBJECT = "dossier"


@dataclass(frozen=True, kw_only=True)
class DossierEvent(DomainEvent):
    """Base of all: the row's revision after the event, and the note that the acting person left.

    due_change  where the due moment moved: `{"former","due_at","reason","source","steps":[{"code","values"}]}`, the
                one derivation that citizen and officer read; filled in where the event is written
    """

    subject: ClassVar[str] = SUBJECT
    revision: int
    note: str = ""
    due_change: dict[str, Any] | None = None

    def columns(self) -> dict[str, Any]:
        """The columns whose new values this event carries."""
        return {name: getattr(self, name) for name in vars(self) if name in STATE_COLUMNS}


@dataclass(frozen=True, kw_only=True)
class DossierSubmitted(DossierEvent):
    """Somebody handed in a dossier through one of the three doors of the law."""

    code: str
    origin_system: str
    procedure_code: str
    procedure_name: str
    field: str
    procedure_version_id: int
    unit_id: int
    competent_unit_id: int | None = None
    tier: str
    legal_channel: str
    place: str
    actor: str
    helper_kind: str
    stage: Stage
    clock: Clock
    awaiting: Awaiting
    submitted_at: datetime
    time_limit: str
    late_cutoff: str
    result_channel: str
    residence_commune: str
    applicant_type: str
    papers: list[dict[str, Any]]
    variant: str
    language: str
    eligible_online: bool
    content_digest: str
    fee: FeeState = FeeState.NONE
    fee_dong: int | None = None
    paid_online: bool | None = None


@dataclass(frozen=True, kw_only=True)
class DossierAccepted(DossierEvent):
    """The papers are complete and correct; the clock of the law runs from here.

    pauses          with those of an emergency that lasts, until its declared end
    similar         codes of dossiers that looked like this one; `similar_judged`: an officer said that they are others
    """

    stage: Stage
    clock: Clock
    received_at: datetime
    due_at: datetime | None
    step: str
    design: str = ""
    due_is_provisional: bool
    pauses: list[dict[str, Any]] = field(default_factory=list)
    similar: list[str] = field(default_factory=list)
    similar_judged: bool = False


@dataclass(frozen=True, kw_only=True)
class SupplementRequested(DossierEvent):
    """The office asked once and completely for what is missing; a running clock is suspended."""

    awaiting: Awaiting
    clock: Clock
    pauses: list[dict[str, Any]]
    due_at: datetime | None
    former_due_at: datetime | None
    items: list[dict[str, str]]
    until: datetime | None
    awaiting_until: datetime | None


@dataclass(frozen=True, kw_only=True)
class DossierSupplemented(DossierEvent):
    """The applicant handed in what was asked; the former status returns and the remaining time runs on."""

    awaiting: Awaiting
    clock: Clock
    pauses: list[dict[str, Any]]
    papers: list[dict[str, Any]]
    due_at: datetime | None
    former_due_at: datetime | None
    awaiting_until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ClockEvent(DossierEvent):
    """Base of what stops the clock or lets it go on. `source`: the document or rule on which it rests."""

    awaiting: Awaiting
    clock: Clock
    pauses: list[dict[str, Any]]
    due_at: datetime | None
    former_due_at: datetime | None
    cause: PauseCause
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class ClockPaused(ClockEvent):
    """Time does not count from here: a posting period, another agency's confirmation, an announced incident."""


@dataclass(frozen=True, kw_only=True)
class ClockResumed(ClockEvent):
    """What the clock stood still for is over; the working time that was left runs on."""


@dataclass(frozen=True, kw_only=True)
class PaymentRequested(ClockEvent):
    """The office asked for a financial obligation to be met."""

    fee: FeeState
    fee_dong: int | None


@dataclass(frozen=True, kw_only=True)
class PaymentRecorded(ClockEvent):
    """What was asked for is paid."""

    fee: FeeState
    paid_online: bool


@dataclass(frozen=True, kw_only=True)
class DossierExtended(DossierEvent):
    """The office set the promised moment anew, with an apology and its reason."""

    extensions: list[dict[str, Any]]
    due_at: datetime
    former_due_at: datetime | None
    until: datetime
    reason: str


@dataclass(frozen=True, kw_only=True)
class DueMomentRecalculated(DossierEvent):
    """A day off or a day of work was decreed or taken back after the moment had been promised.

    source         the decree; `recalculation` is the key of its row
    """

    due_at: datetime | None
    former_due_at: datetime | None
    source: str
    recalculation: int


@dataclass(frozen=True, kw_only=True)
class DossierPassed(DossierEvent):
    """The dossier went on to the next step, another unit or another person.

    opened   the tasks that begin: `[{"step","unit_id","assigned_to"}]`; empty where a branch waits for the others
    outcome  code of the way taken, where the step leads several ways
    """

    stage: Stage
    step: str
    unit_id: int
    receiving_unit_id: int | None
    assigned_to: int | None
    from_step: str
    from_unit_id: int
    opened: list[dict[str, Any]]
    outcome: str = ""


@dataclass(frozen=True, kw_only=True)
class StepReturned(DossierEvent):
    """The dossier went back to an earlier step, with the reason why."""

    stage: Stage
    step: str
    unit_id: int
    assigned_to: int | None
    from_step: str
    from_unit_id: int
    opened: list[dict[str, Any]]
    reason: str


@dataclass(frozen=True, kw_only=True)
class ConsultationAsked(DossierEvent):
    """Another agency was asked for its opinion; the dossier stays where it is.

    consultation  name of this question within the dossier
    limit         until when an answer is wanted, as working time; empty where none is set
    """

    consultation: str
    asked_unit_id: int
    question: str
    limit: str


@dataclass(frozen=True, kw_only=True)
class ConsultationAnswered(DossierEvent):
    """The agency that was asked gave its answer."""

    consultation: str
    asked_unit_id: int
    answer: str


@dataclass(frozen=True, kw_only=True)
class DossierAssigned(DossierEvent):
    """A person took the dossier in hand or was given it; stage and step stay."""

    assigned_to: int | None


@dataclass(frozen=True, kw_only=True)
class DossierRerouted(DossierEvent):
    """The unit that had to do with the dossier is no more, its successor is in its place; or that was undone.

    tasks  open tasks that go along: key -> [unit, person]
    """

    unit_id: int
    receiving_unit_id: int | None
    competent_unit_id: int | None
    assigned_to: int | None
    from_unit_id: int
    rerouting: str
    source: str
    tasks: dict[str, list[int | None]]


@dataclass(frozen=True, kw_only=True)
class DossierApproved(DossierEvent):
    """The decision is made and the result is ready; the clock ends."""

    stage: Stage
    clock: Clock
    delivery: Delivery
    finished_at: datetime
    pauses: list[dict[str, Any]]
    due_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ResultReturned(DossierEvent):
    """The result is in the applicant's hands."""

    stage: Stage
    delivery: Delivery
    returned_at: datetime
    result_channel: str


@dataclass(frozen=True, kw_only=True)
class OpeningCodeRenewed(DossierEvent):
    """The applicant got a new code to open the dossier; the code itself stays out of the book."""


@dataclass(frozen=True, kw_only=True)
class DossierClaimed(DossierEvent):
    """The person took the dossier into the own account, which opens it from now on."""


@dataclass(frozen=True, kw_only=True)
class DossierErased(DossierEvent):
    """The applicant's own words, files and papers were erased; the columns stay, and with them every figure."""

    files: int


@dataclass(frozen=True, kw_only=True)
class PartMirrored(DossierEvent):
    """Another agency's system said how its part of the dossier stands; the dossier's own columns stay."""

    part: str
    state: PartState
    since: datetime
    part_due_at: datetime | None
    as_given: str
    result: str
    source_system: str


@dataclass(frozen=True, kw_only=True)
class DossierMirrored(DomainEvent):
    """Another system's dossier was taken into the ledger as it stood there; `columns` carries its columns as JSON."""

    subject: ClassVar[str] = SUBJECT
    columns: dict[str, Any] = field(default_factory=dict)

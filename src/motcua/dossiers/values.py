"""What goes into a dossier and what comes out of the room: plain frozen values, no rows."""

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motcua.dossiers.states import (
    Awaiting,
    Clock,
    Delivery,
    FeeState,
    HelperKind,
    LegalChannel,
    Place,
    Stage,
    SubmittingActor,
)


@dataclass(frozen=True, slots=True)
class PaperGiven:
    """One line of the checklist of papers: its code in the procedure and the public ids of its files, if any."""

    code: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Submission:
    """What a person hands in, whatever the door.

    applicant    `{"full_name","identity_number","birth_date":{"year","month","day"},"phone","email","address","type"}`;
                 `type` is citizen, business or agency; only the full name is always required
    answers      by question id of the procedure's form
    papers       what was handed in; for the online door with files
    competent_unit_code  of the unit that decides, where the dossier is received for another one (boundary-free)
    intake       how it came in: `sender`, `consignment`, `posted_on` (ISO day), `team`, `received_at` (ISO moment at
                 which the office had it in its hands, if before it is written down); may be empty
    fee_dong     what was paid in cash as it was handed in, in whole dong; `intake.receipt` names the receipt
    origins      where filled-in values of `applicant` came from and why they were corrected; kept beside them
    file_scope   whose uploads the files are (see `documents.api.store_upload`)
    """

    procedure_code: str
    unit_code: str
    legal_channel: LegalChannel
    place: Place
    submitting_actor: SubmittingActor
    applicant: dict[str, Any]
    answers: dict[str, Any]
    helper_kind: HelperKind | None = None
    papers: tuple[PaperGiven, ...] = ()
    variant: str = ""
    language: str = "vi"
    result_channel: str = ""
    residence_commune: str = ""
    file_scope: str = ""
    competent_unit_code: str = ""
    fee_dong: int | None = None
    intake: dict[str, Any] = dataclasses.field(default_factory=dict)
    origins: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class SubmissionReceipt:
    """What the person takes home: the code, the secret to follow it and the one to open it.

    `status` is national; `repeated` means that this very request was answered before.
    """

    id: int
    code: str
    lookup_code: str
    status: int
    received_at: datetime | None
    due_at: datetime | None
    repeated: bool = False
    resume_code: str = ""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The clerk's acceptance: from `received_at` the law counts; `due_at` is empty where there is no limit."""

    code: str
    received_at: datetime
    due_at: datetime | None
    status: int
    revision: int


@dataclass(frozen=True, slots=True)
class Change:
    """Where a dossier stands after a verb."""

    code: str
    stage: Stage
    clock: Clock
    awaiting: Awaiting
    due_at: datetime | None
    status: int
    revision: int


@dataclass(frozen=True, slots=True)
class SupplementItem:
    """One thing that is missing: the paper's code (or free words) and why."""

    paper: str
    reason: str


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One event in the dossier's story; `payload` as the book keeps it (times in ISO 8601)."""

    id: int
    kind: str
    at: datetime
    recorded_at: datetime
    actor_kind: str
    actor_name: str
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class OwnListed:
    """One dossier in the list of the person whose it is."""

    id: int
    code: str
    procedure_name: str
    stage: Stage
    awaiting: Awaiting
    submitted_at: datetime | None
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class DossierView:
    """All that staff of the unit may see of a dossier.

    task_unit_ids   units that have an open step of it, asked_unit_ids those that were asked something and not answered
    """

    id: int
    code: str
    lookup_code: str
    origin_system: str
    procedure_code: str
    procedure_name: str
    field: str
    procedure_version_id: int | None
    unit_id: int | None
    unit_code: str
    unit_name: str
    receiving_unit_id: int | None
    competent_unit_id: int | None
    tier: str
    legal_channel: LegalChannel
    channel_as_given: str
    place: Place
    submitting_actor: SubmittingActor
    helper_kind: str
    stage: Stage
    clock: Clock
    awaiting: Awaiting
    fee: FeeState
    delivery: Delivery
    design: str
    step: str
    assigned_to: int | None
    submitted_at: datetime | None
    received_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None
    returned_at: datetime | None
    pauses: list[dict[str, Any]]
    extensions: list[dict[str, Any]]
    awaiting_until: datetime | None
    time_limit: str
    late_cutoff: str
    result_channel: str
    residence_commune: str
    applicant_type: str
    applicant: dict[str, Any]
    answers: dict[str, Any]
    papers: list[dict[str, Any]]
    variant: str
    language: str
    recorded_at: datetime
    simulated: bool
    revision: int
    national_status: int
    story: tuple[StoryLine, ...] = ()
    task_unit_ids: tuple[int, ...] = ()
    asked_unit_ids: tuple[int, ...] = ()
    intake: dict[str, Any] = dataclasses.field(default_factory=dict)

    @property
    def applicant_name(self) -> str:
        """The person's name as written."""
        return str(self.applicant.get("full_name", ""))


@dataclass(frozen=True, slots=True)
class Tracking:
    """What anybody with code and lookup code may see: stage and dates, no person and no procedure."""

    code: str
    stage: Stage
    clock: Clock
    awaiting: Awaiting
    national_status: int
    submitted_at: datetime | None
    received_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None
    returned_at: datetime | None
    simulated: bool
    practice: bool = False


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One line of a work list."""

    id: int
    code: str
    procedure_name: str
    applicant_name: str
    stage: Stage
    clock: Clock
    awaiting: Awaiting
    due_at: datetime | None
    received_at: datetime | None
    submitted_at: datetime | None
    legal_channel: LegalChannel
    national_status: int
    assigned_to: int | None
    simulated: bool
    revision: int
    unit_id: int
    step: str
    procedure_code: str


@dataclass(frozen=True, slots=True)
class WorkPage:
    """A page of a work list; `next` is what to hand back as `after`, empty on the last page."""

    rows: tuple[WorkRow, ...]
    next: str


@dataclass(frozen=True, slots=True)
class DossierPage:
    """A page of dossiers in the order of their keys; `next` as above."""

    rows: tuple[DossierView, ...]
    next: str


@dataclass(frozen=True, slots=True)
class ProcedureFacts:
    """What intake needs of the version in force: read from the catalogue, handed to pure rules."""

    version_id: int
    code: str
    name: str
    field: str
    time_limit: str
    late_cutoff: str
    paper_codes: frozenset[str]
    required_files: tuple[str, ...]
    form_papers: tuple[str, ...]
    steps: tuple[str, ...]
    on: date
    eligible_online: bool
    variants: frozenset[str]

"""Dossiers for machines: submit one, read one, read many, read its story."""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import BeforeValidator, Field

from motcua.api.answers import Answer, Moment, json_answer
from motcua.api.idempotency import REPLAYED, key_of, scope_of
from motcua.api.input import Code, Input, MomentIn, Short
from motcua.api.problem import EdgeProblem
from motcua.api.revisions import etag
from motcua.api.tokens import caller, reads_dossiers, writes_dossiers
from motcua.audit.api import Purpose, record_read, record_reads
from motcua.core.errors import NotFound
from motcua.dossiers.api import (
    DossierView,
    PaperGiven,
    Submission,
    get_dossier,
    list_dossiers,
    list_events,
    submit_dossier,
)
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
from motcua.orgs.api import unit_in_force

router = Router()


class PartialDate(Input):
    """A date of which the day, or day and month, may be unknown."""

    year: Annotated[int, Field(ge=1800, le=2200)] | None = None
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    day: Annotated[int, Field(ge=1, le=31)] | None = None


class Address(Input):
    """Where somebody lives: the commune by its statistics-office code, the rest in words."""

    commune: Code = ""
    text: Short = ""


def _as_address(given: Any) -> Any:
    return {"text": given} if isinstance(given, str) else given


class Applicant(Input):
    """Who asks. A citizen has a `full_name`, a business or agency an `organisation_name`."""

    type: Literal["citizen", "business", "agency"] = "citizen"
    full_name: Short = ""
    organisation_name: Short = ""
    identity_number: Short = ""
    birth_date: PartialDate | None = None
    phone: Short = ""
    email: Short = ""
    address: Annotated[Address, BeforeValidator(_as_address, json_schema_input_type=Address | str)] | None = None


class Paper(Input):
    """A paper that was handed in, with the ids of its files (see `POST /files`)."""

    code: Code
    files: Annotated[list[Code], Field(max_length=50)] = []


class SubmissionIn(Input):
    """An application as it comes in, through whatever door."""

    procedure: Code = Field(description="national code of the procedure")
    unit: Code = Field(description="code of the unit that answers for it")
    legal_channel: Annotated[LegalChannel, Field(strict=False)]
    place: Annotated[Place, Field(strict=False, description="where the person was")] = Place.UNKNOWN
    actor: Annotated[SubmittingActor, Field(strict=False, description="whose hand submitted")] = SubmittingActor.UNKNOWN
    helper_kind: Annotated[HelperKind | None, Field(strict=False)] = None
    applicant: Applicant
    answers: dict[str, Any] = Field(default={}, description="by question id of the procedure's form")
    papers: Annotated[list[Paper], Field(max_length=200)] = []
    variant: Code = Field(default="", description="case of the procedure; empty: the general one")
    language: Literal["vi", "en"] = "vi"
    result_channel: Literal["", "online", "counter", "post"] = ""
    residence_commune: Code = ""


class Receipt(Answer):
    """What the person takes home."""

    code: str
    lookup_code: str = Field(description="with the code, lets anybody follow the dossier; shown this once")
    status: int = Field(description="national status 1..10")
    received_at: Moment | None = Field(description="null until the papers were accepted as complete")
    due_at: Moment | None


@router.post("", auth=writes_dossiers, response={201: Receipt}, operation_id="submit_dossier")
def submit(request: HttpRequest, submission: SubmissionIn) -> HttpResponse:
    """Hand in a dossier: online, at the counter or by post. One request, one dossier, however often it is sent."""
    actor = caller(request)
    receipt = submit_dossier(
        actor=actor,
        submission=_submission(submission, file_scope=scope_of(actor)),
        now=datetime.now(UTC),
        idempotency_key=key_of(request),
        idempotency_scope=scope_of(actor),
    )
    headers = {"Location": f"/api/v1/dossiers/{receipt.code}"}
    if receipt.repeated:
        headers[REPLAYED] = "true"
    answer = Receipt(
        code=receipt.code,
        lookup_code=receipt.lookup_code,
        status=receipt.status,
        received_at=receipt.received_at,
        due_at=receipt.due_at,
    )
    return json_answer(answer, status=201, headers=headers)


def _submission(given: SubmissionIn, *, file_scope: str) -> Submission:
    return Submission(
        procedure_code=given.procedure,
        unit_code=given.unit,
        legal_channel=given.legal_channel,
        place=given.place,
        submitting_actor=given.actor,
        helper_kind=given.helper_kind,
        applicant=given.applicant.model_dump(exclude_unset=True) | {"type": given.applicant.type},
        answers=given.answers,
        papers=tuple(PaperGiven(paper.code, tuple(paper.files)) for paper in given.papers),
        variant=given.variant,
        language=given.language,
        result_channel=given.result_channel,
        residence_commune=given.residence_commune,
        file_scope=file_scope,
    )


class Named(Answer):
    """A thing by its code and name."""

    code: str
    name: str


class DossierSummary(Answer):
    """Where a dossier stands, without the person's data."""

    code: str
    status: int = Field(description="national status 1..10")
    stage: Stage
    clock: Clock
    awaiting: Awaiting
    fee: FeeState
    delivery: Delivery
    procedure: Named
    unit: Named
    legal_channel: LegalChannel
    step: str
    submitted_at: Moment | None
    received_at: Moment | None
    due_at: Moment | None
    finished_at: Moment | None
    returned_at: Moment | None
    origin_system: str
    simulated: bool
    revision: int


class Dossier(DossierSummary):
    """A dossier with all that was handed in."""

    place: Place
    actor: SubmittingActor
    helper_kind: str
    variant: str
    language: str
    time_limit: str
    result_channel: str
    residence_commune: str
    applicant: dict[str, Any]
    answers: dict[str, Any]
    papers: list[dict[str, Any]]
    pauses: list[dict[str, Any]]


class DossierList(Answer):
    """A page of dossiers; `next` is what to hand back as `after`, null on the last page."""

    dossiers: list[DossierSummary]
    next: str | None


class Happening(Answer):
    """One event in the story of a dossier."""

    id: int
    kind: str
    at: Moment = Field(description="when it happened in law")
    recorded_at: Moment = Field(description="when the ledger learnt of it")
    actor_kind: str
    actor_name: str
    payload: dict[str, Any]


class Story(Answer):
    """All that happened to a dossier, oldest first."""

    events: list[Happening]


# Members that carry the name which the domain gives them.
_SHOWN = (
    *("code", "stage", "clock", "awaiting", "fee", "delivery", "legal_channel", "step", "submitted_at", "received_at"),
    *("due_at", "finished_at", "returned_at", "origin_system", "simulated", "revision"),
)
_SHOWN_WHOLE = (
    *("place", "helper_kind", "variant", "language", "time_limit", "result_channel", "residence_commune"),
    *("applicant", "answers", "papers", "pauses"),
)


def _summary(view: DossierView) -> dict[str, Any]:
    return {name: getattr(view, name) for name in _SHOWN} | {
        "status": view.national_status,
        "procedure": Named(code=view.procedure_code, name=view.procedure_name),
        "unit": Named(code=view.unit_code, name=view.unit_name),
    }


def _whole(view: DossierView) -> Dossier:
    return Dossier(
        **_summary(view), **{name: getattr(view, name) for name in _SHOWN_WHOLE}, actor=view.submitting_actor
    )


@router.get("", auth=reads_dossiers, response=DossierList, operation_id="list_dossiers")
def list_many(
    request: HttpRequest,
    unit: Annotated[str, Query(max_length=100, description="code of the unit; default: the key's own")] = "",
    stage: Stage | None = None,
    due_before: Annotated[MomentIn | None, Query(description="due strictly before this moment")] = None,
    after: Annotated[int, Query(ge=0, le=2**63 - 1, description="`next` of the page before")] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> HttpResponse:
    """Dossiers of the key's unit, page by page."""
    actor = caller(request)
    page = list_dossiers(
        actor=actor,
        unit_id=_unit_id(unit) if unit else None,
        stage=stage,
        due_before=due_before,
        after=after,
        limit=limit,
    )
    ids = [view.id for view in page.rows]
    record_reads(actor=actor, subject="dossier", subject_ids=ids, purpose=Purpose.INTERFACE, now=timezone.now())
    rows = [DossierSummary(**_summary(view)) for view in page.rows]
    return json_answer(DossierList(dossiers=rows, next=page.next or None))


def _unit_id(code: str) -> int:
    try:
        return unit_in_force(code, on=timezone.localdate()).id
    except NotFound as error:
        raise EdgeProblem(422, "input_refused", errors=[("unit", "unit_unknown")]) from error


@router.get("/{code}", auth=reads_dossiers, response=Dossier, operation_id="get_dossier")
def get_one(request: HttpRequest, code: str) -> HttpResponse:
    """One dossier of the key's unit; its revision is the ETag."""
    actor = caller(request)
    view = get_dossier(actor=actor, code=code)
    record_read(actor=actor, subject="dossier", subject_id=view.id, purpose=Purpose.INTERFACE, now=timezone.now())
    return json_answer(_whole(view), headers={"ETag": etag(view.revision)})


@router.get("/{code}/events", auth=reads_dossiers, response=Story, operation_id="list_dossier_events")
def list_happenings(request: HttpRequest, code: str) -> HttpResponse:
    """The story of one dossier, oldest first."""
    events = [
        Happening(
            id=line.id,
            kind=line.kind,
            at=line.at,
            recorded_at=line.recorded_at,
            actor_kind=line.actor_kind,
            actor_name=line.actor_name,
            payload=line.payload,
        )
        for line in list_events(actor=caller(request), code=code)
    ]
    return json_answer(Story(events=events))

"""What the office and the applicant do with a dossier: one address a verb."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from motcua.api.answers import Answer, Moment, json_answer
from motcua.api.idempotency import once, scope_of
from motcua.api.input import Code, Input, Long, MomentIn
from motcua.api.problem import EdgeProblem
from motcua.api.revisions import etag, expected_revision
from motcua.api.tokens import caller, writes_dossiers
from motcua.api.v1.dossiers import Paper
from motcua.dossiers import api as dossiers
from motcua.dossiers import door_api
from motcua.dossiers.states import Awaiting, Clock, PartState, PauseCause, Stage
from motcua.identity.api import find_account

router = Router(auth=writes_dossiers)


class Noted(Input):
    """What every verb takes: a note for the story."""

    note: Long = ""


class MissingPaper(Input):
    """One thing that is missing and why."""

    paper: Code
    reason: Long


class SupplementRequest(Noted):
    """All that is missing, in one request."""

    items: Annotated[list[MissingPaper], Field(min_length=1, max_length=100)]
    until: MomentIn | None = Field(default=None, description="until when the applicant may bring it")


class Supplement(Noted):
    """What was brought after a request."""

    papers: Annotated[list[Paper], Field(max_length=200)] = []


class Onward(Noted):
    """To whom it goes; both empty: the next step in the same unit."""

    to_unit: Code | None = Field(default=None, description="code of the unit that has it in hand from now on")
    to: Code | None = Field(default=None, description="username of the person who has it in hand from now on")


class Assignment(Noted):
    """Who has it in hand from now on."""

    to: Code = Field(description="username of a person with a role in the unit")


class Reasoned(Noted):
    """A decision against the applicant names its reason."""

    reason_code: Code


class Extension(Noted):
    """A new promised moment."""

    until: MomentIn = Field(description="after the promised moment")
    reason: Long = Field(description="printed in the letter of apology")


class PaymentRequest(Noted):
    """What is to be paid."""

    amount_dong: int | None = Field(default=None, description="whole dong; empty where another agency names it")
    source: Code | None = Field(default=None, description="the notice on which it rests")


class PaymentRecord(Noted):
    """How it was paid."""

    paid_online: bool = False
    source: Code | None = Field(default=None, description="number of the receipt")


class Pausing(Noted):
    """Why time does not count, or why it counts again."""

    cause: PauseCause = Field(strict=False, description="posting, confirmation or incident")
    source: Code | None = Field(default=None, description="the rule or document on which it rests; wanted for a pause")


class PartNews(Noted):
    """How another agency's part of the dossier stands, as its own system says."""

    part: Code = Field(description="code of the part in the procedure's definition")
    state: PartState = Field(strict=False)
    since: MomentIn = Field(description="since when it stands so, as the source says; not after now")
    source_system: Code = Field(description="which system says so")
    due_at: MomentIn | None = Field(default=None, description="as the source says; nothing is computed")
    as_given: Code | None = Field(default=None, description="the source's own word for the state")
    result: Code | None = Field(default=None, description="number or name of the result")


class Standing(Answer):
    """Where the dossier stands after the verb; its revision is also the ETag."""

    code: str
    status: int = Field(description="national status 1..10")
    stage: Stage
    clock: Clock
    awaiting: Awaiting
    due_at: Moment | None
    revision: int


@dataclass(frozen=True)
class Verb:
    """One request to do something with a dossier: who, which one, when, from which revision, with which note."""

    request: HttpRequest
    code: str
    given: Noted

    def do(self, usecase: Callable[..., Any], **more: Any) -> HttpResponse:
        """Call the use case once, however often the request comes, and tell where the dossier stands."""
        actor = caller(self.request)
        revision = expected_revision(self.request)

        def act() -> HttpResponse:
            change = usecase(
                actor=actor,
                code=self.code,
                now=datetime.now(UTC),
                revision=revision,
                note=self.given.note,
                **more,
            )
            return json_answer(_standing(change), headers={"ETag": etag(change.revision)})

        return once(self.request, actor, self.given.model_dump_json().encode(), act)


def _standing(change: dossiers.Change | dossiers.Acceptance) -> Standing:
    return Standing(
        code=change.code,
        status=change.status,
        stage=Stage.ACCEPTED if isinstance(change, dossiers.Acceptance) else change.stage,
        clock=Clock.RUNNING if isinstance(change, dossiers.Acceptance) else change.clock,
        awaiting=Awaiting.NOTHING if isinstance(change, dossiers.Acceptance) else change.awaiting,
        due_at=change.due_at,
        revision=change.revision,
    )


def _account_id(username: str | None) -> int | None:
    if not username:
        return None
    account = find_account(username.strip().lower())
    if account is None:
        raise EdgeProblem(422, "input_refused", errors=[("to", "account_unknown")])
    return int(account.pk)


def _papers(given: list[Paper]) -> tuple[dossiers.PaperGiven, ...]:
    return tuple(dossiers.PaperGiven(paper.code, tuple(paper.files)) for paper in given)


@router.post("/{code}/accept", response=Standing, operation_id="accept_dossier")
def accept(request: HttpRequest, code: str, given: Noted = Noted()) -> HttpResponse:  # noqa: B008 -- ninja's notation
    """The papers are complete: fix the due date and issue the receipt."""
    return Verb(request, code, given).do(dossiers.accept_dossier)


@router.post("/{code}/request-supplement", response=Standing, operation_id="request_supplement")
def request_supplement(request: HttpRequest, code: str, given: SupplementRequest) -> HttpResponse:
    """Ask the applicant, once, for all that is missing; the clock stands still until it comes."""
    items = tuple(dossiers.SupplementItem(item.paper, item.reason) for item in given.items)
    return Verb(request, code, given).do(dossiers.request_supplement, items=items, until=given.until)


@router.post("/{code}/supplement", response=Standing, operation_id="supplement_dossier")
def supplement(request: HttpRequest, code: str, given: Supplement) -> HttpResponse:
    """Take in what was asked for; the clock goes on."""
    return Verb(request, code, given).do(
        dossiers.supplement_dossier, papers=_papers(given.papers), file_scope=scope_of(caller(request))
    )


@router.post("/{code}/mirror-part", response=Standing, operation_id="mirror_part")
def mirror_part(request: HttpRequest, code: str, given: PartNews) -> HttpResponse:
    """Keep how another agency's part stands; the dossier's own stage and clock are not touched."""
    return Verb(request, code, given).do(
        dossiers.mirror_part,
        part=given.part,
        state=given.state,
        since=given.since,
        source_system=given.source_system,
        due_at=given.due_at,
        as_given=given.as_given or "",
        result=given.result or "",
    )


@router.post("/{code}/pass", response=Standing, operation_id="pass_dossier")
def pass_on(request: HttpRequest, code: str, given: Onward = Onward()) -> HttpResponse:  # noqa: B008 -- ninja's notation
    """Pass it to the next step, to another unit or to a person."""
    return Verb(request, code, given).do(
        dossiers.pass_dossier, to_unit=given.to_unit or None, to_account=_account_id(given.to)
    )


@router.post("/{code}/hand-over", response=Standing, operation_id="transfer_dossier")
def hand_over(request: HttpRequest, code: str, given: Noted = Noted()) -> HttpResponse:  # noqa: B008 -- ninja's notation
    """Hand what was received for another unit to the unit that decides; its acceptance starts the clock."""
    return Verb(request, code, given).do(door_api.transfer_dossier)


@router.post("/{code}/assign", response=Standing, operation_id="assign_dossier")
def assign(request: HttpRequest, code: str, given: Assignment) -> HttpResponse:
    """Give it to a person of the unit; the step stays."""
    return Verb(request, code, given).do(dossiers.assign_dossier, to_account=_account_id(given.to))


@router.post("/{code}/approve", response=Standing, operation_id="approve_dossier")
def approve(request: HttpRequest, code: str, given: Noted = Noted()) -> HttpResponse:  # noqa: B008 -- ninja's notation
    """Decide in favour; the result can be handed out."""
    return Verb(request, code, given).do(dossiers.approve_dossier)


@router.post("/{code}/extend", response=Standing, operation_id="extend_dossier")
def extend(request: HttpRequest, code: str, given: Extension) -> HttpResponse:
    """Set the promised moment anew, once and before it has passed; the letter of apology follows."""
    return Verb(request, code, given).do(dossiers.extend_dossier, until=given.until, reason=given.reason)


@router.post("/{code}/request-payment", response=Standing, operation_id="request_payment")
def request_payment(request: HttpRequest, code: str, given: PaymentRequest = PaymentRequest()) -> HttpResponse:  # noqa: B008 -- ninja's notation
    """Ask for a financial obligation; the clock stands still until it is met."""
    return Verb(request, code, given).do(
        dossiers.request_payment, amount_dong=given.amount_dong, source=given.source or ""
    )


@router.post("/{code}/record-payment", response=Standing, operation_id="record_payment")
def record_payment(request: HttpRequest, code: str, given: PaymentRecord = PaymentRecord()) -> HttpResponse:  # noqa: B008 -- ninja's notation
    """Keep that the obligation is met; the clock goes on."""
    return Verb(request, code, given).do(
        dossiers.record_payment, paid_online=given.paid_online, source=given.source or ""
    )


@router.post("/{code}/pause", response=Standing, operation_id="pause_dossier")
def pause(request: HttpRequest, code: str, given: Pausing) -> HttpResponse:
    """Time does not count from now: posting, another agency's confirmation, an announced incident."""
    return Verb(request, code, given).do(dossiers.pause_dossier, cause=given.cause, source=given.source or "")


@router.post("/{code}/resume", response=Standing, operation_id="resume_dossier")
def resume(request: HttpRequest, code: str, given: Pausing) -> HttpResponse:
    """What was waited for is over; the remaining working time runs on."""
    return Verb(request, code, given).do(dossiers.resume_dossier, cause=given.cause, source=given.source or "")


@router.post("/{code}/refuse", response=Standing, operation_id="refuse_dossier")
def refuse(request: HttpRequest, code: str, given: Reasoned) -> HttpResponse:
    """Refuse: before acceptance the reception, after it the request."""
    return Verb(request, code, given).do(dossiers.refuse_dossier, reason_code=given.reason_code)


@router.post("/{code}/stop", response=Standing, operation_id="stop_dossier")
def stop(request: HttpRequest, code: str, given: Reasoned) -> HttpResponse:
    """Stop the handling for a reason that the law names."""
    return Verb(request, code, given).do(dossiers.stop_dossier, reason_code=given.reason_code)


@router.post("/{code}/withdraw", response=Standing, operation_id="withdraw_dossier")
def withdraw(request: HttpRequest, code: str, given: Noted = Noted()) -> HttpResponse:  # noqa: B008 -- ninja's notation
    """The applicant takes the dossier back."""
    return Verb(request, code, given).do(dossiers.withdraw_dossier)


@router.post("/{code}/return-result", response=Standing, operation_id="return_result")
def return_result(request: HttpRequest, code: str, given: Noted = Noted()) -> HttpResponse:  # noqa: B008 -- ninja's notation
    """Hand out the result."""
    return Verb(request, code, given).do(dossiers.return_result)

"""Which verb is allowed when: the decisions of the office and the wishes of the applicant."""

from collections.abc import Sequence
from typing import Protocol

from motcua.core.errors import Refused
from motcua.dossiers.states import OPEN_STAGES, STAGE_MOVES, Awaiting, Stage

OWN_ORIGIN = "motcua"
REASON_MAX = 4000


class ClaimedByAnother(Refused):
    """Another account has this dossier already."""

    code = "claimed_by_another"
    conflict = True


class PageIsStale(Refused):
    """Somebody changed the dossier after this page was shown."""

    code = "page_is_stale"
    conflict = True


class MirrorIsReadOnly(Refused):
    """The dossier lives in another system and is decided there."""

    code = "mirror_is_read_only"
    conflict = True


class StageForbids(Refused):
    """At this stage the law knows no such step."""

    code = "stage_forbids"
    conflict = True


class PapersMissing(Refused):
    """Required papers are not there yet, so the clock may not start."""

    code = "papers_missing"
    conflict = True


class AwaitingApplicant(Refused):
    """The office waits for the applicant; it cannot decide meanwhile."""

    code = "awaiting_applicant"
    conflict = True


class NothingAwaited(Refused):
    """Nobody asked for a supplement."""

    code = "nothing_awaited"
    conflict = True


class NothingAsked(Refused):
    """A request for supplement must say what is missing and why."""

    code = "nothing_asked"


class NothingScanned(Refused):
    """No file was chosen."""

    code = "nothing_scanned"


class ReasonDoesNotHold(Refused):
    """The named reason is none for this procedure, this ending or this day."""

    code = "reason_does_not_hold"


class ReasonMissing(Refused):
    """A refusal or a stop must give its reason."""

    code = "reason_missing"


class UntilInThePast(Refused):
    """The day until which the applicant may supplement has passed already."""

    code = "until_in_the_past"


class NoFurtherStep(Refused):
    """The procedure has no step after the present one; name a unit or a person."""

    code = "no_further_step"
    conflict = True


class PersonNotInUnit(Refused):
    """The person named has no role in the unit."""

    code = "person_not_in_unit"


class AsksItself(Refused):
    """A unit asks another one, not itself."""

    code = "asks_itself"


class QuestionMissing(Refused):
    """Another agency must be told what is wanted of it."""

    code = "question_missing"


class AnswerMissing(Refused):
    """An answer says something."""

    code = "answer_missing"


class State(Protocol):
    """The columns that rules read; a row of the table and a view both have them."""

    @property
    def origin_system(self) -> str: ...
    @property
    def stage(self) -> str: ...
    @property
    def awaiting(self) -> str: ...
    @property
    def revision(self) -> int: ...


def check_untouched(dossier: State, revision: int | None) -> None:
    """The page from which the person decided still shows the truth, and the dossier is ours.

    Raises  MirrorIsReadOnly, PageIsStale
    """
    if dossier.origin_system != OWN_ORIGIN:
        raise MirrorIsReadOnly(origin=dossier.origin_system)
    if revision is not None and revision != dossier.revision:
        raise PageIsStale(seen=revision, present=dossier.revision)


def check_can_move(dossier: State, to: Stage) -> None:
    """Raises StageForbids unless the table of moves allows it."""
    if to not in STAGE_MOVES[Stage(dossier.stage)]:
        raise StageForbids(stage=str(dossier.stage), to=to.value)


def check_nothing_awaited(dossier: State) -> None:
    """Raises AwaitingApplicant while a supplement is awaited."""
    if dossier.awaiting != Awaiting.NOTHING:
        raise AwaitingApplicant(awaiting=str(dossier.awaiting))


def check_is_handled(dossier: State) -> None:
    """The office works on it now: accepted, not decided, nothing awaited. Raises StageForbids, AwaitingApplicant."""
    if Stage(dossier.stage) not in (Stage.ACCEPTED, Stage.IN_HAND):
        raise StageForbids(stage=str(dossier.stage), to="handled")
    check_nothing_awaited(dossier)


def check_awaits(dossier: State, what: Awaiting) -> None:
    """The office waits for this. Raises StageForbids where all is over, NothingAwaited."""
    if Stage(dossier.stage) not in OPEN_STAGES - {Stage.APPROVED}:
        raise StageForbids(stage=str(dossier.stage), to=what.value)
    if dossier.awaiting != what:
        raise NothingAwaited(stage=str(dossier.stage))


def check_can_accept(dossier: State, missing: Sequence[str]) -> None:
    """Acceptance means "complete and correct": nothing is missing and nothing awaited.

    Raises  StageForbids, AwaitingApplicant, PapersMissing
    Source  NĐ 118/2025 art. 17(3) as amended by NĐ 309/2026: the clock runs from receipt of a complete dossier.
    """
    check_can_move(dossier, Stage.ACCEPTED)
    check_nothing_awaited(dossier)
    if missing:
        raise PapersMissing(papers=list(missing))


def check_can_request_supplement(dossier: State, items: Sequence[object], *, until_passed: bool) -> None:
    """One single, complete request, before or after acceptance, never on top of an open one.

    Raises  StageForbids, AwaitingApplicant, NothingAsked, UntilInThePast
    Source  NĐ 118/2025 art. 17(2a) as amended by NĐ 309/2026.
    """
    if Stage(dossier.stage) not in OPEN_STAGES - {Stage.APPROVED}:
        raise StageForbids(stage=str(dossier.stage), to="awaiting_supplement")
    check_nothing_awaited(dossier)
    if not items:
        raise NothingAsked(field_errors={"items": "nothing_asked"})
    if until_passed:
        raise UntilInThePast(field_errors={"until": "until_in_the_past"})


def check_can_add_scans(dossier: State, files: Sequence[str]) -> None:
    """Raises StageForbids where all is over, NothingScanned without a file."""
    if Stage(dossier.stage) not in OPEN_STAGES:
        raise StageForbids(stage=str(dossier.stage), to="add_scans")
    if not files:
        raise NothingScanned(field_errors={"file": "nothing_scanned"})


def check_can_supplement(dossier: State) -> None:
    """Raises StageForbids where all is over, NothingAwaited where nobody asked."""
    if Stage(dossier.stage) not in OPEN_STAGES:
        raise StageForbids(stage=str(dossier.stage), to="supplement")
    if dossier.awaiting != Awaiting.SUPPLEMENT:
        raise NothingAwaited(stage=str(dossier.stage))


def check_can_pass(dossier: State) -> None:
    """Raises StageForbids, AwaitingApplicant. Source: NĐ 118/2025 art. 18(2), transfer after reception."""
    check_can_move(dossier, Stage.IN_HAND)
    check_nothing_awaited(dossier)


def check_can_assign(dossier: State) -> None:
    """An open dossier may be given to a person at any time. Raises StageForbids."""
    if Stage(dossier.stage) not in OPEN_STAGES:
        raise StageForbids(stage=str(dossier.stage), to="assign")


def check_can_approve(dossier: State) -> None:
    """Raises StageForbids, AwaitingApplicant."""
    check_can_move(dossier, Stage.APPROVED)
    check_nothing_awaited(dossier)


def check_can_end(dossier: State, to: Stage, reason_code: str) -> None:
    """Refusing and stopping need a reason in writing; withdrawing is the applicant's wish and needs none.

    Raises  StageForbids, ReasonMissing
    Source  NĐ 63/2010 art. 18: reasons are given in writing.
    """
    check_can_move(dossier, to)
    if to is not Stage.WITHDRAWN and not reason_code.strip():
        raise ReasonMissing(field_errors={"reason_code": "reason_missing"})


def check_can_return(dossier: State) -> None:
    """Only a result that exists can be handed out. Raises StageForbids."""
    check_can_move(dossier, Stage.RETURNED)


def check_goes_somewhere(*, moved: bool, to_person: bool) -> None:
    """Passing on must change the step, the unit or the person. Raises NoFurtherStep."""
    if not moved and not to_person:
        raise NoFurtherStep()


def check_reason(reason: str) -> None:
    """Raises ReasonMissing."""
    if not reason.strip():
        raise ReasonMissing(field_errors={"reason": "reason_missing"})


def check_question(question: str, *, asks_itself: bool) -> None:
    """Raises AsksItself, QuestionMissing."""
    if asks_itself:
        raise AsksItself(field_errors={"to_unit": "asks_itself"})
    if not question.strip():
        raise QuestionMissing(field_errors={"question": "question_missing"})


def check_answer(answer: str) -> None:
    """Raises AnswerMissing."""
    if not answer.strip():
        raise AnswerMissing(field_errors={"answer": "answer_missing"})


def check_can_claim(owner: int | None, *, by: int) -> None:
    """One account has a dossier; who has its code may take it only while nobody did."""
    if owner is not None and owner != by:
        raise ClaimedByAnother

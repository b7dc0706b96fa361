"""Whatever people do in whatever order: the events tell the same as the row."""

import random
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from motcua.core.errors import MotcuaError
from motcua.core.models import Event
from motcua.dossiers import api
from motcua.dossiers.fold import STATE_COLUMNS, fold
from motcua.dossiers.intake import content_digest
from motcua.dossiers.models import Dossier
from motcua.dossiers.states import Awaiting, Clock, Stage, national_status
from tests.factories.cast import NEIGHBOUR, NOW, PRACTICE_CENTRE, Cast
from tests.factories.submissions import counter_submission, required_codes

pytestmark = pytest.mark.django_db
TIMES = ("submitted_at", "received_at", "due_at", "finished_at", "returned_at")


def assert_row_is_fold(dossier_id: int) -> Dossier:
    """The columns are the fold of the events, and the digest of the applicant's words holds."""
    row = Dossier.objects.get(id=dossier_id)
    events = list(
        Event.objects.filter(subject="dossier", subject_id=dossier_id).order_by("id").values("kind", "payload")
    )
    folded = fold(events)
    assert folded == {name: getattr(row, name) for name in folded}
    assert set(folded) == STATE_COLUMNS
    words = {"applicant": row.applicant, "answers": row.answers, "intake": row.intake}
    assert events[0]["payload"]["content_digest"] == content_digest(words, row.lookup_code)
    return row


class Office(RuleBasedStateMachine):
    """A dossier in the hands of people who try every verb at any time."""

    cast: Cast

    @initialize(complete=st.booleans())
    def somebody_hands_in(self, complete: bool) -> None:
        self.now = NOW
        self.savepoint = transaction.savepoint()
        given = counter_submission() if complete else counter_submission(papers=())
        receipt = api.submit_dossier(actor=self.cast.clerk, submission=given, now=self.now)
        self.id, self.code, self.secret = receipt.id, receipt.code, receipt.lookup_code

    def teardown(self) -> None:
        if hasattr(self, "savepoint"):
            transaction.savepoint_rollback(self.savepoint)

    def attempt(self, verb: Any, **arguments: Any) -> None:
        """Somebody tries; what is refused must leave everything as it was."""
        before = Dossier.objects.filter(id=self.id).values().get()
        self.now += timedelta(minutes=random.Random(self.now.timestamp()).randrange(1, 2000))
        try:
            verb(code=self.code, now=self.now, **arguments)
        except MotcuaError:
            assert Dossier.objects.filter(id=self.id).values().get() == before

    @rule()
    def accept(self) -> None:
        self.attempt(api.accept_dossier, actor=self.cast.clerk)

    @rule(by_clerk=st.booleans())
    def ask(self, by_clerk: bool) -> None:
        actor = self.cast.clerk if by_clerk else self.cast.specialist
        self.attempt(api.request_supplement, actor=actor, items=(api.SupplementItem("a", "thiếu"),))

    @rule(complete=st.booleans(), by_applicant=st.booleans())
    def supplement(self, complete: bool, by_applicant: bool) -> None:
        codes = required_codes("2.000815", api.LegalChannel.COUNTER) if complete else []
        self.attempt(
            api.supplement_dossier,
            actor=self.cast.mother if by_applicant else self.cast.clerk,
            own_id=self.id if by_applicant else None,
            papers=tuple(map(api.PaperGiven, codes)),
        )

    @rule(away=st.sampled_from([None, NEIGHBOUR, PRACTICE_CENTRE]), stranger=st.booleans())
    def pass_on(self, away: str | None, stranger: bool) -> None:
        self.attempt(api.pass_dossier, actor=self.cast.stranger if stranger else self.cast.clerk, to_unit=away)

    @rule(cause=st.sampled_from([api.PauseCause.POSTING, api.PauseCause.CONFIRMATION, api.PauseCause.INCIDENT]))
    def pause(self, cause: api.PauseCause) -> None:
        self.attempt(api.pause_dossier, actor=self.cast.specialist, cause=cause, source="điều 15")

    @rule(cause=st.sampled_from([api.PauseCause.POSTING, api.PauseCause.CONFIRMATION, api.PauseCause.INCIDENT]))
    def resume(self, cause: api.PauseCause) -> None:
        self.attempt(api.resume_dossier, actor=self.cast.specialist, cause=cause)

    @rule(dong=st.sampled_from([None, 0, 120_000]))
    def ask_to_pay(self, dong: int | None) -> None:
        self.attempt(api.request_payment, actor=self.cast.leader, amount_dong=dong)

    @rule()
    def pay(self) -> None:
        self.attempt(api.record_payment, actor=self.cast.clerk, source="BL-1")

    @rule(days=st.integers(0, 12))
    def extend(self, days: int) -> None:
        until = self.now + timedelta(days=days)
        self.attempt(api.extend_dossier, actor=self.cast.leader, until=until, reason="chờ hồ sơ lưu")

    @rule()
    def approve(self) -> None:
        self.attempt(api.approve_dossier, actor=self.cast.leader)

    @rule(reason=st.sampled_from(["", "thieu-dieu-kien"]))
    def refuse(self, reason: str) -> None:
        self.attempt(api.refuse_dossier, actor=self.cast.leader, reason_code=reason)

    @rule()
    def stop(self) -> None:
        self.attempt(api.stop_dossier, actor=self.cast.leader, reason_code="het-han-bo-sung")

    @rule(secret_is_right=st.booleans())
    def withdraw(self, secret_is_right: bool) -> None:
        self.attempt(api.withdraw_dossier, actor=self.cast.mother, own_id=self.id if secret_is_right else self.id + 1)

    @rule()
    def hand_out(self) -> None:
        self.attempt(api.return_result, actor=self.cast.clerk)

    @invariant()
    def the_book_tells_the_row(self) -> None:
        if not hasattr(self, "id"):
            return
        row = assert_row_is_fold(self.id)
        stage, clock, awaiting = Stage(row.stage), Clock(row.clock), Awaiting(row.awaiting)
        assert national_status(stage, awaiting) in range(1, 11)
        open_pauses = [pause for pause in row.pauses if pause["to"] is None]
        assert (clock is Clock.SUSPENDED) == bool(open_pauses)
        assert (clock is Clock.NOT_STARTED) == (row.received_at is None and row.finished_at is None)
        assert (row.finished_at is not None) == (clock is Clock.ENDED)
        # A due moment stays while the clock stands still only where it had passed before.
        assert clock is not Clock.SUSPENDED or row.due_at is None or row.due_at < self.now
        assert awaiting is Awaiting.NOTHING or clock in (Clock.SUSPENDED, Clock.NOT_STARTED)


def test_the_events_tell_the_row_after_any_sequence_of_verbs(cast: Cast) -> None:
    Office.cast = cast
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Office,
        settings=settings(
            max_examples=25,
            stateful_step_count=12,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize("road", ["returned", "refused", "not_accepted", "withdrawn", "stopped", "supplemented"])
def test_the_events_tell_the_row_on_every_known_road(cast: Cast, road: str) -> None:
    receipt = api.submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW)
    later = lambda hours: NOW + timedelta(hours=hours)  # noqa: E731
    if road != "not_accepted":
        api.accept_dossier(actor=cast.clerk, code=receipt.code, now=later(1), note="đủ")
    walk(cast, road, receipt.code, later(2), later(30))
    row = assert_row_is_fold(receipt.id)
    assert row.revision == Event.objects.filter(subject="dossier", subject_id=receipt.id).count()


def walk(cast: Cast, road: str, code: str, soon: datetime, late: datetime) -> None:
    match road:
        case "returned":
            api.pass_dossier(actor=cast.clerk, code=code, now=soon)
            api.approve_dossier(actor=cast.leader, code=code, now=soon)
            api.return_result(actor=cast.clerk, code=code, now=late, result_channel="post")
        case "refused" | "not_accepted":
            api.refuse_dossier(actor=cast.leader, code=code, reason_code="x", now=late)
        case "withdrawn":
            api.withdraw_dossier(actor=cast.clerk, code=code, now=late)
        case "stopped":
            api.request_supplement(actor=cast.clerk, code=code, items=(api.SupplementItem("a", "b"),), now=soon)
            api.stop_dossier(actor=cast.leader, code=code, reason_code="x", now=late)
        case _:
            api.request_supplement(actor=cast.clerk, code=code, items=(api.SupplementItem("a", "b"),), now=soon)
            api.supplement_dossier(actor=cast.clerk, code=code, papers=(), now=late)

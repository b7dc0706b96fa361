"""An editor decides about doubts; who, when and why stays in the book; nobody else may."""

from datetime import timedelta
from pathlib import Path

import pytest

from motcua.catalogue.api import (
    Decision,
    DecisionRefused,
    FindingDecided,
    FindingFilter,
    FindingStatus,
    count_findings,
    decide_findings,
    effective_procedure,
    get_finding,
    list_findings,
)
from motcua.catalogue.models import RecordFinding
from motcua.core.errors import NotAllowed, NotFound
from motcua.core.models import Event
from tests.integration.catalogue.board import DECIDED_AT, EDITOR, IMPORTED_AT, OTHERS, finding, load_doubtful

pytestmark = pytest.mark.django_db
ACCEPT = Decision(FindingStatus.ACCEPTED)
DISMISS = Decision(FindingStatus.DISMISSED, reason="  Đúng theo\n Thông tư 281/2016 ")
OVERRIDE = Decision(FindingStatus.OVERRIDDEN, source="QĐ 163/QĐ-BTP, mục 2", value="8000")


@pytest.fixture(autouse=True)
def _doubtful(db: None, tmp_path: Path) -> None:
    load_doubtful(tmp_path, "1.900001", "1.900002")


def test_a_decision_is_kept_with_who_when_and_why() -> None:
    one = finding()
    assert decide_findings(actor=EDITOR, finding_ids=[one.pk], decision=DISMISS, now=DECIDED_AT) == 1
    view = get_finding(actor=EDITOR, finding_id=one.pk)
    assert (view.row.status, view.reason) == (FindingStatus.DISMISSED, "Đúng theo Thông tư 281/2016")
    (line,) = view.story
    assert (line.kind, line.by, line.at) == ("FindingDismissed", "Võ Thị Biên Tập", DECIDED_AT)
    event = Event.objects.get(kind="FindingDismissed")
    assert (event.actor_account_id, event.payload["reason"]) == (77, "Đúng theo Thông tư 281/2016")


def test_readers_are_no_longer_warned_of_what_was_decided() -> None:
    on = IMPORTED_AT.date() + timedelta(days=1)
    assert effective_procedure("1.900001", on=on).is_doubtful("limit")
    decide_findings(actor=EDITOR, finding_ids=[finding("limit_in_words").pk], decision=ACCEPT, now=DECIDED_AT)
    assert not effective_procedure("1.900001", on=on).is_doubtful("limit")
    assert effective_procedure("1.900002", on=on).is_doubtful("limit"), "the same doubt elsewhere stays"


@pytest.mark.parametrize(
    ("decision", "field"),
    [
        (Decision(FindingStatus.DISMISSED, reason=" "), "reason"),
        (Decision(FindingStatus.DISMISSED, reason="x" * 2001), "reason"),
        (Decision(FindingStatus.DISMISSED, reason="a\x00b"), "reason"),
        (Decision(FindingStatus.OVERRIDDEN, value="8000"), "source"),
        (Decision(FindingStatus.OVERRIDDEN, source="QĐ 1"), "value"),
        (Decision(FindingStatus.OPEN), "decision"),
    ],
)
def test_what_lacks_a_reason_a_source_or_a_value_is_refused_whole(decision: Decision, field: str) -> None:
    with pytest.raises(DecisionRefused) as refused:
        decide_findings(actor=EDITOR, finding_ids=[finding().pk], decision=decision, now=DECIDED_AT)
    assert set(refused.value.field_errors) == {field}
    assert finding().status == "open"
    assert not Event.objects.exists()


def test_all_that_were_chosen_or_none() -> None:
    first, second = finding(), finding(procedure="1.900002")
    decide_findings(actor=EDITOR, finding_ids=[second.pk], decision=ACCEPT, now=DECIDED_AT)
    with pytest.raises(FindingDecided):
        decide_findings(actor=EDITOR, finding_ids=[first.pk, second.pk], decision=ACCEPT, now=DECIDED_AT)
    with pytest.raises(NotFound):
        decide_findings(actor=EDITOR, finding_ids=[first.pk, 0], decision=ACCEPT, now=DECIDED_AT)
    with pytest.raises(DecisionRefused):
        decide_findings(actor=EDITOR, finding_ids=[], decision=ACCEPT, now=DECIDED_AT)
    with pytest.raises(DecisionRefused):  # one right value for two lines is a mistake of its own
        decide_findings(actor=EDITOR, finding_ids=[first.pk, first.pk + 1], decision=OVERRIDE, now=DECIDED_AT)
    assert finding().status == "open"


@pytest.mark.parametrize("actor", OTHERS, ids=lambda actor: ",".join(g.role for g in actor.grants) or actor.kind)
def test_nobody_but_an_editor_reads_or_decides(actor) -> None:  # type: ignore[no-untyped-def]
    one = finding()
    for act in (
        lambda: decide_findings(actor=actor, finding_ids=[one.pk], decision=ACCEPT, now=DECIDED_AT),
        lambda: get_finding(actor=actor, finding_id=one.pk),
        lambda: list_findings(actor=actor, chosen=FindingFilter()),
        lambda: count_findings(actor=actor),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert finding().status == "open"


def test_the_tallies_count_each_finding_of_the_records_in_force_once() -> None:
    decide_findings(actor=EDITOR, finding_ids=[finding().pk], decision=OVERRIDE, now=DECIDED_AT)
    counts = count_findings(actor=EDITOR)
    (kind,) = [each for each in counts.kinds if each.key == "fee_thousand_too_small"]
    assert (kind.open, kind.overridden, kind.total, kind.severity) == (1, 1, 2, "error")
    assert [each.severity for each in counts.kinds] == sorted(
        (each.severity for each in counts.kinds), key=["error", "warning", "note"].index
    )
    (agency,) = counts.agencies
    assert (agency.key, agency.name) == ("G15", "Bộ Tư pháp")
    assert agency.total == sum(each.total for each in counts.kinds) == RecordFinding.objects.count()


def test_the_list_goes_on_page_by_page_and_holds_to_its_filter() -> None:
    chosen = FindingFilter(kind="fee_thousand_too_small", status="open")
    first = list_findings(actor=EDITOR, chosen=chosen, limit=1)
    second = list_findings(actor=EDITOR, chosen=chosen, after=first.next, limit=1)
    assert [row.procedure for page in (first, second) for row in page.rows] == ["1.900001", "1.900002"]
    assert second.next == ""
    assert not list_findings(actor=EDITOR, chosen=FindingFilter(agency="G09")).rows
    only = list_findings(actor=EDITOR, chosen=FindingFilter(procedure="1.900002", severity="error")).rows
    assert {row.procedure for row in only} == {"1.900002"}


def test_a_decision_outlives_the_next_record_where_the_doubt_is_the_same(tmp_path: Path) -> None:
    one = finding()
    decide_findings(actor=EDITOR, finding_ids=[one.pk], decision=OVERRIDE, now=DECIDED_AT)
    load_doubtful(tmp_path, name="Đăng ký khai sinh", now=DECIDED_AT + timedelta(days=1))
    later = finding()
    assert later.pk != one.pk
    view = get_finding(actor=EDITOR, finding_id=later.pk)
    assert (view.row.status, view.value, len(view.story)) == (FindingStatus.OVERRIDDEN, "8000", 1)
    with pytest.raises(NotFound):
        get_finding(actor=EDITOR, finding_id=one.pk)

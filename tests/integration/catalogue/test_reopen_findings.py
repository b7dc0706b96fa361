"""What was decided can be undone; the book keeps both."""

from pathlib import Path

import pytest

from motcua.catalogue.api import Decision, FindingStatus, decide_findings, get_finding, reopen_findings
from motcua.catalogue.board.deciding import FindingOpen
from motcua.core.errors import NotAllowed
from motcua.core.models import Event
from tests.integration.catalogue.board import DECIDED_AT, EDITOR, OTHERS, finding, load_doubtful

pytestmark = pytest.mark.django_db
OVERRIDE = Decision(FindingStatus.OVERRIDDEN, source="QĐ 163/QĐ-BTP", value="8000")


@pytest.fixture(autouse=True)
def _doubtful(db: None, tmp_path: Path) -> None:
    load_doubtful(tmp_path)


def test_undone_the_finding_is_as_it_was_and_the_story_tells_both() -> None:
    one = finding()
    before = (one.status, one.value, one.source, one.reason, one.decided_by, one.decided_at)
    decide_findings(actor=EDITOR, finding_ids=[one.pk], decision=OVERRIDE, now=DECIDED_AT)
    assert reopen_findings(actor=EDITOR, finding_ids=[one.pk], now=DECIDED_AT, reason="nhầm dòng") == 1
    one = finding()
    assert (one.status, one.value, one.source, one.reason, one.decided_by, one.decided_at) == before
    undone, decided = get_finding(actor=EDITOR, finding_id=one.pk).story
    assert (undone.kind, undone.reason) == ("FindingReopened", "nhầm dòng")
    assert (decided.kind, decided.value, decided.source) == ("FindingOverridden", "8000", "QĐ 163/QĐ-BTP")
    assert decide_findings(actor=EDITOR, finding_ids=[one.pk], decision=OVERRIDE, now=DECIDED_AT) == 1


def test_what_is_open_cannot_be_undone_nor_by_others() -> None:
    one = finding()
    with pytest.raises(FindingOpen):
        reopen_findings(actor=EDITOR, finding_ids=[one.pk], now=DECIDED_AT)
    decide_findings(actor=EDITOR, finding_ids=[one.pk], decision=OVERRIDE, now=DECIDED_AT)
    for actor in OTHERS:
        with pytest.raises(NotAllowed):
            reopen_findings(actor=actor, finding_ids=[one.pk], now=DECIDED_AT)
    assert finding().status == "overridden"
    assert Event.objects.count() == 1

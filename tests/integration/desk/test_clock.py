"""The page of the clock: one derivation, which officer and applicant read alike, with every change and its source."""

from datetime import timedelta

import pytest

from motcua.core.worktime.sentences import STEPS
from motcua.dossiers.api import (
    PauseCause,
    accept_dossier,
    approve_dossier,
    extend_dossier,
    pause_dossier,
    request_supplement,
    resume_dossier,
    submit_dossier,
    supplement_dossier,
)
from motcua.dossiers.models import Dossier
from tests.factories.cast import NOW, Cast
from tests.factories.clock import OfficeClock
from tests.factories.dossiers import ITEMS, accepted, submitted
from tests.factories.submissions import BIRTH, counter_submission
from tests.integration.desk.officer import Officer, Page
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def test_officer_and_applicant_read_the_same_derivation_after_waits_and_an_extension(
    cast: Cast, leader: Officer, clock: OfficeClock
) -> None:
    receipt = submit_dossier(actor=cast.clerk, submission=counter_submission(BIRTH), now=NOW)
    code = receipt.code
    Dossier.objects.filter(code=code).update(time_limit="5 working_days", late_cutoff="")
    accept_dossier(actor=cast.clerk, code=code, now=NOW)
    request_supplement(actor=cast.specialist, code=code, items=ITEMS, now=NOW + DAY)
    supplement_dossier(actor=cast.clerk, code=code, papers=(), now=NOW + 2 * DAY)
    pause_dossier(actor=cast.leader, code=code, cause=PauseCause.POSTING, source="Điều 15", now=NOW + 2 * DAY)
    resume_dossier(actor=cast.leader, code=code, cause=PauseCause.POSTING, now=NOW + 3 * DAY)
    due = Dossier.objects.get(code=code).due_at
    assert due is not None
    extend_dossier(actor=cast.leader, code=code, until=due + DAY, reason="chờ sổ gốc", now=NOW + 3 * DAY)
    clock.now = NOW + 4 * DAY
    page = leader.open(f"/can-bo/dossiers/{code}/clock/")
    # Received on Monday at nine, five days: Monday 17:00; a day for the papers and one for the posting: Wednesday;
    # extended by one more: Thursday 10 December.
    for told in ("Hạn trả: 17:00 thứ Năm 10/12/2026.", "người nộp hồ sơ", "quy định của pháp luật", "Điều 15", "8 giờ"):
        assert told in page.words, told
    for reason in ("Yêu cầu bổ sung", "Bổ sung hồ sơ", "17:00 thứ Tư 09/12/2026", "Đang trong hạn"):
        assert reason in page.words, reason
    assert '<svg xmlns="http://www.w3.org/2000/svg" role="img"' in " ".join(page.html.split())
    mother = PageClient()
    mother.post("/ho-so/", {"code": code, "resume_code": receipt.resume_code})
    answer = mother.get("/ho-so/thoi-han/")
    same = Page(answer).words
    shown = page.words[page.words.index("Hạn trả") : page.words.index("Quay lại hồ sơ")]
    assert shown in same
    assert cast.leader.name not in same


def test_each_state_of_the_clock_says_what_it_is(cast: Cast, leader: Officer, clock: OfficeClock) -> None:
    new = submitted(cast)
    assert "Thời hạn bắt đầu tính khi" in leader.open(f"/can-bo/dossiers/{new}/clock/").words
    waits = accepted(cast, BIRTH)
    request_supplement(
        actor=cast.specialist, code=waits, items=ITEMS, now=NOW + timedelta(hours=1), until=NOW + 2 * DAY
    )
    clock.now = NOW + DAY
    words = leader.open(f"/can-bo/dossiers/{waits}/clock/").words
    assert "Đang tạm dừng, chưa có hạn mới" in words
    assert "Đã quá thời gian để người nộp bổ sung" not in words
    clock.now = NOW + 3 * DAY
    assert "Đã quá thời gian để người nộp bổ sung" in leader.open(f"/can-bo/dossiers/{waits}/clock/").words
    unlimited = accepted(cast, BIRTH)
    Dossier.objects.filter(code=unlimited).update(time_limit="none", due_at=None)
    assert "Thủ tục không quy định thời hạn" in leader.open(f"/can-bo/dossiers/{unlimited}/clock/").words
    done = accepted(cast)
    approve_dossier(actor=cast.leader, code=done, now=NOW)
    assert "Đúng hạn" in leader.open(f"/can-bo/dossiers/{done}/clock/").words


def test_nobody_else_reads_it(cast: Cast, stranger: Officer) -> None:
    assert stranger.open(f"/can-bo/dossiers/{accepted(cast)}/clock/").status == 404
    assert PageClient().get("/ho-so/thoi-han/").status_code == 302


def test_every_step_has_its_sentence_in_both_languages() -> None:
    assert set(STEPS["vi"]) == set(STEPS["en"])

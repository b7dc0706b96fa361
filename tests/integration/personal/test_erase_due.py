"""What is over goes by itself, after the notice and no sooner; what a leader holds stays."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from motcua.core.models import Event
from motcua.core.worktime import LOCAL_TIME
from motcua.dossiers.api import SubmissionReceipt, get_dossier, submit_dossier, withdraw_dossier
from motcua.dossiers.models import Dossier
from motcua.personal.api import (
    NotErasableYet,
    ask_about_data,
    erase_by_leader,
    erase_due,
    hold_data,
    list_due,
    release_data,
)
from motcua.personal.models import DataRequest, ErasingBegin, Hold
from motcua.personal.usecases import erase_due as module
from tests.factories.cast import NOW, Cast
from tests.factories.submissions import BIRTH, MOTHER, counter_submission
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
PLACE = "/can-bo/personal-data/keeping/"
NAME = MOTHER["full_name"]


def nights_later(days: int) -> datetime:
    return NOW + timedelta(days=days)


def names_left(receipt: SubmissionReceipt) -> bool:
    return bool(Dossier.objects.get(id=receipt.id).applicant)


@pytest.fixture
def withdrawn(cast: Cast, receipt: SubmissionReceipt) -> SubmissionReceipt:
    withdraw_dossier(actor=cast.clerk, code=receipt.code, now=NOW)
    assert erase_due(now=NOW, most=10).erased == 0, "the first night only begins to count"
    return receipt


def test_it_goes_thirty_days_after_it_was_announced(cast: Cast, withdrawn: SubmissionReceipt) -> None:
    (told,) = list_due(actor=cast.leader, unit_id=cast.centre.id, now=NOW)
    assert (told.code, told.until, told.erased_on) == (withdrawn.code, NOW.date(), NOW.date() + timedelta(days=30))
    assert erase_due(now=nights_later(29), most=10).erased == 0
    assert erase_due(now=nights_later(30), most=10, dry_run=True).erased == 1
    assert names_left(withdrawn)
    assert erase_due(now=nights_later(30), most=10).erased == 1
    assert not names_left(withdrawn)
    assert Event.objects.filter(kind="DossierErased").count() == 1
    assert erase_due(now=nights_later(31), most=10).erased == 0, "nothing happens twice"
    assert list_due(actor=cast.leader, unit_id=cast.centre.id, now=nights_later(31)) == []


def test_what_was_over_before_the_house_began_to_erase_is_announced_as_long(
    cast: Cast, receipt: SubmissionReceipt
) -> None:
    withdraw_dossier(actor=cast.clerk, code=receipt.code, now=NOW)
    assert erase_due(now=nights_later(400), most=10).erased == 0
    assert ErasingBegin.objects.get().day == nights_later(400).date()
    assert erase_due(now=nights_later(429), most=10).erased == 0
    assert erase_due(now=nights_later(430), most=10).erased == 1


def test_what_the_law_is_not_read_of_waits_for_a_leader(
    cast: Cast, withdrawn: SubmissionReceipt, browsers: dict[str, PageClient]
) -> None:
    refused_at = datetime(NOW.year - 2, NOW.month, NOW.day, 23, 59, tzinfo=LOCAL_TIME)
    Dossier.objects.filter(id=withdrawn.id).update(stage="refused", finished_at=refused_at)
    eve = datetime(NOW.year, NOW.month, NOW.day, tzinfo=LOCAL_TIME) - timedelta(minutes=1)
    with pytest.raises(NotErasableYet):
        erase_by_leader(actor=cast.leader, code=withdrawn.code, now=eve)
    assert erase_due(now=nights_later(500), most=10).erased == 0
    leader = browsers["leader"]
    assert withdrawn.code in leader.get(PLACE).text
    assert "Chờ lãnh đạo quyết định" in leader.get(PLACE).text
    assert leader.get(f"{PLACE}{withdrawn.code}/").status_code == 200
    assert leader.post(f"{PLACE}{withdrawn.code}/", {"act": "erase"}).status_code == 302
    assert not names_left(withdrawn)


def test_a_birth_is_kept_for_ever(cast: Cast, withdrawn: SubmissionReceipt) -> None:
    Dossier.objects.filter(id=withdrawn.id).update(stage="returned", returned_at=NOW, finished_at=NOW)
    assert erase_due(now=nights_later(36_600), most=10).erased == 0
    assert list_due(actor=cast.leader, unit_id=cast.centre.id, now=nights_later(36_600)) == []


def test_a_held_one_stays_until_the_hold_is_over(
    cast: Cast, withdrawn: SubmissionReceipt, browsers: dict[str, PageClient]
) -> None:
    page, leader = f"{PLACE}{withdrawn.code}/", browsers["leader"]
    until = NOW.date() + timedelta(days=100)
    day = {"until_day": str(until.day), "until_month": str(until.month), "until_year": str(until.year)}
    assert browsers["clerk"].get(page).status_code == 403
    assert browsers["stranger"].get(page).status_code == 403
    assert leader.post(page, {"act": "hold", "reason": "", **day}).status_code == 422
    assert leader.post(page, {"act": "hold", "reason": "Đang khiếu nại", "until_day": "31"}).status_code == 422
    assert leader.post(page, {"act": "hold", "reason": "Đang khiếu nại", **day}).status_code == 302
    assert "Giữ lại đến" in leader.get(PLACE).text
    assert "Cơ quan giữ lại đến" in browsers["mother"].get("/ho-so/du-lieu/").text
    assert leader.post(page, {"act": "erase"}).status_code == 409
    done = erase_due(now=nights_later(99), most=10)
    assert (done.erased, done.held) == (0, 1)
    assert erase_due(now=nights_later(100), most=10).erased == 1
    assert "Đang khiếu nại" not in str(list(Event.objects.values_list("payload", flat=True)))


def test_a_lifted_hold_and_an_answered_request_stand_in_no_way(cast: Cast, withdrawn: SubmissionReceipt) -> None:
    hold_data(actor=cast.leader, code=withdrawn.code, reason="x", until=date(2027, 12, 1), now=nights_later(300))
    release_data(actor=cast.leader, code=withdrawn.code, now=nights_later(301))
    assert Hold.objects.get().ended_at == nights_later(301)
    dossier = get_dossier(actor=cast.leader, code=withdrawn.code)
    ask_about_data(actor=cast.clerk, dossier=dossier, wish="explain", text="", now=NOW)
    assert erase_due(now=nights_later(310), most=10).held == 1
    DataRequest.objects.update(state="refused", answered_at=NOW)
    assert erase_due(now=nights_later(310), most=10).erased == 1


def test_who_is_killed_amid_the_night_goes_on(
    cast: Cast, withdrawn: SubmissionReceipt, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = [withdrawn.code]
    for _ in range(4):
        more = submit_dossier(actor=cast.clerk, submission=counter_submission(BIRTH), now=NOW)
        withdraw_dossier(actor=cast.clerk, code=more.code, now=NOW)
        codes.append(more.code)
    erase, seen = module.erase_dossier, []

    def dies_at_the_third(**words: Any) -> Any:
        seen.append(words["code"])
        if len(seen) == 3:
            raise KeyboardInterrupt
        return erase(**words)

    monkeypatch.setattr(module, "erase_dossier", dies_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        erase_due(now=nights_later(30), most=10)
    assert Dossier.objects.filter(code__in=codes, applicant={}).count() == 2
    monkeypatch.setattr(module, "erase_dossier", erase)
    assert erase_due(now=nights_later(30), most=2).erased == 2
    assert erase_due(now=nights_later(30), most=10).erased == 1
    assert Event.objects.filter(kind="DossierErased").count() == 5


def test_the_person_reads_the_day_and_afterwards_that_it_was_done(
    withdrawn: SubmissionReceipt, browsers: dict[str, PageClient]
) -> None:
    mother, day = browsers["mother"], NOW.date() + timedelta(days=30)
    assert f"Dữ liệu tự xóa ngày {day:%d/%m/%Y}." in mother.get("/ho-so/du-lieu/").text
    erase_due(now=nights_later(30), most=10)
    assert "đã được xóa" in mother.get("/ho-so/du-lieu/").text

"""At the counter: a card under the scanner, one box for all papers, and days and hours that cannot be."""

from datetime import datetime
from typing import Any

import pytest

from motcua.core.worktime import LOCAL_TIME
from motcua.dossiers.models import Dossier
from tests.factories.cast import NOW, Cast
from tests.factories.submissions import BIRTH, CERTIFIED_COPY, required_codes
from tests.integration.desk.officer import Officer, Page
from tests.integration.dossiers.test_fold import assert_row_is_fold

pytestmark = pytest.mark.django_db

COUNTER = f"/can-bo/intake/{CERTIFIED_COPY}/"
CARD = "046195001234|191234567|Hồ Thị K'Lan|01031995|Nữ|Thôn 1, Xã Mẫu|15072022"
ASKED: dict[str, Any] = {
    "request__document_name": "Bằng tốt nghiệp",
    "request__pages": "2",
    "request__copies": "3",
    "papers_all": "1",
}


def posted_on(day: int, month: int = 11) -> dict[str, str]:
    return {
        "intake__posted_on_day": str(day),
        "intake__posted_on_month": str(month),
        "intake__posted_on_year": "2026",
    }


def received(day: int, clock: str) -> dict[str, str]:
    boxes = {
        "intake__received_at_day": str(day),
        "intake__received_at_month": "11",
        "intake__received_at_year": "2026",
    }
    return boxes | {"intake__received_time": clock}


def scan(clerk: Officer, card: str, **typed: Any) -> Page:
    return clerk.send(clerk.open(COUNTER), COUNTER, go="1", card=card, **typed)


def test_a_card_fills_in_the_person_and_is_not_carried_along(cast: Cast, clerk: Officer) -> None:
    page = scan(clerk, CARD, request__pages="2")
    assert page.status == 200
    values = page.form.values
    assert values["applicant.full_name"] == ["Hồ Thị K'Lan"]
    assert values["applicant.identity_number"] == ["046195001234"]
    assert [values[f"applicant.birth_date_{part}"] for part in ("day", "month", "year")] == [["1"], ["3"], ["1995"]]
    assert values["applicant.address"] == ["Thôn 1, Xã Mẫu"]
    assert (values["card"], values["request.pages"]) == ([""], ["2"])
    assert "191234567" not in page.html
    assert not Dossier.objects.exists()
    clerk.send(page, COUNTER, accept="1", **ASKED)
    dossier = Dossier.objects.get()
    assert (dossier.stage, dossier.applicant["identity_number"]) == ("accepted", "046195001234")
    assert [paper["code"] for paper in dossier.papers] == required_codes(CERTIFIED_COPY, "counter")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("card", "told"),
    [
        (CARD[:40], "Máy quét mới đọc được một phần thẻ."),
        (CARD.replace("|", "~"), "Tắt bộ gõ tiếng Việt"),
        (CARD.replace("046195001234", "46195001234"), "Số trên thẻ phải có 12 chữ số."),
    ],
)
def test_half_a_card_changes_nothing_and_says_what_to_do(cast: Cast, clerk: Officer, card: str, told: str) -> None:
    page = scan(clerk, card, applicant__full_name="Y Khan")
    assert page.status == 422
    assert told in page.words
    assert page.form.values["applicant.full_name"] == ["Y Khan"]
    assert card[:12] not in page.html


def test_enter_shows_the_case_and_files_nothing(cast: Cast, clerk: Officer) -> None:
    page = clerk.send(clerk.open(COUNTER), COUNTER, go="1", applicant__full_name="Y Khan", **ASKED)
    assert page.status == 200
    assert "Phí chứng thực bản sao" in page.words
    assert not Dossier.objects.exists()


def test_the_number_in_the_list_opens_a_procedure(cast: Cast, clerk: Officer) -> None:
    listed = [
        href for href in clerk.open("/can-bo/intake/").links.values() if "/can-bo/intake/" in href and "." in href
    ]
    assert clerk.open("/can-bo/intake/", q="2").where == listed[1]
    for none in ("0", str(len(listed) + 1), "999"):
        assert clerk.open("/can-bo/intake/", q=none).status == 200


def test_one_box_for_all_papers_means_those_of_this_case(cast: Cast, clerk: Officer) -> None:
    clerk.send(clerk.open(COUNTER), COUNTER, applicant__full_name="Y Khan", accept="1", **ASKED)
    page = clerk.open(f"/can-bo/intake/{BIRTH}/")
    refused = clerk.send(page, f"/can-bo/intake/{BIRTH}/", papers_all="1", accept="1")
    assert refused.status == 422
    assert refused.form.values["papers_all"] == ["1"]
    assert Dossier.objects.count() == 1


def test_a_letter_keeps_who_sent_it_with_which_consignment_and_when(cast: Cast, clerk: Officer) -> None:
    way = {"intake__sender": "Y  Khan, Buôn 2", "intake__consignment": "EE123456789VN"} | posted_on(20)
    clerk.send(clerk.open(COUNTER, channel="post"), COUNTER, applicant__full_name="Y Khan", **way, **ASKED)
    dossier = Dossier.objects.get()
    assert dossier.intake == {"sender": "Y Khan, Buôn 2", "consignment": "EE123456789VN", "posted_on": "2026-11-20"}
    assert (dossier.legal_channel, dossier.place) == ("post", "post_office")
    assert_row_is_fold(dossier.id)


def test_what_a_team_took_in_yesterday_counts_from_yesterday(cast: Cast, clerk: Officer) -> None:
    way = {"intake__team": "Nhà cộng đồng Thôn 1"} | received(20, "10:15")
    typed: dict[str, Any] = {"applicant__full_name": "Y Khan", "accept": "1"} | way | ASKED
    clerk.send(clerk.open(COUNTER), COUNTER, **typed)
    dossier = Dossier.objects.get()
    moment = datetime(2026, 11, 20, 10, 15, tzinfo=LOCAL_TIME)
    assert (dossier.place, dossier.stage) == ("mobile_team", "accepted")
    assert (dossier.submitted_at, dossier.received_at) == (moment, moment)
    assert dossier.due_at is not None
    assert dossier.due_at.astimezone(LOCAL_TIME) == datetime(2026, 11, 20, 17, 0, tzinfo=LOCAL_TIME)
    assert_row_is_fold(dossier.id)


@pytest.mark.parametrize(
    ("way", "told"),
    [
        (received(NOW.day, "23:59"), "Giờ nhận không thể ở sau lúc này."),
        (received(NOW.day, ""), "Hãy ghi đủ ngày, tháng, năm và giờ"),
        (received(31, "10:00"), "Hãy ghi đủ ngày, tháng, năm và giờ"),
        (posted_on(1, 12), "Ngày gửi không thể ở sau hôm nay."),
        (posted_on(31), "Lịch không có ngày này."),
        (posted_on(20) | received(19, "10:00"), "Giờ nhận không thể trước ngày gửi."),
        ({"intake__sender": "x" * 201}, ""),
        ({"intake__team": "a\x00b"}, ""),
    ],
)
def test_a_way_in_that_cannot_be_is_refused_whole(cast: Cast, clerk: Officer, way: dict[str, str], told: str) -> None:
    typed: dict[str, Any] = {"applicant__full_name": "Y Khan", "accept": "1"} | way | ASKED
    page = clerk.send(clerk.open(COUNTER), COUNTER, **typed)
    assert page.status == 422
    assert told in page.words
    assert not Dossier.objects.exists()


def test_cash_taken_at_the_counter_stands_in_the_dossier_and_what_is_no_amount_is_refused(
    cast: Cast, clerk: Officer
) -> None:
    paid: dict[str, Any] = {"applicant__full_name": "Y Khan", "intake__receipt": "0012345", "accept": "1"} | ASKED
    for wrong in ("mười", "0", "9" * 16):
        page = clerk.send(clerk.open(COUNTER), COUNTER, fee_dong=wrong, **paid)
        assert page.status == 422, wrong
        assert page.form.values["fee_dong"] == [wrong]
    assert not Dossier.objects.exists()
    clerk.send(clerk.open(COUNTER), COUNTER, fee_dong="12.000 đ", **paid)
    dossier = Dossier.objects.get()
    assert (dossier.fee, dossier.fee_dong, dossier.paid_online) == ("paid", 12_000, False)
    assert dossier.intake == {"receipt": "0012345"}
    assert_row_is_fold(dossier.id)


def test_what_the_person_handed_in_before_is_shown_to_who_may_read_it(
    cast: Cast, clerk: Officer, stranger: Officer
) -> None:
    clerk.send(scan(clerk, CARD), COUNTER, accept="1", **ASKED)
    code = Dossier.objects.get().code
    assert code in scan(clerk, CARD).words
    assert code not in scan(stranger, CARD).words

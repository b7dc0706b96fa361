"""A mother reads who looked at her dossier, takes her data along, and has them erased by the office's leader."""

import json
from collections.abc import Callable

import pytest

from motcua.dossiers.api import SubmissionReceipt, accept_dossier, submit_dossier, withdraw_dossier
from motcua.dossiers.models import Dossier
from motcua.personal.models import DataRequest
from tests.browser.visitor import Visitor
from tests.factories.cast import NOW, Cast
from tests.factories.submissions import BIRTH, MOTHER, counter_submission

DONE = "Đã xóa theo yêu cầu ngày 30/11/2026."


@pytest.fixture
def receipt(office: Cast) -> SubmissionReceipt:
    """Her dossier, taken in over the counter and withdrawn: its way is at its end."""
    receipt = submit_dossier(actor=office.clerk, submission=counter_submission(BIRTH), now=NOW)
    accept_dossier(actor=office.clerk, code=receipt.code, now=NOW)
    withdraw_dossier(actor=office.clerk, code=receipt.code, now=NOW)
    return receipt


def opened(mother: Visitor, receipt: SubmissionReceipt) -> None:
    """Her dossier by the two codes of her slip."""
    mother.open("/ho-so/")
    mother.fill("Mã hồ sơ", receipt.code)
    mother.fill("Mã mở hồ sơ", receipt.resume_code)
    mother.press("Mở hồ sơ")


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_she_reads_the_log_and_has_it_erased(
    office: Cast, receipt: SubmissionReceipt, visitor: Callable[..., Visitor], javascript: bool
) -> None:
    specialist, leader = visitor(javascript=javascript), visitor(javascript=javascript)
    specialist.sign_in("chuyen-vien-1")
    specialist.open(f"/can-bo/dossiers/{receipt.code}/")
    assert specialist.sees(MOTHER["full_name"])
    mother = visitor(phone=True, javascript=javascript)
    opened(mother, receipt)
    mother.follow("Ai đã xem hồ sơ này")
    assert mother.sees(office.centre.name, "chuyên môn", "Mở trang hồ sơ để xử lý")
    mother.follow("Về hồ sơ của tôi")
    mother.follow("Dữ liệu của tôi trong hồ sơ này")
    taken = json.loads(mother.download("Tải tất cả dữ liệu của hồ sơ này (JSON)"))
    assert MOTHER["full_name"] in json.dumps(taken, ensure_ascii=False)
    assert mother.download("Tải tất cả dữ liệu của hồ sơ này để đọc và in (PDF)").startswith(b"%PDF")
    mother.press("Gửi yêu cầu")
    assert mother.sees("Cần sửa mấy chỗ sau")
    mother.page.get_by_label("Xóa dữ liệu của tôi", exact=True).check()
    mother.press("Gửi yêu cầu")
    assert mother.sees("Những điều đã yêu cầu", "trả lời chậm nhất")
    leader.sign_in("lanh-dao-1")
    leader.follow("Dữ liệu cá nhân")
    leader.follow("Dữ liệu hết thời hạn giữ")
    assert leader.sees("Chờ trả lời yêu cầu của người nộp")
    leader.follow(receipt.code)
    leader.press("Giữ lại")
    assert leader.sees("Hãy ghi vì sao phải giữ lại.")
    leader.press("Xóa dữ liệu của hồ sơ này")
    assert leader.sees("Hãy thôi giữ hoặc trả lời trước.")
    leader.follow("Dữ liệu cá nhân")
    leader.follow("Xóa dữ liệu của tôi")
    leader.choose("Trả lời thế nào?", "Xóa dữ liệu ngay bây giờ, không lấy lại được")
    leader.press("Gửi câu trả lời")
    assert leader.sees("Hãy")
    leader.fill("Câu trả lời cho người yêu cầu", DONE)
    leader.press("Gửi câu trả lời")
    assert leader.sees("Đã trả lời.")
    mother.open("/ho-so/du-lieu/")
    assert mother.sees(DONE)
    assert MOTHER["full_name"] not in mother.words()
    leader.open(f"/can-bo/dossiers/{receipt.code}/")
    assert MOTHER["full_name"] not in leader.words()
    mother.open("/ho-so/ai-da-xem/")
    assert mother.sees("lãnh đạo")  # what was looked at stays told
    row = Dossier.objects.get(code=receipt.code)
    assert (row.applicant, row.answers, row.stage) == ({}, {}, "withdrawn")  # and the figures keep their row


def test_an_officer_of_another_unit_sees_nothing(
    office: Cast, receipt: SubmissionReceipt, visitor: Callable[..., Visitor]
) -> None:
    mother, stranger = visitor(phone=True), visitor()
    opened(mother, receipt)
    mother.open("/ho-so/du-lieu/")
    mother.page.get_by_label("Hỏi về dữ liệu của tôi", exact=True).check()
    mother.fill("Nói rõ thêm", "Ai giữ tờ khai của tôi?")
    mother.press("Gửi yêu cầu")
    stranger.sign_in("can-bo-khac-1")
    request = DataRequest.objects.get()
    for place in (f"dossiers/{receipt.code}/", f"dossiers/{receipt.code}/accept/", f"personal-data/{request.pk}/"):
        stranger.open(f"/can-bo/{place}")
        assert stranger.status in {403, 404}
        assert MOTHER["full_name"] not in stranger.words()
    for place in ("", "personal-data/", f"search/?q={receipt.code}", f"search/?q={MOTHER['full_name']}"):
        stranger.open(f"/can-bo/{place}")
        assert stranger.status in {200, 404}  # a code that is not there and one that is elsewhere look alike
        assert stranger.page.locator("main").get_by_role("link", name=receipt.code).count() == 0

"""Specialist and leader work on a dossier until the result is in the applicant's hands; nobody else sees it."""

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import expect

from motcua.dossiers.api import accept_dossier, submit_dossier
from motcua.dossiers.models import Dossier
from tests.browser.visitor import Visitor
from tests.factories.cast import NOW, Cast
from tests.factories.clock import OfficeClock
from tests.factories.dossiers import accepted, submitted
from tests.factories.submissions import BIRTH, counter_submission


def test_specialist_and_leader_decide_and_the_result_is_returned(
    office: Cast, visitor: Callable[..., Visitor], finish_jobs: Callable[[], None], clock: OfficeClock
) -> None:
    code = accepted(office, BIRTH)
    specialist, clerk, leader = visitor(), visitor(), visitor()
    specialist.sign_in("chuyen-vien-1")
    specialist.follow(code)
    specialist.follow("Phân công")
    specialist.select("Giao cho", "Trần Văn Chuyên – chuyên viên")
    specialist.press("Phân công")
    assert specialist.sees("giao cho Trần Văn Chuyên")
    specialist.follow("Chuyển bước")
    specialist.press("Chuyển bước")
    assert specialist.sees("Đang xử lý")
    specialist.follow("Yêu cầu bổ sung")
    specialist.press("Yêu cầu bổ sung")
    assert specialist.sees("Hãy ghi ít nhất một giấy tờ cần bổ sung và lý do.")
    specialist.fill("Giấy tờ hoặc nội dung khác", "Giấy chứng sinh chụp bị mờ")
    specialist.write_date("Bổ sung đến hết ngày", "10", "12", "2026")
    specialist.press("Yêu cầu bổ sung")
    assert specialist.sees("Chờ bổ sung giấy tờ", "tạm dừng tính thời hạn", "bổ sung đến hết 10/12/2026")
    clock.now = NOW + timedelta(days=1)
    clerk.sign_in("mot-cua-1")
    clerk.follow("Chờ người nộp bổ sung 1")
    clerk.follow(code)
    clerk.follow("Ghi nhận bổ sung")
    clerk.press("Ghi nhận bổ sung")
    assert clerk.sees("Đang xử lý", "Bổ sung hồ sơ")
    leader.sign_in("lanh-dao-1")
    leader.follow(code)
    leader.follow("Phê duyệt")
    leader.fill("Ghi chú nội bộ", "Đủ điều kiện")
    leader.press("Phê duyệt kết quả")
    assert leader.sees("Đã có kết quả", "đã xong")
    finish_jobs()
    clerk.follow("Danh sách việc")
    clerk.follow("Có kết quả, chờ trả 1")
    clerk.follow(code)
    assert clerk.download("Kết quả giải quyết thủ tục hành chính").startswith(b"%PDF-")
    clerk.follow("Trả kết quả")
    clerk.press("Trả kết quả")
    assert clerk.sees("Đã trả kết quả")
    assert (Dossier.objects.get().stage, Dossier.objects.get().delivery) == ("returned", "returned")


def test_a_stranger_sees_nothing_of_it(office: Cast, visitor: Callable[..., Visitor]) -> None:
    receipt = submit_dossier(actor=office.clerk, submission=counter_submission(BIRTH), now=NOW)
    accept_dossier(actor=office.clerk, code=receipt.code, now=NOW)
    secrets = ("Hồ Thị K'Lan", "Hồ Minh An", receipt.lookup_code)
    clerk_elsewhere, passer_by = visitor(), visitor(phone=True)
    clerk_elsewhere.sign_in("can-bo-khac-1")
    assert receipt.code not in clerk_elsewhere.words()
    clerk_elsewhere.fill("Tìm hồ sơ", receipt.code)
    clerk_elsewhere.press("Tìm")
    assert clerk_elsewhere.status == 404
    for address in ("", "accept/", "approve/", "request-supplement/", "issued/1/"):
        clerk_elsewhere.open(f"/can-bo/dossiers/{receipt.code}/{address}")
        assert clerk_elsewhere.status == 404
        assert not [secret for secret in secrets if secret in clerk_elsewhere.words()]
    passer_by.open(f"/can-bo/dossiers/{receipt.code}/")
    assert passer_by.sees("Đăng nhập dành cho cán bộ")
    passer_by.open(f"/tra-cuu/?code={receipt.code}")
    passer_by.fill("Mã tra cứu", "K7QM-2TR9-XW4D")
    passer_by.press("Tra cứu")
    assert passer_by.sees("Hai mã không khớp với hồ sơ nào.")
    assert not [secret for secret in secrets if secret in passer_by.words()]


def test_two_officers_at_once_the_second_is_told_what_the_first_did(
    office: Cast, visitor: Callable[..., Visitor]
) -> None:
    code = accepted(office)
    specialist, leader = visitor(), visitor()
    leader.sign_in("lanh-dao-1")
    leader.open(f"/can-bo/dossiers/{code}/stop/")
    specialist.sign_in("chuyen-vien-1")
    specialist.open(f"/can-bo/dossiers/{code}/pass/")
    specialist.press("Chuyển bước")
    leader.fill("Lý do", "Không bổ sung trong thời hạn")
    leader.press("Dừng giải quyết")
    assert leader.status == 409
    assert leader.sees("Hồ sơ vừa được người khác cập nhật.", "Chuyển bước xử lý – Trần Văn Chuyên")
    assert leader.field("Lý do").input_value() == "Không bổ sung trong thời hạn"


def test_the_desk_can_be_worked_by_keyboard_alone(office: Cast, visitor: Callable[..., Visitor]) -> None:
    code = submitted(office)
    clerk = visitor()
    clerk.sign_in("mot-cua-1")
    clerk.open(f"/can-bo/dossiers/{code}/")
    keys = clerk.page.keyboard
    keys.press("Tab")
    assert clerk.page.locator(":focus").inner_text() == "Đến nội dung chính"
    keys.press("Enter")
    expect(clerk.page.locator("#main")).to_be_focused()
    reached = []
    for _ in range(40):
        keys.press("Tab")
        words = clerk.page.locator(":focus").inner_text().strip()
        reached.append(words)
        if words == "Tiếp nhận":
            break
    assert reached[-1] == "Tiếp nhận", reached
    keys.press("Enter")
    clerk.page.wait_for_url("**/accept/")
    clerk.check()
    clerk.page.get_by_role("button", name="Tiếp nhận hồ sơ", exact=True).focus()
    keys.press("Enter")
    clerk.page.wait_for_url(f"**/dossiers/{code}/")
    assert clerk.sees("Đã tiếp nhận")

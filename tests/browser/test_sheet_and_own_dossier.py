"""A sheet prepared at home is opened at the counter by its QR; later the dossier is opened, supplemented, answered."""

import re
from collections.abc import Callable

from motcua.dossiers.api import SupplementItem, request_supplement
from motcua.dossiers.models import Dossier
from tests.browser.visitor import Visitor
from tests.factories.cast import Cast
from tests.factories.files import JPEG

CODE = re.compile(r"\b\w{4}-\w{4}-\w{4}\b")


def prepare_at_home(person: Visitor) -> str:
    """Fill the questions in beforehand; the code on the sheet."""
    person.open("/thu-tuc/2.000815/chuan-bi/")
    person.press("Điền sẵn để mang theo")
    person.fill("Họ, chữ đệm, tên", "Hồ Thị K'Lan")
    person.press("Lưu và đi tiếp")
    person.fill("Tên giấy tờ", "Bằng tốt nghiệp")
    person.fill("Số trang của bản chính", "2")
    person.fill("Số bản sao cần chứng thực", "3")
    person.press("Lưu và đi tiếp")
    assert person.sees("Xem lại trước khi in", "Bằng tốt nghiệp")
    person.follow("In tờ mang theo")
    assert person.sees("Tờ này chưa phải là nộp hồ sơ", "Giấy tờ mang theo")
    assert person.page.locator("svg path").count() > 0
    return person.page.locator(".secret").inner_text()


def test_from_a_sheet_at_home_to_an_answered_supplement(office: Cast, visitor: Callable[..., Visitor]) -> None:
    person = visitor(phone=True)
    code = prepare_at_home(person)
    clerk = visitor()
    clerk.sign_in("mot-cua-1")
    clerk.follow("Tiếp nhận hồ sơ")
    clerk.fill("Người dân có tờ chuẩn bị sẵn? Quét mã QR hoặc gõ mã", f"http://127.0.0.1/lam-tiep/#{code}")
    clerk.press("Mở bản chuẩn bị")
    assert clerk.sees("Nội dung do người dân điền sẵn")
    assert clerk.field("Họ, chữ đệm, tên").input_value() == "Hồ Thị K'Lan"
    for box in clerk.question("Giấy tờ đã nhận").get_by_role("checkbox").all():
        box.check()
    clerk.press("Tiếp nhận và lập giấy hẹn")
    dossier = Dossier.objects.get()
    items = (SupplementItem("Bản chính", "trang 2 bị mờ"),)
    request_supplement(actor=office.specialist, code=dossier.code, items=items, now=dossier.received_at)
    open_and_supplement(person, dossier)
    clerk.open(f"/can-bo/dossiers/{dossier.code}/")
    assert clerk.sees("Bản chính: đã chụp lại", "Chưa trả lời")
    clerk.fill("Nhắn cho người nộp", "Đã nhận đủ.")
    clerk.press("Gửi tin nhắn")
    person.open("/ho-so/")
    assert person.sees("Đã nhận đủ.", "Có tin mới")
    person.follow("Rút hồ sơ này")
    person.press("Rút hồ sơ")
    assert person.sees("Đã rút hồ sơ")


def open_and_supplement(person: Visitor, dossier: Dossier) -> None:
    """By the code that opens, not by the one that only shows; then thing by thing."""
    person.open(f"/ho-so/?code={dossier.code}")
    person.fill("Mã mở hồ sơ", dossier.lookup_code)
    person.press("Mở hồ sơ")
    assert person.sees("cần mã mở hồ sơ, không phải mã tra cứu")
    person.fill("Mã mở hồ sơ", dossier.resume_code.lower())
    person.press("Mở hồ sơ")
    assert person.sees("Chờ bổ sung giấy tờ", "trang 2 bị mờ", "từ ")
    person.follow("Bổ sung ngay")
    person.follow("Bắt đầu")
    person.hand_in("Tệp hoặc ảnh chụp", ("trang-2.jpg", JPEG))
    person.fill("Viết cho cơ quan về mục này", "đã chụp lại")
    person.press("Lưu và đi tiếp")
    person.press("Gửi bổ sung")
    assert person.sees("trang-2.jpg", "đã chụp lại")


def test_the_own_dossier_without_script(office: Cast, visitor: Callable[..., Visitor]) -> None:
    person = visitor(phone=True, javascript=False)
    code = prepare_at_home(person)
    assert CODE.fullmatch(code)
    person.open("/cach-doc/")
    person.choose("Cỡ chữ", "Chữ rất lớn")
    person.choose("Hình lớn", "Có hình lớn cạnh câu hỏi")
    person.press("Đọc theo cách này")
    person.open("/ho-so/")
    assert person.sees("Hồ sơ của tôi", "Không có mã mở hồ sơ?")

"""The whole way with scripts switched off: from the procedure's page to the result and back to the two codes."""

import re
from collections.abc import Callable

from motcua.dossiers.models import Dossier
from tests.browser.test_mother_applies_online import codes_of, declare_herself
from tests.browser.visitor import Visitor
from tests.factories.cast import Cast
from tests.factories.files import PDF


def test_from_application_to_result_without_javascript(
    office: Cast, visitor: Callable[..., Visitor], finish_jobs: Callable[[], None]
) -> None:
    person = visitor(phone=True, javascript=False)
    person.open("/thu-tuc/2.000635/")
    person.follow("Nộp hồ sơ")
    person.press("Bắt đầu")
    declare_herself(person)
    ask_for_the_extract(person)
    person.press("Nộp hồ sơ")
    code, lookup_code = codes_of(person)
    clerk, leader = visitor(javascript=False), visitor(javascript=False)
    clerk.sign_in_by_form("mot-cua-1")
    clerk.follow("Chờ tiếp nhận 1")
    clerk.follow(code)
    clerk.follow("Tiếp nhận")
    clerk.press("Tiếp nhận hồ sơ")
    leader.sign_in_by_form("lanh-dao-1")
    leader.follow(code)
    leader.follow("Phê duyệt")
    leader.press("Phê duyệt kết quả")
    finish_jobs()
    clerk.open(f"/can-bo/dossiers/{code}/")
    assert clerk.download("Kết quả giải quyết thủ tục hành chính").startswith(b"%PDF-")
    clerk.follow("Trả kết quả")
    clerk.press("Trả kết quả")
    assert Dossier.objects.get().stage == "returned"
    person.open("/tra-cuu/")
    person.fill("Mã hồ sơ", code)
    person.fill("Mã tra cứu", lookup_code)
    person.press("Tra cứu")
    assert person.sees("Đã trả kết quả")


def ask_for_the_extract(person: Visitor) -> None:
    """The pages of the copy of an extract, whatever papers it asks for."""
    person.choose("Loại giấy tờ", "Bản sao Giấy khai sinh")
    person.choose("Người yêu cầu là gì của người có tên trong giấy tờ?", "Chính người đó")
    person.fill("Số bản sao", "2")
    person.press("Lưu và đi tiếp")
    person.fill("Họ, chữ đệm, tên", "Hồ Thị K'Lan")
    person.write_date("Ngày, tháng, năm sinh", "", "", "1995")
    person.press("Lưu và đi tiếp")
    person.fill("Nơi đã đăng ký hộ tịch", "Ủy ban nhân dân Xã Mẫu")
    person.press("Lưu và đi tiếp")
    person.page.get_by_role("checkbox").first.check()
    person.press("Lưu và đi tiếp")
    while not re.search(r"/xem-lai/$", person.page.url):
        files = person.page.locator("input[type=file]")
        if files.count():
            files.first.set_input_files([{"name": "can-cuoc.pdf", "mimeType": "application/pdf", "buffer": PDF}])
        person.press("Lưu và đi tiếp")

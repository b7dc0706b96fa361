"""A mother lets the father act for her: signed at the counter, used there, read and taken back from her phone."""

import re
from collections.abc import Callable

from motcua.dossiers.models import Dossier
from motcua.mandates.models import Mandate
from tests.browser.visitor import Visitor
from tests.factories.cast import Cast
from tests.factories.submissions import MOTHER

CERTIFIED = "Chứng thực bản sao từ bản chính"


def draw_up(clerk: Visitor) -> None:
    clerk.follow("Ủy quyền")
    clerk.follow("Lập giấy ủy quyền")
    clerk.fill("Họ, chữ đệm, tên người ủy quyền", MOTHER["full_name"])
    clerk.fill("Số định danh người ủy quyền", MOTHER["identity_number"])
    clerk.fill("Họ, chữ đệm, tên người được ủy quyền", "Y Khan")
    clerk.fill("Số định danh người được ủy quyền", "046093005678")
    clerk.page.get_by_label(re.compile(CERTIFIED)).first.check()
    clerk.write_date("Từ ngày", "30", "11", "2026")
    clerk.write_date("Đến hết ngày", "31", "12", "2026")
    clerk.press("Lập giấy ủy quyền")
    assert clerk.sees("Cần sửa mấy chỗ sau")
    clerk.choose("Chứng minh bằng gì?", "Ký tại quầy trước cán bộ một cửa")
    clerk.press("Lập giấy ủy quyền")
    assert clerk.sees("Chờ ký", "từ 30/11/2026 đến hết 31/12/2026")
    assert clerk.download("In giấy ủy quyền").startswith(b"%PDF")
    clerk.press("Đã ký, xác nhận")
    assert clerk.sees("Đang có hiệu lực", "Chưa có hồ sơ nào nộp theo ủy quyền này.")


def test_the_father_hands_in_and_she_is_told(office: Cast, visitor: Callable[..., Visitor]) -> None:
    clerk = visitor()
    clerk.sign_in("mot-cua-1")
    draw_up(clerk)
    mandate = Mandate.objects.get()
    clerk.open("/can-bo/intake/2.000815/")
    clerk.choose("Ai nộp?", "Người đại diện hoặc được ủy quyền")
    clerk.fill("Mã ủy quyền", mandate.code.lower())
    clerk.fill("Họ, chữ đệm, tên", MOTHER["full_name"])
    clerk.fill("Tên giấy tờ", "Bằng tốt nghiệp")
    clerk.fill("Số trang của bản chính", "2")
    clerk.fill("Số bản sao cần chứng thực", "1")
    clerk.press("Lưu, chưa tiếp nhận")
    assert clerk.sees("Người ghi trong hồ sơ không phải là người đã ủy quyền.")
    clerk.fill("Số định danh cá nhân (số căn cước)", MOTHER["identity_number"])
    clerk.press("Lưu, chưa tiếp nhận")
    dossier = Dossier.objects.get()
    assert clerk.sees(f"Hồ sơ {dossier.code}")
    mother = visitor(phone=True)
    mother.open("/ho-so/")
    mother.follow("Đã ủy quyền cho người khác? Xem hoặc thu hồi")
    mother.fill("Mã ủy quyền", mandate.code)
    mother.fill("Mã của người ủy quyền", mandate.secret)
    mother.press("Xem ủy quyền")
    assert mother.sees("Y Khan", dossier.code)
    mother.press("Thu hồi ủy quyền")
    assert mother.sees("Đã thu hồi")
    assert MOTHER["identity_number"] not in mother.words()
